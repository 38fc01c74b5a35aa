"""The address of a paper that names nobody."""

from django.urls import path

from goldthread.cases.papers import views

urlpatterns = [path("case/<slug:reference>/paper/<slug:code>/", views.case_paper, name="case_paper")]
