"""Actions that come from one thing are numbered one after another, and called by a title of some length."""

from datetime import date

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.numbering import given_by, next_reference
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_each_action_of_a_thing_has_the_next_number_and_other_things_begin_anew(partnership):
    def give_out(origin, begins):
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            reference = next_reference(begins, given_by(partnership, origin))
        details = ActionDetails(title="Fill the posts")
        given = {"space": partnership, "details": details, "origin": origin, "at": timezone.now()}
        return add_action(reference=reference, by=System("tests"), **given).reference

    first, other = Origin("meeting", 1), Origin("meeting", 2)

    assert [give_out(first, "A/"), give_out(first, "A/"), give_out(other, "B/")] == ["A/1", "A/2", "B/1"]


def test_an_action_that_is_gone_leaves_a_gap_and_the_next_one_is_given_out_all_the_same(partnership):
    origin = Origin("meeting", 1)
    first, _ = an_action(partnership, "A/1"), an_action(partnership, "A/2")
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk], writing=partnership.pk, doing="undone"):
        first.delete()
        assert next_reference("A/", given_by(partnership, origin)) == "A/3"


def test_a_title_that_is_too_long_is_told_in_a_sentence_by_whichever_part_it_comes(partnership):
    with pytest.raises(Refused, match="must be 300 characters or fewer") as why:
        an_action(partnership, title="x" * 301)

    assert why.value.field == "title"
    assert an_action(partnership, title="x" * 300).title == "x" * 300


def test_an_action_is_not_due_in_a_year_long_ago(partnership):
    with pytest.raises(Refused, match="Check the year") as why:
        an_action(partnership, due=PartialDate.from_date(date(1000, 1, 1)))

    assert why.value.field == "due"
