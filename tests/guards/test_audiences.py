"""What the API shows of each kind of record is declared field by field, audience by audience."""

import pytest

from goldthread.doors.api.schemas import audiences
from goldthread.doors.api.schemas.audiences import SERIALISED, Audience
from goldthread.doors.api.v1 import api

KINDS = {one.model.__name__: one for one in SERIALISED}


def test_the_api_is_the_one_that_is_guarded():
    assert api.title == "Goldthread"
    assert audiences.SERIALISED


@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_either_shown_or_hidden(name):
    one = KINDS[name]
    fields, hidden = {field.name for field in one.model._meta.local_fields}, set(one.hidden.split())
    shown = set().union(*(one.shown_to(audience) for audience in one.to))

    assert fields - shown - hidden == set(), "say of each new field who sees it, or that it is hidden"
    assert shown & hidden == set()
    assert hidden - fields == set()


@pytest.mark.parametrize("name", KINDS)
def test_every_member_says_what_it_is_made_of(name):
    one = KINDS[name]
    fields = {field.name for field in one.model._meta.local_fields}
    members = set().union(*(one.members(audience) for audience in one.to))

    assert members - fields - set(one.made_of) == set()
    assert {part for parts in one.made_of.values() for part in parts.split()} - fields == set()


@pytest.mark.parametrize("audience", Audience)
def test_no_secret_and_no_person_is_shown_to_anybody(audience):
    kept = {"a secret, only as its hash", "the name of a person who works here", "how to reach a person who works here"}
    told = [
        f"{one.model.__name__}.{name}"
        for one in SERIALISED
        if audience in one.to
        for name in one.shown_to(audience)
        if one.model.handling[name].what in kept
    ]

    assert told == []
