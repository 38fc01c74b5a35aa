"""Addresses of the pages that belong to no one space."""

from django.urls import path

from goldthread.doors.desk import views

urlpatterns = [
    path("", views.your_work, name="your_work"),
    path("search/", views.search, name="search"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
]
