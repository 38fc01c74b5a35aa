"""Addresses of the list of who comes of age, under the address of a space."""

from django.urls import path

from goldthread.cases.casework.views.lists_beside import list_beside
from goldthread.cases.coming_of_age.lists import COMING_OF_AGE

urlpatterns = [
    path(
        "cases/<slug:pathway>/coming-of-age/",
        list_beside,
        {"name": COMING_OF_AGE.name},
        name=COMING_OF_AGE.name,
    ),
]
