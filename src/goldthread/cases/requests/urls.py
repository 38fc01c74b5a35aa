"""Addresses of information requests."""

from django.urls import path

from goldthread.cases.requests.views import agency, asking, desk, lane_forms, link_forms

LANE = "information-requests/lanes/<int:pk>/"

urlpatterns = [
    path("information-requests/", desk.requests, name="case_requests"),
    path("information-requests/by-agency/", desk.by_agency, name="requests_by_agency"),
    path("information-requests/ask/<slug:reference>/", asking.ask, name="ask_agencies"),
    path("information-requests/<int:pk>/", desk.request_page, name="case_request"),
    path("information-requests/<int:pk>/withdraw", lane_forms.withdraw_all, name="withdraw_request"),
    path(f"{LANE}more-time", lane_forms.extend, name="extend_lane"),
    path(f"{LANE}withdraw", lane_forms.withdraw, name="withdraw_lane"),
    path("information-requests/replies/<int:pk>/share", lane_forms.share, name="share_reply"),
    path(f"{LANE}record-reply", lane_forms.record, name="record_reply_for"),
    path(f"{LANE}send-link", link_forms.send, name="send_link_to_lane"),
    path("information-requests/links/<int:pk>/revoke", link_forms.revoke, name="revoke_link_to_lane"),
    path("asked-of-us/", agency.requests_to_us, name="requests_to_us"),
    path("asked-of-us/<int:pk>/", agency.reply, name="reply_to_request"),
]
