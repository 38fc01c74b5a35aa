"""Addresses of decisions, below ``/p/<space>/``."""

from django.urls import path

from goldthread.foundation.decisions import views

urlpatterns = [
    path("decisions/", views.decisions, name="decisions"),
    path("decisions/<int:pk>/", views.decision, name="decision"),
    path("decisions/<int:pk>/add/", views.add_to_decision, name="add_to_decision"),
    path("decisions/<int:pk>/dissent/", views.add_dissent, name="add_dissent"),
]
