"""Whether there was an earlier concern: who finds it in the register by adult or employer, and who does not."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record
from goldthread.cases.casework.factories import a_basis, seen_by, somebody
from goldthread.cases.casework.found_again import finds_by_facts
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.form_pages.factories import words_of
from goldthread.foundation.grants.commands import declare_conflict, give_grant
from goldthread.foundation.search import matching
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, a_referral, then
from goldthread.pathways.lado.models import Referral

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
DAY = LONG_AGO.date()
REGISTER = "/p/{}/cases/lado/"
SAID = {"adult_name": "Dána Quill", "employer": "Fells Swimming Club"}


@pytest.fixture
def case(partnership, officer):
    """Of a contact at one employer, and a referral about a volunteer of another."""
    found = a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY, employer="Ottermead School")
    then(found, "accepted", by=officer, at=LONG_AGO, other_work="Scouts", children="Z. Y.", **SAID)
    return found


@pytest.fixture
def other_case(case, partnership, officer):
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY, employer="Brook Nursery")


@pytest.fixture
def second(partnership):
    """An officer who has no part in either case."""
    return somebody("designated_officer", partnership, name="second")


def searched(user, space, words, address=REGISTER, **more):
    """The page that somebody gets who types words into the box. ``more`` is what its address asks for besides."""
    client, here = DeskClient(), address.format(space.slug)
    client.force_login(user)
    page = client.get(here)
    if 'method="post" class="gt-filters__form"' not in page.text:
        return client.get(here, {"reference": words, **more}).text
    found = client.post(here, {"reference": words})
    return client.get(f"{found.url}&{urlencode(more)}").text


def finds(user, space, words):
    page = words_of(searched(user, space, words))
    return {one for one in ("LADO-2026-0001", "LADO-2026-0002") if one in page}


@pytest.mark.parametrize(
    "words",
    [
        "Dana Quill",
        "quill",
        "QUILL dána",
        "Qui",
        "Fells Swimming Club",
        "swim fells",
        "Ottermead",
        "Quill Fells",
        "26-0001",
    ],
)
def test_an_officer_finds_the_case_by_adult_or_employer_though_not_theirs(
    case, other_case, officer, second, partnership, words
):
    assert finds(second, partnership, words) == {case.reference}
    assert finds(officer, partnership, words) == {case.reference}


@pytest.mark.parametrize(
    "words",
    ["Dana Example", "Scouts", "Z. Y.", "bruised", "Teaching assistant", "Headteacher", "uill", "Ottermead Quill"],
)
def test_no_other_word_of_a_case_finds_it(case, other_case, second, partnership, words):
    assert finds(second, partnership, words) == set()


def test_what_the_index_does_not_narrow_is_found_all_the_same(case, other_case, second, partnership, monkeypatch):
    monkeypatch.setattr(matching, "AT_MOST", 1)

    assert finds(second, partnership, "quill") == {case.reference}
    assert finds(second, partnership, "DANA fells") == {case.reference}
    assert finds(second, partnership, "Scouts") == set()
    assert finds(second, partnership, "uill") == set()


@pytest.mark.parametrize("most", [matching.AT_MOST, 1])
def test_signs_beside_words_are_found_as_they_stand_and_the_words_by_the_index(
    case, officer, second, partnership, monkeypatch, most
):
    a_contact(partnership, by=officer, at=LONG_AGO, concern_on=DAY, known_on=DAY, employer="Quill & Sons")
    monkeypatch.setattr(matching, "AT_MOST", most)

    assert finds(second, partnership, "quill & sons") == {"LADO-2026-0002"}
    assert finds(second, partnership, "quill + sons") == set()


@pytest.mark.parametrize(
    ("words", "are_held_against"),
    [
        ("Quill", False),
        ("Quill 2026", False),
        ("2026-00", True),
        ("ado-2026", True),
        ("LAD", True),
        ("2026 lado", True),
    ],
)
def test_references_are_held_only_against_what_may_be_a_part_of_one(case, second, partnership, words, are_held_against):
    """No index finds a part of a reference: to look for a name among them would be to read every case."""
    with CaptureQueriesContext(connection) as asked:
        found = finds(second, partnership, words)

    held = [one for one in asked if 'UPPER("case"."reference"' in one["sql"]]
    assert bool(held) is are_held_against
    assert found == (set() if words == "Quill 2026" else {case.reference})


def test_a_hit_tells_no_more_than_the_register_tells_of_any_case_that_they_have_not_opened(case, second, partnership):
    hit = words_of(searched(second, partnership, "quill"))
    rows = hit[hit.index(case.reference) :]

    assert "Ottermead" not in rows
    assert "Fells" not in rows
    client = DeskClient()
    client.force_login(second)
    assert "/sight/" in client.get(f"{case.get_absolute_url()}record/evaluated/").url


def test_a_name_that_was_put_right_is_found_and_the_wrong_one_no_more(case, officer, second, partnership):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        record = Referral.objects.get(case=case)
    correct_record(
        record=record,
        said={"adult_name": "Dana Finch"},
        happened_at=LONG_AGO,
        why="Misheard.",
        by=officer,
        at=timezone.now(),
    )

    assert finds(second, partnership, "finch") == {case.reference}
    assert finds(second, partnership, "quill") == set()


def test_the_box_says_by_what_it_finds(case, second, partnership):
    assert "Reference, adult or employer" in searched(second, partnership, "")


def given_sight(case, officer, **whom):
    said = {"standing_as": "participant", "purpose": "Takes part", "ends_at": None, "more": a_basis()}
    give_grant(about=case, **said, **whom, by=officer, at=timezone.now())


@pytest.mark.parametrize("words", ["Dana Quill", "Fells", "Ottermead"])
def test_an_agency_with_sight_and_every_other_role_find_nothing_by_it(case, officer, partnership, neighbour, words):
    school = an_agency(partnership, "Hill School", kind="academy")
    teacher, lead = (somebody(role, partnership, school) for role in ("practitioner", "agency_lead"))
    of_school = somebody("designated_officer", partnership, school, name="of the school")
    chair = somebody("partnership_manager", partnership)
    given_sight(case, officer, agency=school)
    given_sight(case, officer, account=chair)
    abroad = somebody("designated_officer", neighbour)
    others = [somebody(one, partnership) for one in ("independent_scrutineer", "coordinator", "data_protection")]

    for one in (teacher, lead, of_school, chair, abroad, *others):
        assert case.reference not in searched(one, partnership, words), one
    assert case.reference in searched(of_school, partnership, case.reference)
    assert "adult or employer" not in searched(of_school, partnership, "")


def test_the_search_of_everything_finds_nothing_by_it(case, officer, second, partnership):
    for one in (officer, second):
        client = DeskClient()
        client.force_login(one)
        results = client.search_for("Quill").text.split("</form>", 2)[-1]
        assert "for “Quill”" in results
        assert case.reference not in results


def test_whom_a_conflict_of_interest_concerns_finds_nothing(case, officer, second, partnership):
    declare_conflict(about=case, account=second, kind="own_family", words="", by=officer, at=timezone.now())

    assert finds(second, partnership, "quill") == set()


def test_the_program_itself_and_an_area_beside_it_search_by_no_fact(case, officer, partnership, neighbour):
    with opened(actor=officer.pk, reading=[partnership.pk]):
        standing = seen_by(officer, timezone.now())

    assert finds_by_facts(PATHWAYS["lado"], partnership, standing)
    assert not finds_by_facts(PATHWAYS["lado"], neighbour, standing)
    assert not finds_by_facts(PATHWAYS["professional-disagreement"], partnership, standing)
    assert not finds_by_facts(PATHWAYS["lado"], partnership, standing_of(System("tests"), DAY, LONG_AGO))


def noted(space, user):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        entries = TrailEntry.objects.filter(operation="read", object_table="space", actor=str(user.pk))
        return " ".join(entries.order_by("pk").values_list("body__words", flat=True))


def test_the_trail_keeps_who_searched_by_what_and_never_the_name(case, second, partnership, caplog):
    searched(second, partnership, case.reference)
    assert "searched" not in noted(partnership, second)

    searched(second, partnership, "Dana Quill")
    searched(second, partnership, "Dana Quill", format="csv")

    told = noted(partnership, second)
    assert "LADO cases, searched by reference, adult or employer" in told
    assert "CSV" in told
    for words in (told, caplog.text):
        assert "quill" not in words.lower()


def test_many_cases_of_one_employer_are_all_found(partnership, officer):
    for _ in range(3):
        a_referral(partnership, by=officer, at=datetime(2026, 12, 1, 10, 0, tzinfo=UTC), employer="Common Academy")

    assert "3 LADO cases" in searched(officer, partnership, "common academy")


def test_the_search_of_everything_leads_whoever_runs_it_to_the_register(partnership, officer):
    manager = somebody("partnership_manager", partnership)
    client = DeskClient()

    client.force_login(officer)
    assert f'<a class="govuk-link" href="{REGISTER.format(partnership.slug)}">LADO cases by adult' in (
        client.search_for("Quill").text
    )
    client.force_login(manager)
    assert "Not searched here" not in client.search_for("Quill").text
