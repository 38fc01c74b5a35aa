"""The address of the roles page."""

from django.urls import path

from goldthread.foundation.access import views

urlpatterns = [path("roles/", views.roles, name="roles")]
