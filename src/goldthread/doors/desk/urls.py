"""Addresses of the pages that belong to no part."""

from django.urls import path

from goldthread.doors.desk import views

urlpatterns = [
    path("", views.your_work, name="your_work"),
    path("p/<slug:space>/governance/", views.governance, name="governance"),
    path("p/<slug:space>/administration/", views.administration, name="administration"),
    path("search/", views.search, name="search"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
]
