"""Addresses of chronologies, under the address of a space."""

from django.urls import path

from goldthread.cases.chronology.views import copies, desk, lanes, merged, people, telling

OF_CASE = "case/<slug:reference>/chronology/"
LANE = "chronology/lanes/<int:pk>/"
ENTRY = "chronology/entries/<int:pk>/"
PERSON = "chronology/people/<int:pk>/"

urlpatterns = [
    path(OF_CASE, merged.chronology, name="chronology"),
    path(f"{OF_CASE}ask", desk.ask, name="ask_for_lanes"),
    path(f"{OF_CASE}share", desk.share, name="share_chronology"),
    path(f"{OF_CASE}stop-sharing", desk.stop, name="stop_sharing_chronology"),
    path(f"{OF_CASE}copies/<slug:form>/", copies.order, name="order_chronology_copy"),
    path("chronology/copies/<int:pk>/", copies.copy, name="chronology_copy"),
    path(f"{OF_CASE}people/add", people.add, name="list_chronology_person"),
    path(f"{PERSON}change", people.change, name="change_chronology_person"),
    path(f"{PERSON}remove", people.remove, name="unlist_chronology_person"),
    path("chronology/lanes/", lanes.lanes, name="chronology_lanes"),
    path(LANE, lanes.lane, name="chronology_lane"),
    path(f"{LANE}merged", merged.shared, name="shared_chronology"),
    path(f"{LANE}add", telling.add, name="tell_chronology_entry"),
    path(f"{LANE}upload", telling.upload, name="upload_chronology_entries"),
    path(f"{LANE}hand-in", lanes.hand_in, name="hand_chronology_lane_in"),
    path(f"{LANE}take-back", lanes.take_back, name="take_chronology_lane_back"),
    path(f"{ENTRY}change", telling.change, name="change_chronology_entry"),
    path(f"{ENTRY}strike-out", telling.strike_out, name="strike_chronology_entry_out"),
    path("chronology/uploads/<int:pk>/strike-out", telling.strike_upload_out, name="strike_chronology_upload_out"),
]
