"""Addresses of tokens and links, under the address of a space."""

from django.urls import path

from goldthread.foundation.passes import views

urlpatterns = [
    path("tokens/", views.passes, name="passes"),
    path("tokens/issue/", views.issue, name="issue_token"),
    path("tokens/<int:pk>/", views.one_pass, name="pass"),
    path("tokens/<int:pk>/revoke/", views.revoke, name="revoke_pass"),
]
