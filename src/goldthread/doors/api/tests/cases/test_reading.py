"""Cases by the API, read as an agency or as the partnership."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.documents.factories import SAID, a_document
from goldthread.doors.api.v1 import document
from goldthread.foundation.access.roles import Can
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.records.moments import last_second_of
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact
from goldthread.pathways.professional_disagreement.factories import a_disagreement, taken_up

from .saying import (
    HERE,
    UP,
    events_in,
    records_of,
    references,
    send,
    step_of,
)

pytestmark = pytest.mark.django_db


def test_an_agency_that_takes_no_part_finds_nothing_by_any_address(case, caller, school):
    stranger = caller(school)

    assert stranger.ask(HERE)["items"] == []
    stranger.ask(f"{HERE}/{case.reference}", expected=404)
    stranger.ask(records_of(case, "raised"), expected=404)
    assert send(stranger, step_of(case, "to_stage_2"), UP).status_code == 404
    assert len(events_in(case)) == 1


def test_who_has_a_conflict_of_interest_finds_nothing_either(case, caller, police, manager):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ConflictOfInterest.objects.create(
            space=case.space,
            about_kind="case",
            about_id=case.pk,
            agency=police,
            kind=ConflictOfInterest.Kind.OTHER,
            words="It is about one of them.",
            declared_at=RAISED_AT,
        )

    assert caller(police).ask(HERE)["items"] == []
    caller(police).ask(f"{HERE}/{case.reference}", expected=404)


def test_how_it_ended_is_told_to_an_agency_only_where_the_pathway_lets_agencies_read_it(
    case, caller, police, office, manager, monkeypatch
):
    ended = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "None.", "tell_children": ""}
    at = RAISED_AT + timedelta(hours=1)
    record_step(case=case, step="resolved", said=ended, happened_at=at, by=manager, at=at)

    def told(reader):
        [listed], opened_one = reader.ask(HERE)["items"], reader.ask(f"{HERE}/{case.reference}")["case"]
        assert listed == opened_one
        return listed["outcome"], listed["outcome_in_words"]

    said = ("withdrawn", "It was withdrawn")
    assert [told(caller(police)), told(office)] == [said, said]
    monkeypatch.setattr(case.rules.step("resolved").record, "agency_sees", "words")
    assert [told(caller(police)), told(office)] == [("", ""), said]


def test_a_token_that_does_not_carry_cases_is_refused(case, caller, police):
    caller(police, scope=[Can.VIEW_OWN_ACTIONS]).ask(HERE, expected=403)
    reader = caller(police, scope=[Can.VIEW_CASES])
    reader.ask(f"{HERE}/{case.reference}")

    assert send(reader, step_of(case, "to_stage_2"), UP).status_code == 403


def test_a_case_tells_where_it_stands_what_is_due_and_why_and_what_happened(case, caller, council):
    said = caller(council).ask(f"{HERE}/{case.reference}")

    assert (said["case"]["stage"], said["case"]["reads"]) == ("stage_1", "agency")
    assert said["case"]["next_due"] == "2026-11-03"
    assert "to_stage_2" in said["open_steps"]
    assert "resolved" not in said["open_steps"]
    (clock,) = said["clocks"]
    assert (clock["code"], clock["due_at"], clock["binding"]) == ("ESC-01", "2026-11-03", "local")
    assert clock["began_at"] == said["events"][0]["happened_at"] == "2026-11-02T10:00:00Z"
    assert clock["counted"]
    assert [event["what"] for event in said["events"]] == ["Raised"]
    assert said["events"][0]["whose"] == "Frontline practitioner, Northborough Police"
    assert {"step": "raised", "field": "topic", "label": "What it is about"}.items() <= said["facts"][2].items()


def test_what_is_known_to_the_day_is_told_as_a_day_and_what_counts_hours_as_a_moment(
    partnership, caller, police, council, manager
):
    """Of a disagreement that was raised on a day, without a time, every clock of days began on that day."""
    day = last_second_of(RAISED_AT.date())
    untimed = a_disagreement(partnership, police, council, by=manager, at=day)

    said = caller(council).ask(f"{HERE}/{untimed.reference}")

    clock = next(one for one in said["clocks"] if one["code"] == "ESC-01")
    assert (said["case"]["opened_at"], said["case"]["stage_since"]) == ("2026-11-02", "2026-11-02")
    assert (clock["began_at"], clock["due_at"]) == ("2026-11-02", "2026-11-03")
    assert said["events"][0]["happened_at"] == "2026-11-02"
    assert caller(council).ask(records_of(untimed, "raised"))["items"][0]["happened_at"] == "2026-11-02"
    shapes = document()["components"]["schemas"]["ClockShown"]["properties"]
    assert {one.get("format") for one in shapes["due_at"]["anyOf"]} == {"date-time", "date", None}


def test_the_office_reads_who_leads_and_an_agency_does_not(case, partnership, caller, police, council, office, manager):
    theirs = a_disagreement(partnership, police, council, by=manager)

    assert office.ask(f"{HERE}/{theirs.reference}")["case"]["lead"] == manager.pk
    assert "lead" not in caller(council).ask(HERE)["items"][0]
    assert references(office.ask(HERE, lead=manager.pk)) == ["ESC-2026-0002"]
    caller(council).ask(HERE, expected=403, lead=manager.pk)


def test_an_agency_reads_of_a_record_what_is_listed_for_it_and_the_office_all(case, caller, police, council, office):
    theirs = caller(council).ask(records_of(case, "raised"))["items"][0]["says"]
    ours = office.ask(records_of(case, "raised"))["items"][0]["says"]
    mine = caller(police).ask(records_of(case, "raised"))["items"][0]["says"]

    assert theirs["reads"] == "agency"
    assert "safety_words" not in theirs
    assert theirs["concern"] == "We think that the child needs a social worker."
    assert (ours["reads"], ours["safety_words"]) == ("all", "")
    assert mine["reads"] == "all"


def test_what_an_agency_keeps_to_itself_is_in_no_answer_to_others(case, caller, police, council, office, constable):
    words = "We were not asked."
    record_step(
        case=case,
        step="commented",
        said={"words": words, "is_shared": False},
        happened_at=RAISED_AT,
        by=constable,
        at=RAISED_AT,
    )

    assert caller(police).ask(records_of(case, "commented"))["items"][0]["says"]["words"] == words
    assert caller(council).ask(records_of(case, "commented"))["items"] == []
    assert office.ask(records_of(case, "commented"))["items"] == []


def test_the_list_is_narrowed_as_the_register_is(case, partnership, police, council, office, manager):
    taken_up(a_disagreement(partnership, police, council, by=manager), 2, by=manager, at=RAISED_AT)

    assert references(office.ask(HERE)) == ["ESC-2026-0001", "ESC-2026-0002"]
    assert references(office.ask(HERE, stage="stage_2")) == ["ESC-2026-0002"]
    assert references(office.ask(HERE, pathway="professional-disagreement", closed="true")) == []
    assert references(office.ask(HERE, opened_from="2026-11-03")) == []
    assert references(office.ask(HERE, opened_until="2026-11-02", late="true")) == ["ESC-2026-0001", "ESC-2026-0002"]
    assert references(office.ask(HERE, opened_from="0001-01-01", opened_until="9999-12-31")) == [
        "ESC-2026-0001",
        "ESC-2026-0002",
    ]
    first = office.ask(HERE, limit=1)
    assert references(office.ask(HERE, limit=1, cursor=first["next"])) == ["ESC-2026-0002"]
    office.ask(HERE, expected=422, stage="nowhere")


def test_reads_are_kept_in_the_trail(case, caller, council):
    reader = caller(council)
    reader.ask(HERE)
    reader.ask(f"{HERE}/{case.reference}")
    reader.ask(records_of(case, "raised"))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        entries = TrailEntry.objects.filter(operation="read").order_by("id")
        names = names_of(entry.actor for entry in entries)
        told = [(names[entry.actor], entry.object_table) for entry in entries]
    mine = "API token “case system” of Northborough Council"
    assert told == [(mine, "space"), (mine, "case"), (mine, "case")]


def test_no_restricted_case_is_in_the_api_even_for_an_agency_that_was_given_sight(partnership, caller, police, office):
    officer = somebody("designated_officer", partnership)
    restricted = a_contact(partnership, by=officer)
    system = caller(police)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Grant.objects.create(
            space=partnership,
            about_kind="case",
            about_id=restricted.pk,
            agency=police,
            standing_as=Grant.As.PARTICIPANT,
            purpose="takes part in it",
            starts_at=timezone.now() - timedelta(days=1),
        )

    for asking in (system, office):
        assert asking.ask(HERE)["items"] == []
        asking.ask(f"{HERE}/{restricted.reference}", expected=404)
    assert not [path for path in document()["paths"] if "lado" in path]


def test_the_agencies_that_records_name_are_listed(partnership, police, council, caller):
    listed = caller(council).ask("spaces/northborough/agencies")["items"]

    assert {"id": police.pk, "name": "Northborough Police"} in listed


def test_the_office_s_token_says_that_it_is_the_partnership_s(office):
    (space,) = office.ask("spaces")["items"]

    assert space["token"]["agency"] is None
    assert "CLOSE_CASES" in space["token"]["scope"]


def test_what_agencies_do_not_read_is_in_no_shape_for_them():
    shapes = document()["components"]["schemas"]

    theirs = set(shapes["ProfessionalDisagreementResolutionForAgency"]["properties"])
    assert theirs == {"reads", "result", "outcome_here", "words"}
    assert {"learning", "tell_children"} <= set(shapes["ProfessionalDisagreementResolutionInFull"]["properties"])


@pytest.mark.usefixtures("store")
def test_documents_of_a_case_are_told_as_far_as_a_token_reads_them(case, caller, police, manager):
    now = timezone.now()
    a_document(case, by=manager, at=now)
    a_document(case, by=manager, at=now, is_shared=True, said=replace(SAID, title="Plan of the visit"))

    told = caller(police).ask(f"{HERE}/{case.reference}")

    assert [(one["title"], one["kind"], one["dated_on"]) for one in told["documents"]] == [
        ("Plan of the visit", "report", "2026-11-02")
    ]
    assert not [one for one in told["events"] if one["kind"].startswith("doc_")]
