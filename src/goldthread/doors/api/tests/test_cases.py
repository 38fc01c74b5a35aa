"""Cases by the API: read as an agency or as the partnership, and recorded on by the same commands as on pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Came, Case, CaseEvent
from goldthread.cases.going_live.factories import all_live
from goldthread.doors.api.v1 import document
from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.grants.models import ConflictOfInterest, Grant
from goldthread.foundation.passes.factories import an_office_token
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.trail.changes import names_of
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact
from goldthread.pathways.professional_disagreement.factories import RAISED_AT, a_disagreement, taken_up

from .conftest import Caller

pytestmark = pytest.mark.django_db

HERE = "spaces/northborough/cases"
PATHWAY = "spaces/northborough/pathways/professional-disagreement"
UP = {"why": "It was not settled.", "to_whom": "The next managers"}
RESOLVED = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "Talk sooner.", "tell_children": ""}


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Hill School")


@pytest.fixture(autouse=True)
def live(partnership, police, council, school):
    all_live(partnership)


@pytest.fixture
def constable(partnership, police):
    return somebody("practitioner", partnership, police)


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def case(partnership, police, council, constable):
    return a_disagreement(partnership, police, council, by=constable)


@pytest.fixture
def office(partnership):
    return Caller(an_office_token(partnership, timezone.now()).text)


def moment(at=None):
    return (at or timezone.now() - timedelta(minutes=5)).isoformat()


def send(system, path, says, key="case-key-1", happened_at=None, **headers):
    named = {"Idempotency-Key": key, **{name.replace("_", "-"): value for name, value in headers.items()}}
    said = {"happened_at": happened_at or moment(), "says": says}
    return system.post(f"/api/v1/{path}", said, content_type="application/json", headers=named)


def raised(police, council, **said):
    return {
        "safety": "safe",
        "raised_by": police.pk,
        "against": council.pk,
        "child": "Our number 4711",
        "topic": "threshold",
        "concern": "We think that the child needs a social worker.",
        "wanted": "Make an assessment.",
        **said,
    }


def step_of(case, step):
    return f"{PATHWAY}/cases/{case.reference}/steps/{step}"


def records_of(case, step):
    return f"{PATHWAY}/cases/{case.reference}/records/{step}"


def as_kept(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)


def events_in(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(CaseEvent.objects.filter(case=case).order_by("pk"))


def references(answer):
    return [one["reference"] for one in answer["items"]]


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


def test_a_token_that_does_not_carry_cases_is_refused(case, caller, police):
    caller(police, scope=[Can.VIEW_OWN_ACTIONS]).ask(HERE, expected=403)
    reader = caller(police, scope=[Can.VIEW_CASES])
    reader.ask(f"{HERE}/{case.reference}")

    assert send(reader, step_of(case, "to_stage_2"), UP).status_code == 403


def test_a_case_tells_where_it_stands_what_is_due_and_why_and_what_happened(case, caller, council):
    said = caller(council).ask(f"{HERE}/{case.reference}")

    assert (said["case"]["stage"], said["case"]["reads"]) == ("stage_1", "agency")
    assert said["case"]["next_due"] == "2026-11-03T23:59:59Z"
    assert "to_stage_2" in said["open_steps"]
    assert "resolved" not in said["open_steps"]
    (clock,) = said["clocks"]
    assert (clock["code"], clock["due_at"], clock["binding"]) == ("ESC-01", "2026-11-03T23:59:59Z", "local")
    assert clock["counted"]
    assert [event["what"] for event in said["events"]] == ["Raised"]
    assert said["events"][0]["whose"] == "Frontline practitioner, Northborough Police"
    assert {"step": "raised", "field": "topic", "label": "What it is about"}.items() <= said["facts"][2].items()


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


def test_an_agency_s_system_raises_a_disagreement(partnership, police, council, caller):
    answer = send(caller(police), f"{PATHWAY}/open/raised", raised(police, council))

    assert answer.status_code == 201, answer.content
    said = answer.json()
    assert (said["case"]["stage"], said["case"]["came"]) == ("stage_1", "sent")
    assert answer["ETag"] == f'"{said["case"]["version"]}"'
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Case.objects.get()
        (event,) = kept.events.select_related("agency")
        assert Clock.objects.filter(subject_kind="case", subject_id=kept.pk, code="ESC-01").exists()
    assert kept.reference == said["case"]["reference"]
    assert (event.came, event.whose) == (Came.SENT, "A system of Northborough Police")
    assert references(caller(council).ask(HERE)) == [kept.reference]


def test_it_is_raised_in_the_agency_s_own_name(partnership, police, council, school, caller):
    answer = send(caller(school), f"{PATHWAY}/open/raised", raised(police, council))

    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"field": "says.raised_by", "detail": "Raise it in the name of your own agency."}
    ]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"safety": "not_yet"}, "says.safety", "immediate safety first"),
        ({"safety": "fine"}, "says.safety", "Choose one of: safe, dealt_with, not_yet."),
        ({"concern": "  "}, "says.concern", "This is missing."),
        ({"against": 999_999}, "says.against", "No such agency takes part."),
        ({"lead": 4}, "says.lead", "There is nothing of this name."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    partnership, police, council, caller, wrong, field, sentence
):
    answer = send(caller(police), f"{PATHWAY}/open/raised", raised(police, council, **wrong))

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert sentence in error["detail"]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Case.objects.exists()


def test_what_is_sent_twice_is_kept_once_and_a_key_is_for_one_thing(partnership, police, council, caller):
    system, said, at = caller(police), raised(police, council), moment()
    first, again = (send(system, f"{PATHWAY}/open/raised", said, happened_at=at) for _ in range(2))
    other = send(system, f"{PATHWAY}/open/raised", {**said, "topic": "drift"}, happened_at=at)

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 422)
    assert first.json() == again.json()
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.count() == 1


def test_a_step_moves_the_case_once(case, caller, police):
    at = moment()
    first, again = (send(caller_, step_of(case, "to_stage_2"), UP, happened_at=at) for caller_ in [caller(police)] * 2)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["case"]["stage"] == "stage_2"
    assert first.json()["record"]["says"]["why"] == "It was not settled."
    assert as_kept(case).stage == "stage_2"
    assert len(events_in(case)) == 2


def test_out_of_order_is_refused_with_what_would_have_to_be(case, caller, police):
    answer = send(caller(police), step_of(case, "to_stage_3"), UP)

    assert answer.status_code == 422
    assert "is at “Stage 1: Practitioners”" in answer.json()["detail"]
    assert as_kept(case).stage == "stage_1"


def test_who_saw_an_older_case_is_shown_the_case_as_it_is(case, caller, police, constable):
    seen = caller(police).get(f"/api/v1/{HERE}/{case.reference}")["ETag"]
    taken_up(case, 2, by=constable, at=RAISED_AT + timedelta(hours=3))

    answer = send(caller(police), step_of(case, "to_stage_3"), UP, If_Match=seen)

    assert answer.status_code == 412
    assert answer.json()["now"]["stage"] == "stage_2"
    assert answer["ETag"] == f'"{as_kept(case).version}"'
    assert send(caller(police), step_of(case, "to_stage_3"), UP, If_Match=answer["ETag"]).status_code == 201


def test_an_agency_closes_nothing_and_the_office_s_system_does(case, caller, police, office):
    assert send(caller(police), step_of(case, "resolved"), RESOLVED).status_code == 403

    answer = send(office, step_of(case, "resolved"), RESOLVED)

    assert answer.status_code == 201, answer.content
    assert (as_kept(case).stage, as_kept(case).outcome) == ("closed", "withdrawn")
    assert events_in(case)[-1].whose == "A system of the partnership"
    late = send(office, step_of(case, "to_stage_2"), UP, key="case-key-2")
    assert "is closed" in late.json()["detail"]


def test_what_reads_like_a_name_is_told_before_it_is_kept(case, office):
    said = {**RESOLVED, "learning": "The mother of a boy called Kelvin Sharp was not asked."}

    told = send(office, step_of(case, "resolved"), said)
    checked = {"happened_at": moment(), "says": said, "not_names": ["Kelvin Sharp"]}
    path, key = f"/api/v1/{step_of(case, 'resolved')}", {"Idempotency-Key": "another-key"}
    kept = office.post(path, checked, content_type="application/json", headers=key)

    assert told.status_code == 422
    assert "“Kelvin Sharp”" in told.json()["detail"]
    assert told.json()["errors"][0]["field"] == "says.learning"
    assert kept.status_code == 201, kept.content


def test_the_list_is_narrowed_as_the_register_is(case, partnership, police, council, office, manager):
    taken_up(a_disagreement(partnership, police, council, by=manager), 2, by=manager, at=RAISED_AT)

    assert references(office.ask(HERE)) == ["ESC-2026-0001", "ESC-2026-0002"]
    assert references(office.ask(HERE, stage="stage_2")) == ["ESC-2026-0002"]
    assert references(office.ask(HERE, pathway="professional-disagreement", closed="true")) == []
    assert references(office.ask(HERE, opened_from="2026-11-03")) == []
    assert references(office.ask(HERE, opened_until="2026-11-02", late="true")) == ["ESC-2026-0001", "ESC-2026-0002"]
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
    assert theirs == {"reads", "result", "words"}
    assert {"learning", "tell_children"} <= set(shapes["ProfessionalDisagreementResolutionInFull"]["properties"])
