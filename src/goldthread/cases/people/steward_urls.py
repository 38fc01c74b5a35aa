"""Addresses under which people are found, and under which the steward of the register decides who is one."""

from django.urls import path

from goldthread.cases.people.views import finding, stewarding

PAIR = "people/pairs/<int:pk>/"

urlpatterns = [
    path("people/", finding.find_people, name="find_people"),
    path("people/pairs/", stewarding.pairs, name="lookalikes"),
    path(PAIR, stewarding.pair, name="lookalike"),
    path(f"{PAIR}one", stewarding.one_person, name="merge_two_people"),
    path(f"{PAIR}two", stewarding.two_people, name="keep_two_people_apart"),
    path("people/merges/", stewarding.merges, name="merges"),
    path("people/merges/<int:pk>/undo", stewarding.undo, name="undo_person_merge"),
]
