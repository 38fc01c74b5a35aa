"""A frozen copy crosses, on a lawful basis, and nothing else; both sides hold the same receipt."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record, record_step
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.models import Case, CaseEvent, CaseSharing
from goldthread.cases.disclosures.areas import areas_beside
from goldthread.cases.disclosures.commands.carrying import Answered, note_answer, note_arrival, receive
from goldthread.cases.disclosures.commands.telling import take_back
from goldthread.cases.disclosures.copying import entries_of, sealed
from goldthread.cases.disclosures.factories import WORDS, an_area_told, carried
from goldthread.cases.disclosures.jobs import carry_over
from goldthread.cases.disclosures.models import Disclosure, Received
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
AT = timezone.now()


def entries(case, person):
    with opened(actor=person.pk, reading=[case.space_id]):
        return entries_of(case, seen_by(person, AT))


def seen(model, person, space):
    with opened(actor=person.pk, reading=[space.pk]):
        return list(model.objects.visible_to(seen_by(person, AT)).filter(space=space))


def test_what_was_chosen_crosses_as_it_reads_today_and_the_receipt_is_the_same(partnership, neighbour, manager, case):
    (raised,) = entries(case, manager)

    told = an_area_told(case, neighbour, by=manager, at=AT, entries=[raised.code])
    came = carried(told)

    assert (came.reference, came.from_name, came.words) == (case.reference, "Northborough", WORDS)
    assert [one["what"] for one in came.copy] == [raised.what]
    assert "We think that the child needs a social worker." in [words for _, words in came.copy[0]["said"]]
    assert came.receipt == told.receipt
    assert came.seal == sealed(case.reference, "takes_over", WORDS, came.copy)


def test_without_an_entry_chosen_nothing_of_the_case_crosses_but_its_reference_and_stage(neighbour, manager, case):
    came = carried(an_area_told(case, neighbour, by=manager, at=AT))

    assert came.copy == []
    assert came.stage == case.where.title


@pytest.mark.parametrize(("came_before", "stage"), [(True, "Stage 1"), (False, "")])
def test_the_wrong_area_is_not_told_how_the_case_stands_since_then(neighbour, manager, case, came_before, stage):
    told = an_area_told(case, neighbour, by=manager, at=AT)
    if came_before:
        carried(told)
    said = {"why": "It was not settled.", "to_whom": "The next managers"}
    record_step(case=case, step="to_stage_2", said=said, happened_at=AT, by=manager, at=AT)

    take_back(disclosure=told, why="It was the wrong area.", by=manager, at=AT)
    came = carried(told)

    assert came.is_taken_back
    assert came.stage.startswith(stage)
    assert "2" not in came.stage


def test_the_copy_stays_as_it_was_when_the_case_is_put_right(neighbour, manager, case):
    (raised,) = entries(case, manager)
    came = carried(an_area_told(case, neighbour, by=manager, at=AT, entries=[raised.code]))
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        record = case.rules.step("raised").record.objects.select_related("raised_by", "against").get(case=case)
    asked = ("safety", "raised_by", "against", "child", "topic", "wanted")
    said = {name: getattr(record, name) for name in asked} | {"concern": "Otherwise."}

    correct_record(record=record, said=said, happened_at=record.happened_at, why="A slip.", by=manager, at=AT)

    with opened(actor=SYSTEM_ACTOR, reading=[neighbour.pk]):
        assert "Otherwise." not in str(Received.objects.get(pk=came.pk).copy)


def test_it_is_on_a_lawful_basis_and_on_the_timeline(neighbour, manager, case):
    told = an_area_told(case, neighbour, by=manager, at=AT)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        sharing = CaseSharing.objects.about(told).get()
        assert (sharing.shared_with, sharing.gateway) == ("Southborough", "ca1989_s47")
        assert CaseEvent.objects.filter(case=case, kind="area_told", words="Southborough").exists()


def test_whoever_runs_such_cases_there_reads_it_and_nobody_else(partnership, neighbour, manager, there, case, agency):
    others = [somebody("practitioner", partnership, agency), somebody("board_member", neighbour)]
    told = an_area_told(case, neighbour, by=manager, at=AT)
    came = carried(told)

    assert seen(Received, there, neighbour) == [came]
    assert seen(Disclosure, manager, partnership) == [told]
    assert seen(Disclosure, others[0], partnership) == []
    assert seen(Received, manager, partnership) == seen(Disclosure, there, neighbour) == []


def test_whoever_must_not_see_the_case_does_not_read_whom_it_was_told_to(partnership, neighbour, manager, case):
    an_area_told(case, neighbour, by=manager, at=AT)
    other = somebody("partnership_manager", partnership, name="second")
    assert len(seen(Disclosure, other, partnership)) == 1

    declare_conflict(about=case, account=other, kind="own_family", words="", by=manager, at=timezone.now())

    with opened(actor=other.pk, reading=[partnership.pk]):
        rows = Disclosure.objects.visible_to(seen_by(other, timezone.now() + timedelta(minutes=1)))
        assert list(rows) == []


def test_carried_twice_it_lies_there_once(neighbour, manager, case):
    told = an_area_told(case, neighbour, by=manager, at=AT)

    assert carried(told).pk == carried(told).pk


def test_taken_back_its_words_are_gone_here_and_there(neighbour, manager, case):
    (raised,) = entries(case, manager)
    told = an_area_told(case, neighbour, by=manager, at=AT, entries=[raised.code])
    carried(told)

    take_back(disclosure=told, why="It was the wrong area.", by=manager, at=AT)
    came = carried(told)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        mine = Disclosure.objects.get(pk=told.pk)
        assert CaseSharing.objects.about(told).get().ended_at == AT
    assert [(one.words, one.copy) for one in (mine, came)] == [("", []), ("", [])]
    assert came.taken_back_why == "It was the wrong area."
    with pytest.raises(Refused, match="already"):
        take_back(disclosure=told, why="Again.", by=manager, at=AT)


def test_what_was_taken_back_on_its_way_arrives_as_nothing_but_that(neighbour, manager, case):
    told = an_area_told(case, neighbour, by=manager, at=AT)
    take_back(disclosure=told, why="It was the wrong area.", by=manager, at=AT)

    came = carried(told)

    assert came.is_taken_back
    assert came.words == ""


def test_what_was_destroyed_before_it_was_carried_stops_nothing(neighbour, there, case):
    carry_over(space_id=case.space_id, disclosure_id=4711)

    assert seen(Received, there, neighbour) == []


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": "  "}, "should know"),
        ({"words": "a" * 20_001}, "20,000"),
        ({"part": "owns"}, "has to do"),
        ({"entries": ["raised:999999"]}, "not in this case"),
        ({"to": 999_999}, "area of the list"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_sentence(neighbour, manager, case, said, sentence):
    with pytest.raises(Refused, match=sentence):
        an_area_told(case, neighbour, by=manager, at=AT, **said)


def test_what_is_real_is_never_told_to_what_is_made_up_nor_to_what_is_not_live(partnership, neighbour, now):
    made = {"area": "", "at": now}
    register_space(kind=Space.Kind.PARTNERSHIP, name="Demo", slug="demo", live=True, fictitious=True, **made)
    register_space(kind=Space.Kind.PARTNERSHIP, name="Later", slug="later", live=False, **made)
    body = register_space(kind=Space.Kind.JOINT_BODY, name="Three boroughs", slug="three", live=True, **made)

    assert areas_beside(partnership) == [neighbour, body]


def test_an_agency_does_not_tell_another_area(partnership, neighbour, agency, case):
    lead = somebody("agency_lead", partnership, agency)

    with pytest.raises((NotAllowed, Refused)):
        an_area_told(case, neighbour, by=lead, at=AT)


def test_only_the_program_carries(partnership, neighbour, manager, there, case):
    told = an_area_told(case, neighbour, by=manager, at=AT)
    came = carried(told)
    answered = Answered("accepted", "", "", AT)

    with pytest.raises(NotAllowed):
        receive(space=neighbour, sent=None, by=there, at=AT)
    with pytest.raises(NotAllowed):
        note_arrival(disclosure=told, by=manager, at=AT)
    with pytest.raises(NotAllowed):
        note_answer(disclosure=told, answered=answered, by=manager, at=AT)
    assert came.answer == ""


def test_a_closed_case_is_told_too(neighbour, manager, case):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Case.objects.filter(pk=case.pk).update(closed_at=AT, outcome="decision_changed")

    assert carried(an_area_told(case, neighbour, by=manager, at=AT, part="concerned")).reference == case.reference
