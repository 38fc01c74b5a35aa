"""Addresses of the register of people, under the address of a space."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
