"""Addresses of what belongs to a person and to no space."""

from django.urls import path

from goldthread.foundation.chasing.views.of_people import digests

urlpatterns = [path("account/digests/", digests, name="digests")]
