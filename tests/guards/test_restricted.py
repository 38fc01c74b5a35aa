"""No page tells of a restricted case before somebody who has no part in it says what they open it for."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.grants.commands import open_for_purpose
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .house import all_routes
from .whole_case import BEGAN, a_concern, addresses, hanging_on

pytestmark = pytest.mark.django_db
GRANTS = "goldthread.foundation.grants"
PARTS = (
    "goldthread.cases.",
    "goldthread.pathways.",
    "goldthread.foundation.timekeeping",
    "goldthread.foundation.grants",
)

ABOUT_NO_CASE = {
    **dict.fromkeys(("cases", "case_limits", "set_public_form", "case_figures", "rehearse_clocks"), "a pathway"),
    **dict.fromkeys(("open_case", "going_live", "record_papers", "end_part", "go_live"), "a pathway"),
    **dict.fromkeys(("case_editions", "case_beginnings", "case_panel", "case_quality_panel"), "a pathway"),
    "give_lead": "as the register: references and days, and what was chosen there",
    **dict.fromkeys(
        ("add_case_outcome", "change_case_outcome", "take_case_outcome_off", "offer_case_outcome"), "a pathway"
    ),
    "case_outcomes": "a pathway",
    **dict.fromkeys(("own_list", "add_to_list", "change_in_list"), "a list that a pathway keeps beside its cases"),
    "case_file": "of cases that are not open to somebody, the reference alone",
    "for_quality_panel": "as the register: references and days",
    "told_by_areas": "as the register: references and days",
    **dict.fromkeys(("told_by_area", "answer_area", "put_with_case"), "of another area; once put with a case, as that"),
    "coming_of_age": "what the cases say that somebody has opened",
    **dict.fromkeys(("take_back_day", "break_glass"), "no record yet"),
    "open_for_purpose": "the page on which it is said",
    "declare_own_conflict": "said before one reads anything; the page has the reference alone",
    "acknowledge_unseen": "for whoever may see no such case: days and the reason by its code, and the reference alone",
    **dict.fromkeys(
        (
            *("lookalike", "merge_two_people", "keep_two_people_apart", "undo_person_merge", "person_with_two_numbers"),
            *("ask_to_check_pair", "ask_to_check_numbers"),
        ),
        "for the steward of the register: who people are, and of cases how many of which desk",
    ),
    "public_form": "a form for those who have no account",
    "reply_to_request": "an agency's own, of what it was asked",
    "person": "what the cases say that somebody has opened, and of others nothing",
    "point_out_person": "for the steward: the name of a person, as the cases have it that they have opened",
}
"""Routes with something to fill in that tell nothing of one case, and why."""
NOT_FOR_AN_OFFICER = ("shared_chronology", "tell_chronology_entry")
"""Doors that only a role for an agency opens."""


@pytest.fixture
def case(partnership) -> Case:
    return a_concern(partnership)


@pytest.fixture
def records(case, partnership, neighbour) -> dict[str, Any]:
    """What hangs on the case, by what an address calls it."""
    return hanging_on(case, partnership, neighbour)


def routes_with_something_to_fill_in() -> Iterator[str]:
    """By the module that gives the address, too: of what ``FormAbout`` shows, the view is that one's own."""
    for part in get_resolver().url_patterns:
        module = getattr(getattr(part, "urlconf_name", None), "__name__", "")
        routes = all_routes(part, str(part.pattern)) if isinstance(part, URLResolver) else [(str(part.pattern), part)]
        for path, pattern in routes:
            is_of_parts = module.startswith(PARTS) or pattern.callback.__module__.startswith(PARTS)
            if is_of_parts and path.count("<") > 1 and "<slug:space>" in path:
                yield pattern.name


def test_each_route_leads_an_officer_without_a_part_in_the_case_to_say_what_for(case, records, partnership):
    other = DeskClient()
    other.force_login(somebody("designated_officer", partnership, name="second"))
    filled = addresses(records)

    found = set(routes_with_something_to_fill_in())
    assert found - set(filled) - set(ABOUT_NO_CASE) == set()
    assert set(filled) - found == set()
    told_first = []
    for name, args in [*filled.items(), ("clock", (records["lane_clock"].pk,))]:
        address = reverse(name, args=[partnership.slug, *args])
        ask = reverse("open_for_purpose", args=[partnership.slug, "case", case.pk])
        way, with_what_is_sent = {"then": address}, {"then": address, "sent": "yes"}
        for answer, to in ((other.get(address), way), (other.post(address, {}), with_what_is_sent)):
            is_shut = answer.status_code == 404 and name in NOT_FOR_AN_OFFICER
            if not is_shut and answer.get("Location") != f"{ask}?{urlencode(to)}":
                told_first.append((name, answer.status_code))
    assert told_first == []


def test_what_hangs_on_it_is_not_told_by_lists_and_files_either(case, records, partnership):
    other, second = DeskClient(), somebody("designated_officer", partnership, name="second")
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership, user=second, role="partnership_manager", starts_on=BEGAN.date()
        )  # who takes lists away
    other.force_login(second)
    slug = partnership.slug
    register = f"/p/{slug}/cases/lado/"

    def told_by(page: str) -> str:
        answer = other.get(page)
        return b"".join(answer.streaming_content).decode() if answer.streaming else answer.text

    for page in (register, f"{register}?format=csv"):
        assert case.reference in told_by(page), page
        for words in ("Northborough Academy", "Ada Synthetic", records["clock"].title):
            assert words not in told_by(page), (page, words)
    lists = [f"/p/{slug}/{name}/{file}" for name in ("information-requests", "clocks") for file in ("", "?format=csv")]
    assert {page: case.reference in told_by(page) for page in lists} == dict.fromkeys(lists, False)
    assert case.reference not in told_by(f"{register}?employer_type=primary")
    files = [f"/p/{slug}/files/{records[kept].file_id}/" for kept in ("upload", "document_file", "letter_file", "copy")]
    pages = [reverse(f"case_{kept}", args=[slug, case.reference, records[kept].pk]) for kept in ("document", "letter")]
    assert {page: other.get(page).status_code for page in files} == dict.fromkeys(files, 404)
    assert {page: other.get(page).status_code for page in pages} == dict.fromkeys(pages, 302)

    open_for_purpose(about=case, purpose="supervision", words="A call came.", by=second, at=timezone.now())
    assert {page: case.reference in told_by(page) for page in lists} == dict.fromkeys(lists, True)
    opened_now = [*files, *pages]
    assert {page: other.get(page).status_code for page in opened_now} == dict.fromkeys(opened_now, 200)
    assert "Northborough Academy" in told_by(f"/p/{slug}/information-requests/?format=csv")
    assert records["clock"].title in told_by(f"/p/{slug}/clocks/?format=csv")


def test_every_page_about_it_notes_for_what_the_case_was_opened(case, records, partnership):
    other, second = DeskClient(), somebody("designated_officer", partnership, name="second")
    open_for_purpose(about=case, purpose="supervision", words="A call came.", by=second, at=timezone.now())
    other.force_login(second)

    for name, args in [*addresses(records).items(), ("clock", (records["lane_clock"].pk,))]:
        other.get(reverse(name, args=[partnership.slug, *args]))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        rows = TrailEntry.objects.filter(space=partnership.pk, operation="read").select_related("body")
        noted = [(one.object_table, one.body.words) for one in rows]
    assert {"case", "clock", "case_request", "case_request_lane", "chronology"} <= {table for table, _ in noted}
    assert [one for one in noted if "A call came." not in one[1]] == []
