"""No page tells of a restricted case before somebody who has no part in it says what they open it for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from goldthread.cases.casework.factories import a_basis, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.commands import list_person, upload_entries
from goldthread.cases.chronology.commands.people import PersonSaid
from goldthread.cases.chronology.factories import a_copy, a_lane, told
from goldthread.cases.chronology.received import TakeUp, read_for
from goldthread.cases.documents.factories import a_document
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import make_case_letter
from goldthread.cases.people.factories import REFUGE, a_home, a_person
from goldthread.cases.people.models import LivesThere, SaidName
from goldthread.cases.requests.commands import record_reply_for
from goldthread.cases.requests.factories import NOTHING, a_link, a_request, lane_to
from goldthread.cases.requests.models import LaneLink
from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.grants.commands import declare_conflict, give_grant, open_for_purpose
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

from .house import all_routes

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
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
    "coming_of_age": "what the cases say that somebody has opened",
    **dict.fromkeys(("take_back_day", "break_glass"), "no record yet"),
    "open_for_purpose": "the page on which it is said",
    "declare_own_conflict": "said before one reads anything; the page has the reference alone",
    "acknowledge_unseen": "for whoever may see no such case: days and the reason by its code, and the reference alone",
    **dict.fromkeys(
        ("lookalike", "merge_two_people", "keep_two_people_apart", "undo_person_merge"),
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
    day = BEGAN.date()
    first = somebody("designated_officer", partnership, name="first")
    return a_contact(partnership, by=first, at=BEGAN, concern_on=day, known_on=day)


@pytest.fixture
def records(case, partnership) -> dict[str, Any]:
    """What hangs on the case, by what an address calls it."""
    school = an_agency(partnership, "Northborough Academy", kind="academy")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        officer = case.lead
    now = timezone.now()
    lane = lane_to(school, a_request(case, [school], by=officer, at=now))
    a_link(lane, now, by=officer)
    other_lane = lane_to(school, a_request(case, [school], by=officer, at=now))
    reply = record_reply_for(lane=other_lane, reply=NOTHING, told_by="Head", replied_at=now, by=officer, at=now)
    lane_of_chronology = a_lane(case, school, by=officer)
    entry = told(lane_of_chronology, "3 May 2019", by=officer)
    csv = b"Date,What happened,Source\n4 May 2019,A visit,The file\n"
    upload = upload_entries(
        lane=lane_of_chronology,
        sent=read_for(lane_of_chronology, receive(SimpleUploadedFile("rows.csv", csv, "text/csv")), "", now),
        take=TakeUp.GOOD,
        by=officer,
        at=now,
    )
    person = list_person(
        chronology=lane_of_chronology.chronology, person=PersonSaid("Child A", ["Ada Synthetic"]), by=officer, at=now
    )
    copy = a_copy(lane_of_chronology.chronology, at=now)
    grant = give_grant(
        about=case,
        agency=school,
        standing_as="participant",
        purpose="Meets",
        ends_at=None,
        more=a_basis(),
        by=officer,
        at=now,
    )
    conflict = declare_conflict(
        about=case, account=somebody("board_member", partnership), kind="own_family", words="", by=officer, at=now
    )
    contact = _contact_of(case)
    letter = order_letter(case=case, record=contact, letter="contact", opening={}, words={}, by=officer, at=now)
    make_case_letter.func.__wrapped__(space_id=case.space_id, letter_id=letter.pk, at=now)
    document = a_document(case, by=officer, at=now, is_shared=True)
    then(case, "accepted", by=officer, at=now)
    somebody_in_it = a_person(case, by=officer, at=now)
    a_home(case, somebody_in_it, home=REFUGE, by=officer, at=now)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return {
            "document": document,
            "document_file": document.files.get(),
            "request": lane.request,
            "lane": lane,
            "reply": reply,
            "link": LaneLink.objects.get(),
            "chronology_lane": lane_of_chronology,
            "entry": entry,
            "upload": upload,
            "person": person,
            "copy": copy,
            "grant": grant,
            "conflict": conflict,
            "clock": Clock.objects.filter(subject_kind="case").running().first(),
            "lane_clock": Clock.objects.filter(subject_kind="case_request_lane").first(),
            "contact": contact,
            "letter": letter,
            "letter_file": letter.files.order_by("pk")[0],
            "case": case,
            "somebody": somebody_in_it,
            "name": SaidName.objects.get(),
            "home": LivesThere.objects.get(),
        }


def _contact_of(case: Case) -> Any:
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return case.rules.step("contact").record.objects.select_related("space").get()


def addresses(records: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """By route, what stands in its address after the space."""
    case, contact = records["case"], records["contact"]
    lane, link, grant, conflict = (records[one].pk for one in ("lane", "link", "grant", "conflict"))
    own, entry = records["chronology_lane"].pk, records["entry"].pk
    record = (case.reference, "contact", contact.pk)
    sight = ("case", case.pk)
    by_reference = (
        *("case", "set_case_action", "hand_case", "reopen_case", "ask_agencies", "chronology", "ask_for_lanes"),
        *("share_chronology", "stop_sharing_chronology", "list_chronology_person", "add_case_document"),
        "add_person",
    )
    one = (case.reference, records["somebody"].pk)
    document = (case.reference, records["document"].pk)
    of_document = ("case_document", "replace_case_document", "share_case_document", "withdraw_case_document")
    of_address = ("protected_address", "keep_address_secret", "tell_address_openly")
    of_lane = ("extend_lane", "withdraw_lane", "record_reply_for", "send_link_to_lane")
    of_chronology_lane = (
        *("chronology_lane", "shared_chronology", "tell_chronology_entry", "upload_chronology_entries"),
        *("hand_chronology_lane_in", "take_chronology_lane_back"),
    )
    of_clock = ("clock", "stop_clock", "start_clock_again", "explain_breach", "acknowledge_breach")
    return {
        **dict.fromkeys(by_reference, (case.reference,)),
        "record_step": (case.reference, "advised"),
        **dict.fromkeys(("case_record", "correct_record", "share_record"), record),
        **dict.fromkeys(("case_request", "withdraw_request"), (records["request"].pk,)),
        **dict.fromkeys(of_lane, (lane,)),
        "revoke_link_to_lane": (link,),
        "share_reply": (records["reply"].pk,),
        **dict.fromkeys(of_chronology_lane, (own,)),
        **dict.fromkeys(("change_chronology_entry", "strike_chronology_entry_out"), (entry,)),
        "order_chronology_copy": (case.reference, "pdf"),
        "chronology_copy": (records["copy"].pk,),
        "strike_chronology_upload_out": (records["upload"].pk,),
        **dict.fromkeys(("change_chronology_person", "unlist_chronology_person"), (records["person"].pk,)),
        **dict.fromkeys(of_document, document),
        **dict.fromkeys(("say_where_person_lives", "say_who_person_is", "record_birth"), one),
        "tell_of_person": (*one, "name"),
        "take_back_of_person": (case.reference, "name", records["name"].pk),
        "end_of_person": (case.reference, "address", records["home"].pk),
        **dict.fromkeys(of_address, (case.reference, records["home"].pk)),
        **dict.fromkeys(of_clock, (records["clock"].pk,)),
        **dict.fromkeys(("who_may_see", "give_sight", "declare_conflict"), sight),
        **dict.fromkeys(("end_sight", "review_break_glass"), (*sight, grant)),
        "end_conflict": (*sight, conflict),
        **dict.fromkeys(("make_case_letter", "leave_case_letter"), (*record, "contact")),
        "case_letter": (case.reference, records["letter"].pk),
        "case_paper": (case.reference, "panel"),
    }


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
