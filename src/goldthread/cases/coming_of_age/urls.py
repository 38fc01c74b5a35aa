"""Addresses of the list of who comes of age, under the address of a space."""

from django.urls import path

from goldthread.cases.coming_of_age import views

urlpatterns = [
    path("cases/<slug:pathway>/coming-of-age/", views.coming_of_age, name="coming_of_age"),
]
