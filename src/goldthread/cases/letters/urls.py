"""Addresses of letters of cases."""

from django.urls import path

from goldthread.cases.letters import views

urlpatterns = [
    path("case/<slug:reference>/letters/made/<int:pk>/", views.case_letter, name="case_letter"),
    path(
        "case/<slug:reference>/<slug:step>/<int:pk>/letter/<slug:letter>/",
        views.make_case_letter,
        name="make_case_letter",
    ),
]
