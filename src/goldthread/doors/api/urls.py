"""Addresses of the API, of its document and of the page about it."""

from django.urls import path, re_path

from goldthread.doors.api import views
from goldthread.doors.api.v1 import routes

urlpatterns = [
    path("", views.page, name="api"),
    path("v1/openapi.json", views.openapi, name="openapi"),
    *routes(),
    re_path(r"^v1/(?P<rest>.*)$", views.nothing_here, name="api_nothing_here"),
]
