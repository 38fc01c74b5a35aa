"""Addresses of letters of cases."""

from django.urls import path

from goldthread.cases.letters import views
from goldthread.cases.letters.owing import LEFT

OF_RECORD = "case/<slug:reference>/<slug:step>/<int:pk>/letter/<slug:letter>/"

urlpatterns = [
    path("case/<slug:reference>/letters/made/<int:pk>/", views.case_letter, name="case_letter"),
    path(OF_RECORD, views.make_case_letter, name="make_case_letter"),
    path(f"{OF_RECORD}{LEFT}", views.leave_case_letter, name="leave_case_letter"),
]
