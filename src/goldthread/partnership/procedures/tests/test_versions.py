"""A version is proposed, approved and put in force; its words stay; one text is in force on any day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.procedures.commands.documents import end_document, record_review_of_document
from goldthread.partnership.procedures.commands.versions import (
    VersionDetails,
    approve_version,
    correct_version,
    put_in_force,
    set_version_aside,
    write_version,
)
from goldthread.partnership.procedures.corrected import corrected_text
from goldthread.partnership.procedures.factories import (
    MADE_AT,
    MADE_ON,
    TESTS,
    a_document,
    a_proposed_version,
    a_version_in_force,
    an_approved_version,
)
from goldthread.partnership.procedures.models import GoverningVersion
from goldthread.partnership.procedures.versions_in_force import in_force_on, to_be_signed

pytestmark = pytest.mark.django_db


def in_force(document, day):
    with opened(actor=SYSTEM_ACTOR, reading=[document.space_id]):
        found = in_force_on(document, day)
        return found.label if found else None


def refused(call, **given):
    with pytest.raises(Refused) as why:
        call(**given, by=TESTS, at=MADE_AT)
    return why.value


def test_each_day_has_the_text_that_was_in_force_on_it(policy, again):
    first = a_version_in_force(policy, "1", date(2026, 10, 20))
    a_version_in_force(policy, "2", date(2026, 11, 1))

    days = [date(2026, 10, 19), date(2026, 10, 20), date(2026, 10, 31), date(2026, 11, 1), date(2030, 1, 1)]
    assert [in_force(policy, day) for day in days] == [None, "1", "1", "2", "2"]
    assert again(first).in_force_until == date(2026, 10, 31)


def test_what_begins_later_is_to_come_until_then(policy, again):
    a_version_in_force(policy, "1")
    later = again(a_version_in_force(policy, "2", date(2026, 12, 1)))

    assert later.state_on(MADE_ON) == "to come into force"
    assert (in_force(policy, date(2026, 11, 30)), in_force(policy, date(2026, 12, 1))) == ("1", "2")


@pytest.mark.parametrize(
    ("from_on", "said"),
    [
        (date(2026, 11, 1), "Version 1 is in force from that day: two versions cannot be in force from one day."),
        (
            date(2026, 10, 31),
            "Version 1 began on 1 November 2026. A version cannot begin before the one that is in force began.",
        ),
        (date(2026, 10, 14), "It was approved on 15 October 2026. Enter that day or a later one."),
        (date(2040, 1, 1), "The day from which it is in force must be 2 November 2036 or earlier"),
    ],
)
def test_a_version_does_not_begin_on_a_day_on_which_it_cannot(policy, from_on, said):
    a_version_in_force(policy, "1")
    second = an_approved_version(policy, "2")

    why = refused(put_in_force, version=second, from_on=from_on)

    assert (why.field, str(why)[: len(said)]) == ("from_on", said)


def test_the_database_allows_no_two_versions_in_force_on_one_day(policy):
    a_version_in_force(policy, "1")
    second = an_approved_version(policy, "2")

    with opened(actor=SYSTEM_ACTOR, writing=policy.space_id), pytest.raises(IntegrityError), transaction.atomic():
        GoverningVersion.objects.filter(pk=second.pk).update(in_force_from=date(2027, 1, 1))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(gaps=some.lists(some.integers(min_value=-3, max_value=20), min_size=1, max_size=6))
def test_whatever_is_put_in_force_no_day_has_two_texts_and_none_is_lost(board, gaps):
    document = a_document(board, title=f"Policy {gaps} {id(gaps)}")
    began, day = {}, date(2026, 10, 20)
    for number, gap in enumerate(gaps):
        day += timedelta(days=gap)
        version = an_approved_version(document, str(number), approved_on=date(2026, 10, 1))
        try:
            put_in_force(version=version, from_on=day, by=TESTS, at=MADE_AT)
        except Refused:
            assert day < date(2026, 10, 1) or (began and day <= max(began))
            continue
        began[day] = str(number)

    for offset in range(-5, 130):
        asked = date(2026, 10, 20) + timedelta(days=offset)
        expected = max((one for one in began if one <= asked), default=None)
        assert in_force(document, asked) == (began[expected] if expected else None)


def test_it_is_not_approved_before_it_was_proposed_or_in_the_future_or_by_strangers(policy, neighbour):
    version = a_proposed_version(policy)
    early = refused(approve_version, version=version, approved_on=date(2026, 9, 30), group=policy.board)
    late = refused(approve_version, version=version, approved_on=date(2026, 11, 3), group=policy.board)
    theirs = refused(approve_version, version=version, approved_on=MADE_ON, group=a_group(neighbour))

    assert "proposed on 1 October 2026" in str(early)
    assert str(late) == "This date must be today or in the past."
    assert (early.field, late.field, theirs.field) == ("approved_on", "approved_on", "group")


def test_approval_sets_the_day_of_the_next_review_by_the_documents_clock(board, again):
    thresholds = a_document(board, kind="thresholds", title="Thresholds")
    arrangements = a_document(board, kind="arrangements", title="Arrangements")
    own = a_document(board, title="Own", review_months=6)
    for document in (thresholds, arrangements, own):
        an_approved_version(document)

    assert [again(one).review_on for one in (thresholds, arrangements, own)] == [
        date(2028, 10, 15),
        date(2027, 10, 15),
        date(2027, 4, 15),
    ]


def test_what_is_only_proposed_is_not_put_in_force(policy):
    why = refused(put_in_force, version=a_proposed_version(policy), from_on=MADE_ON)

    assert "only proposed" in str(why)


def test_approved_words_stay_on_the_page_and_in_the_database(policy):
    version = an_approved_version(policy)
    other = VersionDetails(label="1", proposed_on=MADE_ON, text="Something else")

    assert "its words stay" in str(refused(write_version, version=version, details=other))
    assert "its words stay" in str(refused(set_version_aside, version=version, why="No"))
    with opened(actor=SYSTEM_ACTOR, writing=policy.space_id), pytest.raises(Exception, match="its words stay"):
        GoverningVersion.objects.filter(pk=version.pk).update(text="Something else")


def test_a_proposed_version_is_written_in_and_set_aside(policy, again):
    version = a_proposed_version(policy)
    write_version(
        version=version,
        details=VersionDetails(label="1a", proposed_on=MADE_ON, text="Other words"),
        by=TESTS,
        at=MADE_AT,
    )
    set_version_aside(version=version, why="Not needed", by=TESTS, at=MADE_AT)

    assert (again(version).text, again(version).state_on(MADE_ON)) == ("Other words", "set aside")
    assert "approved or set aside" in str(
        refused(approve_version, version=version, approved_on=MADE_ON, group=policy.board)
    )


def test_a_correction_shows_and_leaves_what_was_approved(policy, again):
    version = a_version_in_force(policy, text="Ring within 5 days. Write within 5 days.")
    correct_version(
        version=version,
        printed="Ring within 5 days",
        should_be="Ring within 3 days",
        why="A slip",
        by=TESTS,
        at=MADE_AT,
    )

    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        assert corrected_text(version) == "Ring within 3 days. Write within 5 days."
    assert again(version).text == "Ring within 5 days. Write within 5 days."


@pytest.mark.parametrize(
    ("printed", "said"),
    [("within 5", "stands in the text 2 times"), ("seven", "does not stand in the text"), (" ", "Enter what it says")],
)
def test_a_correction_is_of_one_place(policy, printed, said):
    version = a_version_in_force(policy, text="Ring within 5 days. Write within 5 days.")

    why = refused(correct_version, version=version, printed=printed, should_be="within 3", why="A slip")

    assert said in str(why)


def test_a_version_needs_a_text_or_a_file_and_a_label_of_its_own(policy):
    a_proposed_version(policy)
    with pytest.raises(Refused, match="Enter the text, or send it as a file"):
        a_proposed_version(policy, "2", text=" ")
    with pytest.raises(Refused, match="Another version of it is called so"):
        a_proposed_version(policy, "1")


def test_what_is_no_longer_used_ends_with_its_text(policy, again):
    a_version_in_force(policy)
    end_document(document=policy, last_day=MADE_ON, why="The region has one", by=TESTS, at=MADE_AT)

    assert (in_force(policy, MADE_ON), in_force(policy, date(2026, 11, 3))) == ("1", None)
    with pytest.raises(Refused, match="no longer used since 2 November 2026"):
        a_proposed_version(again(policy), "2")


def test_what_was_to_come_into_force_is_set_aside_when_its_document_is_no_longer_used(policy, again):
    first = a_version_in_force(policy, "1")
    to_come = a_version_in_force(policy, "2", from_on=date(2027, 1, 1))

    end_document(document=policy, last_day=MADE_ON, why="The region has one", by=TESTS, at=MADE_AT)

    assert again(first).in_force_until == MADE_ON
    assert again(to_come).state_on(MADE_ON) == GoverningVersion.SET_ASIDE
    assert (again(to_come).approved_on, again(to_come).set_aside_on) == (date(2026, 10, 15), MADE_ON)
    assert (in_force(policy, MADE_ON), in_force(policy, date(2027, 2, 1))) == ("1", None)
    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        assert to_be_signed(policy).pk == first.pk


def test_history_that_is_put_in_order_later_is_not_the_newest_by_that(policy, again):
    newest = an_approved_version(policy, "2")
    review_on = again(policy).review_on

    an_approved_version(again(policy, "board"), "1", proposed_on=date(2021, 1, 1), approved_on=date(2021, 2, 1))

    assert again(policy).review_on == review_on
    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        assert to_be_signed(policy).pk == newest.pk


def test_a_review_that_was_recorded_since_stays_the_last(policy, again):
    record_review_of_document(
        document=policy, reviewed_on=MADE_ON, said="Go on", next_on=date(2027, 5, 1), by=TESTS, at=MADE_AT
    )

    an_approved_version(again(policy, "board"))

    assert again(policy).review_on == date(2027, 5, 1)


def test_a_year_that_is_a_slip_of_the_hand_is_told(policy):
    with pytest.raises(Refused, match="Check the year: this date must be 1 January 1990 or later"):
        a_proposed_version(policy, proposed_on=date(1, 1, 1))


def test_a_document_cannot_have_ended_before_its_text_came_into_force(policy):
    a_version_in_force(policy)
    with pytest.raises(Refused, match="came into force after that day"):
        end_document(document=policy, last_day=date(2026, 10, 30), why="So", by=TESTS, at=MADE_AT)
