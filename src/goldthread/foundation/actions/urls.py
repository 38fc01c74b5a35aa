"""Addresses of actions, under the address of a space."""

from django.urls import path

from goldthread.foundation.actions import views

urlpatterns = [
    path("actions/", views.actions, name="actions"),
    path("actions/<int:pk>/", views.action, name="action"),
]
