"""What a correction gives nobody, and when a case ended."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.cases.casework.commands import correct_record, record_step, reopen_case
from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.commands import end_part
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import end_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.records.moments import LAST_SECOND
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement, as_raised, taken_up
from goldthread.pathways.professional_disagreement.models import Raised
from goldthread.pathways.professional_disagreement.pathway import PATHWAY

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(hours=3)
ENDED = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "None.", "tell_children": ""}


def as_it_is(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.select_related("space").get(pk=case.pk)


def kept(case, kind=Raised):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return kind.objects.select_related("case__space").get(case=case)


def a_slip_put_right(case, by, police, council):
    said = as_raised(police, council, concern="We think that the child needs a social worker now.")
    return correct_record(record=kept(case), said=said, happened_at=RAISED_AT, why="A slip.", by=by, at=LATER)


def lasting(case, agency):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Grant.objects.filter(about_kind="case", about_id=case.pk, agency=agency, ends_at=None).exists()


def test_sight_that_was_ended_does_not_come_back_when_a_slip_is_put_right(case, police, council, constable, manager):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        grant = Grant.objects.get(about_kind="case", about_id=case.pk, agency=council)
    end_grant(about=as_it_is(case), grant=grant, by=manager, at=LATER)

    a_slip_put_right(case, constable, police, council)

    assert not lasting(case, council)
    assert lasting(case, police)


def test_a_record_that_names_an_agency_whose_part_is_over_can_be_put_right(case, police, council, constable, manager):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        part = TakingPart.objects.get(pathway="professional-disagreement", agency=council)
    end_part(part=part, on=LATER.date(), why="The agreement ended.", by=manager, at=LATER)

    a_slip_put_right(case, constable, police, council)

    assert kept(case).concern.endswith("now.")


def test_the_sight_of_all_its_cases_ends_at_once_however_many_they_are(
    partnership, case, police, council, constable, manager
):
    cases = [case, *(a_disagreement(partnership, police, council, by=constable) for _ in range(2))]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        part = TakingPart.objects.get(pathway="professional-disagreement", agency=council)

    with CaptureQueriesContext(connection) as asked:
        end_part(part=part, on=LATER.date(), why="The agreement ended.", by=manager, at=LATER)

    assert [lasting(one, council) for one in cases] == [False, False, False]
    assert all(lasting(one, police) for one in cases)
    assert len([one for one in asked if one["sql"].startswith('UPDATE "access_grant"')]) == 1


def test_the_form_of_a_correction_offers_the_agency_that_is_recorded(case, council, constable):
    client = DeskClient()
    client.force_login(constable)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        council.ends_on = RAISED_AT.date()
        council.save(update_fields=["ends_on"])

    page = client.get(reverse("correct_record", args=[case.space.slug, case.reference, "raised", kept(case).pk]))

    assert f'value="{council.pk}" selected' in page.text


def test_the_form_of_a_correction_is_for_whoever_recorded_it_and_for_the_office(
    case, police, council, constable, social_worker, manager, browser_of
):
    """It holds every field, of which another agency may not read all."""
    words = "An officer is with the child."
    said = as_raised(police, council, safety="dealt_with", safety_words=words)
    correct_record(record=kept(case), said=said, happened_at=RAISED_AT, why="A slip.", by=constable, at=LATER)
    form = reverse("correct_record", args=[case.space.slug, case.reference, "raised", kept(case).pk])

    assert browser_of(social_worker).get(case.get_absolute_url()).status_code == 200
    answers = [browser_of(user).get(form) for user in (social_worker, constable, manager)]

    assert [(one.status_code, words in one.text) for one in answers] == [(404, False), (200, True), (200, True)]


def test_what_the_office_recorded_no_agency_corrects(case, manager, constable, browser_of):
    talked = {"present": "Both managers", "agreed": "To talk again."}
    record = record_step(case=case, step="discussed", said=talked, happened_at=LATER, by=manager, at=LATER)
    form = reverse("correct_record", args=[case.space.slug, case.reference, "discussed", record.pk])

    assert browser_of(constable).get(form).status_code == 404


@pytest.mark.parametrize("too_early", [LATER + timedelta(hours=1), RAISED_AT + timedelta(minutes=1)])
def test_no_case_ends_before_the_last_that_happened_in_it(case, constable, manager, too_early):
    taken_up(case, 2, by=constable, at=LATER + timedelta(days=1))

    with pytest.raises(Refused, match="Something else happened in") as refusal:
        record_step(
            case=as_it_is(case),
            step="resolved",
            said=ENDED,
            happened_at=too_early,
            by=manager,
            at=LATER + timedelta(days=2),
        )

    assert refusal.value.field == "happened_at"


@pytest.mark.parametrize("result", ["withdrawn", "compromise_plan"])
def test_an_answer_that_ends_no_case_is_asked_for_no_more_though_another_would(
    case, constable, manager, monkeypatch, result
):
    resolved = PATHWAY.step("resolved")
    decided = replace(resolved, leads_to="", decided_by="result", leads_by={"withdrawn": "closed"})
    steps = tuple(decided if one is resolved else one for one in PATHWAY.steps)
    monkeypatch.setitem(PATHWAYS, PATHWAY.code, replace(PATHWAY, steps=steps))
    taken_up(case, 2, by=constable, at=LATER + timedelta(days=1))
    typed = {"case": as_it_is(case), "step": "resolved", "said": {**ENDED, "result": result}, "by": manager}

    if result == "withdrawn":
        with pytest.raises(Refused, match="Something else happened in"):
            record_step(**typed, happened_at=LATER, at=LATER + timedelta(days=2))
    else:
        record_step(**typed, happened_at=LATER, at=LATER + timedelta(days=2))

    assert not as_it_is(case).is_closed


def test_no_case_ends_before_it_was_opened_again(case, manager):
    typed = {"said": ENDED, "by": manager}
    record_step(case=case, step="resolved", happened_at=LATER, at=LATER, **typed)
    reopened = LATER + timedelta(days=3)
    reopen_case(case=as_it_is(case), why="It came up again.", by=manager, at=reopened)

    with pytest.raises(Refused, match="Something else happened in"):
        record_step(case=as_it_is(case), step="resolved", happened_at=LATER + timedelta(days=1), at=reopened, **typed)

    the_day = datetime.combine(reopened.date(), LAST_SECOND, UTC)
    record_step(case=as_it_is(case), step="resolved", happened_at=the_day, at=the_day + timedelta(hours=9), **typed)
    assert as_it_is(case).is_closed


def test_a_correction_moves_the_day_of_a_stage_only_if_it_brought_the_case_there(case, police, council, constable):
    the_day = datetime.combine(RAISED_AT.date(), LAST_SECOND, UTC)
    typed_at = the_day + timedelta(hours=9)
    said = {"why": "It was not settled.", "to_whom": "The next managers"}
    record_step(case=case, step="to_stage_2", said=said, happened_at=the_day, by=constable, at=typed_at)
    talked = {"present": "Both managers", "agreed": "To talk again."}
    discussion = record_step(
        case=as_it_is(case), step="discussed", said=talked, happened_at=the_day, by=constable, at=typed_at
    )

    later = the_day + timedelta(hours=10)
    correct_record(
        record=kept(case, type(discussion)),
        said=talked,
        happened_at=later,
        why="It was a day later.",
        by=constable,
        at=later + timedelta(hours=1),
    )

    assert as_it_is(case).stage_since == the_day
