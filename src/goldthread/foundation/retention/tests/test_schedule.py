"""How long records stay: the defaults, what a partnership sets, and when a period is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.jobs.job import JOBS
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.retention.classes import CLASSES, LOCAL, Anchor, AtEnd, Rule
from goldthread.foundation.retention.commands.schedule import set_rule
from goldthread.foundation.retention.due import due_in
from goldthread.foundation.retention.factories import old_evidence
from goldthread.foundation.retention.forms import SetRule
from goldthread.foundation.retention.kinds.declaring import KINDS
from goldthread.foundation.retention.rules import in_a_sentence, schedule_on
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

days = some.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(days, some.integers(1, 1200))
def test_months_later_is_that_month_and_never_a_later_day_of_it(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(days, days, some.integers(1, 1200))
def test_what_came_later_is_over_no_sooner(one, another, months):
    assert (one <= another) <= (months_after(one, months) <= months_after(another, months))


def test_every_default_is_marked_as_local_and_names_a_day_that_its_records_know():
    assert [one.kept for one in CLASSES.values() if one.rule and not one.rule.source.startswith(LOCAL)] == []
    assert [
        kind.code for kind in KINDS.values() if kind.of_class.rule and kind.of_class.rule.anchor not in kind.anchors
    ] == []
    assert {name for one in CLASSES.values() for name in one.swept} <= set(JOBS)


def a_rule(**said):
    return Rule(**{"anchor": Anchor.MADE, "months": 24, "at_end": AtEnd.REVIEW_BY_TWO, "source": "Council", **said})


def setting(partnership, by, now, rule, **said):
    said = {"class_code": "evidence", "starts_on": now.date(), "why": "Decided by the board", **said}
    return set_rule(space=partnership, rule=rule, by=by, at=now, **said)


@pytest.mark.django_db
class TestSetting:
    def test_a_rule_stands_from_its_day_and_what_stood_before_is_kept(self, partnership, manager, now):
        setting(partnership, manager, now, a_rule(), starts_on=date(2027, 1, 1))

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            before = schedule_on(partnership.pk, date(2026, 12, 31))["evidence"]
            after = schedule_on(partnership.pk, date(2027, 1, 1))["evidence"]
        assert in_a_sentence(before.rule) == "6 years from the day it was last added to or withdrawn"
        assert before.to_come.months == 24
        assert in_a_sentence(after.rule) == "2 years from the day it was made"

    @pytest.mark.parametrize(
        ("rule", "said", "sentence"),
        [
            (a_rule(), {"starts_on": date(2026, 1, 1)}, "Enter today or a later day"),
            (a_rule(anchor=Anchor.PUBLICATION), {}, "Choose from when the period runs"),
            (a_rule(months=0), {}, "up to 100 years"),
            (a_rule(at_end=AtEnd.BY_ITSELF), {}, "are reviewed before they are destroyed"),
            (a_rule(), {"class_code": "access-log"}, "This class goes by itself"),
            (a_rule(source=" "), {}, "where the rule comes from"),
            (a_rule(), {"why": " "}, "the reason for the change"),
            (a_rule(), {"class_code": "review-record"}, "For good"),
            (CLASSES["evidence"].rule, {}, "That is the rule already"),
        ],
    )
    def test_what_cannot_be_a_rule_is_refused_in_a_sentence(self, partnership, manager, now, rule, said, sentence):
        with pytest.raises(Refused, match=sentence):
            setting(partnership, manager, now, rule, **said)

    def test_the_form_offers_for_the_log_only_that_it_goes_by_itself(self):
        form = SetRule(class_code="access-log")

        assert [code for code, _ in form.fields["at_end"].choices] == ["by_itself"]

    def test_a_coordinator_sets_no_rule(self, partnership, coordinator, now):
        with pytest.raises(NotAllowed):
            setting(partnership, coordinator, now, a_rule())


@pytest.mark.django_db
@pytest.mark.usefixtures("store")
class TestDue:
    def test_it_is_over_on_the_day_and_not_the_day_before(self, partnership):
        old_evidence(partnership)

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            assert due_in(partnership, date(2021, 3, 1)) == []
            (one,) = due_in(partnership, date(2021, 3, 2))
        assert one.why == "6 years from the day it was last added to or withdrawn, 2 March 2015"
        assert one.state == "to be reviewed"

    def test_a_shorter_rule_makes_more_due_at_once(self, partnership, manager, now):
        old_evidence(partnership, at=now - timedelta(days=800))
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            assert due_in(partnership, now.date()) == []

        setting(partnership, manager, now, a_rule())

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            assert [one.kind.code for one in due_in(partnership, now.date())] == ["evidence"]

    def test_of_another_partnership_nothing_is_due_here(self, partnership, neighbour):
        old_evidence(neighbour)

        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk, neighbour.pk]):
            assert due_in(partnership, date(2026, 1, 1)) == []
