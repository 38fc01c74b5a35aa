"""Addresses of the list for a quality panel, under the address of a space."""

from django.urls import path

from goldthread.cases.quality_panel import views

urlpatterns = [
    path("cases/<slug:pathway>/quality-panel/", views.for_quality_panel, name="for_quality_panel"),
]
