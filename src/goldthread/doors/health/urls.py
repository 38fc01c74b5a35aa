"""Addresses for machines."""

from django.urls import path

from goldthread.doors.health import views

urlpatterns = [path("live", views.live, name="live"), path("ready", views.ready, name="ready")]
