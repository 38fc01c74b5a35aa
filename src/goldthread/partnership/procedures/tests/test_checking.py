"""What arrangements answer, what is missing, and how thresholds are understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.sections import ORIGINS
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.procedures.commands.checking import (
    ORIGIN,
    add_action_to_round,
    answer_headings,
    record_sent,
)
from goldthread.partnership.procedures.commands.versions import VersionDetails, write_version
from goldthread.partnership.procedures.factories import (
    MADE_AT,
    MADE_ON,
    TESTS,
    a_document,
    a_proposed_version,
    a_round,
    a_version_in_force,
    an_approved_version,
)
from goldthread.partnership.procedures.headings import HEADINGS
from goldthread.partnership.procedures.models import HeadingAnswer, ThresholdRound

pytestmark = pytest.mark.django_db

TEXT = "# 1. Partners\nThe three.\n# 2. Money\nEach gives."


@pytest.fixture
def arrangements(board):
    return a_version_in_force(a_document(board, kind="arrangements", title="Arrangements"), text=TEXT)


@pytest.fixture
def thresholds(board):
    return a_document(board, kind="thresholds", title="Thresholds")


def answered(version):
    with opened(actor=SYSTEM_ACTOR, reading=[version.space_id]):
        return dict(HeadingAnswer.objects.filter(version_of=version).values_list("heading", "part"))


def test_each_heading_is_answered_by_a_part_and_may_be_answered_otherwise(arrangements):
    answer_headings(
        version=arrangements, answers={"partners": "1. Partners", "funding": "2. Money"}, by=TESTS, at=MADE_AT
    )
    answer_headings(version=arrangements, answers={"partners": "", "funding": "2. Money"}, by=TESTS, at=MADE_AT)

    assert answered(arrangements) == {"funding": "2. Money"}


def test_a_part_that_is_written_no_more_answers_nothing(board):
    version = a_proposed_version(a_document(board, kind="arrangements", title="Arrangements"), text=TEXT)
    answer_headings(version=version, answers={"partners": "1. Partners", "funding": "2. Money"}, by=TESTS, at=MADE_AT)
    details = VersionDetails(label="1", proposed_on=version.proposed_on, text="# 1. Partners\nThe three.")

    write_version(version=version, details=details, by=TESTS, at=MADE_AT)

    assert answered(version) == {"partners": "1. Partners"}


def test_only_parts_of_the_text_and_headings_of_the_list_count(arrangements, policy):
    with pytest.raises(Refused, match="Select parts of this version"):
        answer_headings(version=arrangements, answers={"funding": "9. Gold"}, by=TESTS, at=MADE_AT)
    with pytest.raises(Refused, match="Only published arrangements"):
        answer_headings(version=an_approved_version(policy), answers={}, by=TESTS, at=MADE_AT)


def test_they_are_sent_once_they_are_approved(arrangements, again):
    record_sent(version=arrangements, sent_on=MADE_ON, by=TESTS, at=MADE_AT)
    with pytest.raises(Refused, match="approved on 15 October 2026"):
        record_sent(version=arrangements, sent_on=MADE_ON.replace(month=1), by=TESTS, at=MADE_AT)

    assert again(arrangements).sent_on == MADE_ON


@given(looked_at=some.integers(1, 5000), right=some.integers(0, 5000))
def test_a_share_is_between_nothing_and_all(looked_at, right):
    one = ThresholdRound(looked_at=looked_at, at_right_level=min(right, looked_at))

    assert 0 <= one.share <= 100
    assert abs(one.share - 100 * one.at_right_level / looked_at) <= 0.5


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"at_right_level": 41}, "at_right_level"),
        ({"looked_at": 0}, "looked_at"),
        ({"learned": " "}, "learned"),
        ({"source_link": "file:///etc"}, "source_link"),
    ],
)
def test_a_round_that_does_not_add_up_is_refused(thresholds, said, field):
    with pytest.raises(Refused) as why:
        a_round(thresholds, **said)

    assert why.value.field == field


def test_only_thresholds_are_monitored(policy):
    with pytest.raises(Refused, match="Only how a threshold document"):
        a_round(policy)


def test_an_action_after_a_round_is_not_due_before_it(thresholds, agencies):
    details = ActionDetails(title="Train", due=PartialDate.parse("2026-11-01"))

    with pytest.raises(Refused, match=r"Thresholds were looked at on 2 November 2026\. Enter that day"):
        add_action_to_round(
            monitored=a_round(thresholds), reference="T1", details=details, agencies=agencies[:1], by=TESTS, at=MADE_AT
        )


def test_an_action_after_a_round_stands_in_the_one_register_and_leads_back(thresholds, agencies):
    one = a_round(thresholds)
    made = add_action_to_round(
        monitored=one,
        reference="T1",
        details=ActionDetails(title="Train"),
        agencies=[agencies[0]],
        by=TESTS,
        at=MADE_AT,
    )

    with opened(actor=SYSTEM_ACTOR, reading=[one.space_id]):
        kept = Action.objects.get(pk=made.pk)
        told = list(ORIGINS[ORIGIN].in_view(Standing(is_system=True), one.space))
        address = one.get_absolute_url()
    assert (kept.origin, kept.origin_id) == (ORIGIN, one.pk)
    assert told == [(one.pk, "Audit of referrals of 2 November 2026", address)]


def test_the_page_of_arrangements_says_what_the_newest_version_leaves_out(arrangements, partnership):
    every = {code: "1. Partners" for code in HEADINGS if code not in ("sharing", "custody")}
    answer_headings(version=arrangements, answers=every, by=TESTS, at=MADE_AT)

    page = visitor("coordinator", partnership).get(f"/p/northborough/procedures/{arrangements.document_id}/").text

    assert "Say which part answers: how places of custody are included and information sharing" in page
