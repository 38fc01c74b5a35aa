"""Addresses of matters raised with a board, under the address of a space."""

from django.urls import path

from goldthread.partnership.matters.views import matter_forms, raising, register

MATTER = "matters/<int:pk>/"

urlpatterns = [
    path("matters/", register.matters, name="matters"),
    path("matters/measures", register.measures, name="matter_measures"),
    path("matters/days-to-reply", raising.times, name="reply_times"),
    path("matters/raise", raising.choose, name="raise_matter"),
    path("matters/raise/<slug:kind>", raising.raise_one, name="raise_matter_of"),
    path(MATTER, register.matter, name="raised_matter"),
    path(f"{MATTER}reply", matter_forms.reply, name="reply_to_matter"),
    path(f"{MATTER}further", matter_forms.further, name="take_matter_further"),
    path(f"{MATTER}end", matter_forms.end, name="end_matter"),
    path(f"{MATTER}action", matter_forms.action, name="action_of_matter"),
]
