"""Addresses under which people are found, and under which the steward of the register sees who is one or two."""

from django.urls import path

from goldthread.cases.people.views import checking, finding, stewarding

PAIR = "person/pairs/<int:pk>/"

urlpatterns = [
    path("person/", finding.find_people, name="find_people"),
    path("person/pairs/", stewarding.pairs, name="lookalikes"),
    path(PAIR, stewarding.pair, name="lookalike"),
    path(f"{PAIR}one", stewarding.one_person, name="merge_two_people"),
    path(f"{PAIR}two", stewarding.two_people, name="keep_two_people_apart"),
    path(f"{PAIR}check", checking.ask_of_pair, name="ask_to_check_pair"),
    path("person/<int:pk>/may-be", stewarding.pointed_out, name="point_out_person"),
    path("person/two-numbers/", stewarding.people_with_two_numbers, name="people_with_two_numbers"),
    path("person/two-numbers/<int:pk>/", stewarding.person_with_two_numbers, name="person_with_two_numbers"),
    path("person/two-numbers/<int:pk>/check", checking.ask_of_numbers, name="ask_to_check_numbers"),
    path("person/merges/", stewarding.merges, name="merges"),
    path("person/merges/<int:pk>/undo", stewarding.undo, name="undo_person_merge"),
]
