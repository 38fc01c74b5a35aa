"""Addresses of the list for a quality panel, under the address of a space."""

from django.urls import path

from goldthread.cases.casework.views.lists_beside import list_beside
from goldthread.cases.quality_panel.lists import FOR_QUALITY_PANEL

urlpatterns = [
    path(
        "cases/<slug:pathway>/quality-panel/",
        list_beside,
        {"name": FOR_QUALITY_PANEL.name},
        name=FOR_QUALITY_PANEL.name,
    ),
]
