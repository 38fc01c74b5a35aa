"""Addresses of asking about an action by a one-time link, under the address of a space."""

from django.urls import path

from goldthread.foundation.one_time_links.of_actions import views

ACTION = "actions/<int:pk>/"

urlpatterns = [
    path(f"{ACTION}ask-by-link/<int:agency>", views.ask, name="ask_by_link"),
    path(f"{ACTION}links/<int:asking>/revoke", views.revoke, name="revoke_link"),
]
