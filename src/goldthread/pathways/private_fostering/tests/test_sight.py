"""What a practitioner reads whose agency was given sight of a case."""

import re

import pytest

from goldthread.cases.casework.factories import a_basis
from goldthread.foundation.grants.commands import give_grant
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, an_arrangement, then

from .reading import now_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_sight(partnership, police, officer):
    case = an_arrangement(partnership, by=officer)
    then(case, "required", by=officer, at=NOTIFIED_AT)
    given = {"standing_as": "participant", "purpose": "They know the child.", "ends_at": None, "more": a_basis()}
    give_grant(about=now_of(case), agency=police, **given, by=officer, at=NOTIFIED_AT)
    return case


def test_they_read_when_it_began_what_was_decided_and_what_the_carer_must_do_and_no_word_of_the_family(
    in_sight, constable, browser_of
):
    browser = browser_of(constable)

    page = browser.get(in_sight.get_absolute_url())

    assert page.status_code == 200
    for words in ("20 August 2025", "Suitable", "Assess and decide"):
        assert words in page.text
    (requirement,) = re.findall(r'href="([^"]*/required/[0-9]+/)"', page.text)
    assert "Put a lock on the pond." in browser.get(requirement).text
    for words in ("Ana Example", "Robin Example", "To learn English", "telephones home", "Visit the child"):
        assert words not in page.text


def test_they_record_nothing_and_read_no_figures(in_sight, constable, browser_of):
    browser = browser_of(constable)

    for page in ("record/visited/", "record/decided/", "record/ended/"):
        assert browser.get(f"{in_sight.get_absolute_url()}{page}").status_code == 404
    assert browser.get(f"/p/{in_sight.space.slug}/cases/private-fostering/figures/").status_code == 404


def test_they_read_that_it_ended_and_not_where_the_child_lives_now(in_sight, officer, constable, browser_of):
    then(in_sight, "ended", by=officer, at=NOTIFIED_AT)

    page = browser_of(constable).get(in_sight.get_absolute_url()).text

    assert "Closed" in page
    assert "With both parents, abroad" not in page
