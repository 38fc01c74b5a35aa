"""Addresses of going live."""

from django.urls import path

from goldthread.cases.going_live import views

urlpatterns = [
    path("kinds-of-case/", views.kinds_of_case, name="kinds_of_case"),
    path("kinds-of-case/<slug:pathway>/", views.going_live, name="going_live"),
    path("kinds-of-case/<slug:pathway>/papers/", views.record_papers, name="record_papers"),
    path("kinds-of-case/<slug:pathway>/<int:pk>/end/", views.end_part, name="end_part"),
    path("kinds-of-case/<slug:pathway>/go-live/", views.go_live, name="go_live"),
]
