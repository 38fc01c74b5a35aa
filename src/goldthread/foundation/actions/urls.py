"""Addresses of actions, under the address of a space."""

from django.urls import path

from goldthread.foundation.actions import evidence_views, views

EVIDENCE = "actions/<int:pk>/evidence/"

urlpatterns = [
    path("actions/", views.actions, name="actions"),
    path("actions/<int:pk>/", views.action, name="action"),
    path(f"{EVIDENCE}give", evidence_views.give, name="give_evidence"),
    path(f"{EVIDENCE}<int:evidence>/renew", evidence_views.renew, name="renew_evidence"),
    path(f"{EVIDENCE}<int:evidence>/withdraw", evidence_views.withdraw, name="withdraw_evidence"),
]
