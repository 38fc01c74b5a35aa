"""Addresses of asking by a one-time link, under the address of a space."""

from django.urls import path

from goldthread.foundation.one_time_links.views import asking

ACTION = "actions/<int:pk>/"

urlpatterns = [
    path(f"{ACTION}ask-by-link/<int:agency>", asking.ask, name="ask_by_link"),
    path(f"{ACTION}links/<int:asking>/revoke", asking.revoke, name="revoke_link"),
]
