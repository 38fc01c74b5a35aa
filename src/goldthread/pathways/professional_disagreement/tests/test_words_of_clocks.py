"""What an agency reads of a clock that it is told of: why it was late by its code, and no free word of the office."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.requests.factories import a_request, lane_to
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import ChangedMeanwhile
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.timekeeping.commands.on_clocks import acknowledge_breach, explain_breach
from goldthread.foundation.timekeeping.models import BreachReason, Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import taken_up

pytestmark = pytest.mark.django_db
LATE = RAISED_AT + timedelta(days=5)
WORDS = "The head of service was signed off, and we doubt their account."


def page(browser, clock):
    response = browser.get(clock.get_absolute_url())
    assert response.status_code == 200
    return " ".join(response.text.split())


def clock_of(kind, subject, code=None):
    with opened(actor=SYSTEM_ACTOR, reading=[subject.space_id]):
        rows = Clock.objects.select_related("space").filter(subject_kind=kind, subject_id=subject.pk)
        return (rows.filter(code=code) if code else rows).get()


def test_an_agency_reads_code_days_and_state_of_why_a_clock_was_late_and_the_office_reads_the_words(
    partnership, case, constable, social_worker, manager, browser_of
):
    taken_up(case, 2, by=constable, at=LATE)
    clock = clock_of("case", case, "ESC-01")
    explain_breach(clock=clock, reason="capacity", words=WORDS, by=manager, at=LATE)
    second = somebody("coordinator", partnership)
    acknowledge_breach(clock=clock, by=second, at=LATE)

    assert WORDS in page(browser_of(manager), clock)
    assert "Acknowledged by A coordinator" in page(browser_of(manager), clock)
    for agency in (constable, social_worker):
        shown = page(browser_of(agency), clock)
        assert "Met late" in shown
        assert "Explained on 7 November 2026 at 10am: not enough staff." in shown
        assert "Acknowledged on 7 November 2026" in shown
        assert WORDS not in shown
        assert "Acknowledged by" not in shown
        assert "A partnership manager" not in shown


EXPLAINED = "Both managers were away, says the agency."


def explaining(browser, clock, words=EXPLAINED):
    return browser.post(clock.get_absolute_url() + "explain", {"reason": "capacity", "words": words})


def explained(clock):
    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        return list(BreachReason.objects.filter(clock=clock).values_list("words", "explained_by"))


def now_of(clock):
    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        return Clock.objects.get(pk=clock.pk)


@pytest.fixture
def late(case, constable):
    """The clock of the first stage, which both agencies owe and met late."""
    taken_up(case, 2, by=constable, at=LATE)
    return clock_of("case", case, "ESC-01")


def test_whoever_records_for_an_agency_that_owes_a_clock_explains_why_it_is_late(
    late, social_worker, manager, browser_of
):
    agency = browser_of(social_worker)
    assert "Explain why it is late" in page(agency, late)

    assert explaining(agency, late).status_code == 302

    assert explained(late) == [(EXPLAINED, social_worker.pk)]
    assert EXPLAINED in page(browser_of(manager), late)
    assert EXPLAINED in agency.get(late.get_absolute_url() + "explain").text
    assert "Acknowledge why it is late" not in page(agency, late)


def test_the_other_agency_reads_no_word_of_it_and_explains_it_for_itself(
    partnership, late, social_worker, constable, manager, browser_of
):
    explaining(browser_of(social_worker), late)
    other = browser_of(constable)

    assert EXPLAINED not in page(other, late)
    assert "Explain why it is late</a>" in page(other, late)
    assert EXPLAINED not in other.get(late.get_absolute_url() + "explain").text
    assert explaining(other, late, "We were told too late.").status_code == 302

    assert sorted(explained(late)) == sorted([(EXPLAINED, social_worker.pk), ("We were told too late.", constable.pk)])
    assert "We were told too late." not in page(browser_of(social_worker), late)
    shown = page(browser_of(manager), late)
    for person in (social_worker, constable):
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            assert f"explained for {person.holdings.get().agency}" in shown


def test_what_an_agency_said_a_colleague_says_better_and_the_office_says_its_own(
    partnership, late, social_worker, manager, browser_of
):
    explaining(browser_of(social_worker), late)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        council = social_worker.holdings.get().agency
    colleague = somebody("agency_lead", partnership, council)

    assert "Say better why it is late" in page(browser_of(colleague), late)
    explaining(browser_of(colleague), late, "One manager was away.")
    explaining(browser_of(manager), late, "Nobody reminded them.")

    assert sorted(explained(late)) == sorted(
        [("One manager was away.", colleague.pk), ("Nobody reminded them.", manager.pk)]
    )


def test_what_both_said_is_acknowledged_at_once_but_never_what_was_not_there_yet(
    partnership, late, social_worker, constable, manager, browser_of
):
    explaining(browser_of(social_worker), late)
    seen = now_of(late).version
    explaining(browser_of(constable), late, "We were told too late.")

    with pytest.raises(ChangedMeanwhile):
        acknowledge_breach(clock=late, by=manager, at=LATE, seen_version=seen)
    asked = browser_of(manager).get(late.get_absolute_url() + "acknowledge").text
    acknowledge_breach(clock=late, by=manager, at=LATE)

    assert EXPLAINED in asked
    assert "We were told too late." in asked
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        said = BreachReason.objects.filter(clock=late).values_list("acknowledged_by", flat=True)
        assert list(said) == [manager.pk, manager.pk]
    assert "has been acknowledged" in browser_of(constable).get(late.get_absolute_url() + "explain").text


def test_of_an_agency_that_said_nothing_yet_it_is_still_asked_once_the_other_was_acknowledged(
    late, social_worker, constable, manager, browser_of
):
    explaining(browser_of(social_worker), late)
    acknowledge_breach(clock=late, by=manager, at=LATE)

    assert explaining(browser_of(constable), late, "We were told too late.").status_code == 302
    assert "Acknowledge why it is late" in page(browser_of(manager), late)
    assert acknowledge_breach(clock=late, by=manager, at=LATE).explained_by_id == constable.pk


def test_an_agency_that_only_sees_the_case_explains_nothing(partnership, case, late, manager, teacher, browser_of):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        school = teacher.holdings.get().agency
        write_grant(case, agency=school, standing_as=Grant.As.PARTICIPANT, purpose="it helps", by=manager, at=RAISED_AT)

    assert "Explain why it is late" not in page(browser_of(teacher), late)
    assert explaining(browser_of(teacher), late).status_code == 404
    assert explained(late) == []


def test_what_the_partnership_owes_no_agency_explains(case, constable, browser_of):
    for stage in (2, 3, 4, 5):
        taken_up(case, stage, by=constable, at=RAISED_AT + timedelta(minutes=stage))
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Clock.objects.filter(code="ESC-05").update(due_at=RAISED_AT + timedelta(days=1))

    clock = clock_of("case", case, "ESC-05")

    assert "Explain why it is late" not in page(browser_of(constable), clock)
    assert explaining(browser_of(constable), clock).status_code == 404


def test_an_agency_that_was_asked_reads_no_words_of_why_its_own_answer_is_late(partnership, case, manager, browser_of):
    school = an_agency(partnership, "Hill School", kind=AgencyKind.ACADEMY)
    teacher = somebody("agency_lead", partnership, school)
    request = a_request(case, [school], by=manager, at=RAISED_AT, working_days=1)
    clock = clock_of("case_request_lane", lane_to(school, request))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Clock.objects.filter(pk=clock.pk).update(met_at=LATE)
    explain_breach(
        clock=clock_of("case_request_lane", lane_to(school, request)), reason="other", words=WORDS, by=manager, at=LATE
    )

    assert WORDS in page(browser_of(manager), clock)
    assert WORDS not in page(browser_of(teacher), clock)
    assert WORDS not in browser_of(teacher).get(clock.get_absolute_url() + "explain").text
    assert "another reason" in page(browser_of(teacher), clock)
