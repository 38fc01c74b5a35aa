"""Addresses of what comes before publication, under the address of a space."""

from django.urls import path

from goldthread.partnership.publishing.views import names, readiness, readiness_forms

READY = "reviews/<slug:reference>/ready/"
PROCEEDING = "proceedings/<int:pk>/"

urlpatterns = [
    path(READY, readiness.ready, name="ready_to_publish"),
    path(f"{READY}approve", readiness_forms.approve, name="record_approval"),
    path(f"{READY}proceedings/add", readiness_forms.add_proceeding, name="add_proceeding"),
    path(f"{READY}proceedings/asked", readiness_forms.proceedings_asked, name="record_proceedings_asked"),
    path(f"{READY}family", readiness_forms.family, name="record_family_told"),
    path(f"{READY}panel", readiness_forms.panel, name="record_panel_notice"),
    path(f"{READY}names/", names.names, name="name_check"),
    path(f"{READY}names/add", names.add, name="add_details"),
    path(f"{READY}names/look", names.look, name="order_name_check"),
    path("person-details/<int:pk>/remove", names.remove, name="remove_detail"),
    path("name-hits/<int:pk>/clear", names.clear, name="clear_hit"),
    path("approvals/<int:pk>/take-back", readiness_forms.take_back, name="take_approval_back"),
    path(f"{PROCEEDING}change", readiness_forms.change_proceeding, name="change_proceeding"),
    path(f"{PROCEEDING}clear", readiness_forms.clear_proceeding, name="clear_proceeding"),
]
