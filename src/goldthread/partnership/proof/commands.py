"""What happens to a test of practice: it is set, its mark is changed, its result arrives, it is withdrawn."""

import calendar
import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.numbering import next_number
from goldthread.partnership.learning.models import OutcomeStatement
from goldthread.partnership.proof.evidence_of_results import Shows, show_result
from goldthread.partnership.proof.models import RESULT_COUNTS_FOR, PassMark, PracticeResult, PracticeTest

Comparison = PassMark.Comparison
LONGEST = 60
SHARE = re.compile(r"(%|per\s?cent)(\s+of\b.*)?$", re.IGNORECASE | re.DOTALL)
PERCENTAGE = "A percentage of a whole must be between 0 and 100."
MOST_LOOKED_AT = 1_000_000
"""More records, children or answers than any test of practice looks at; the column holds more."""


@dataclass(frozen=True)
class Mark:
    """What is to be reached: a figure with its unit, or words that a judge holds the finding against."""

    comparison: str
    threshold: Decimal | None = None
    unit: str = ""
    words: str = ""

    def as_fields(self) -> dict[str, Any]:
        """By field of the record: what is for words only has no figure."""
        is_words = self.comparison == Comparison.JUDGED
        return {
            "comparison": self.comparison,
            "threshold": None if is_words else self.threshold,
            "unit": "" if is_words else self.unit.strip(),
            "words": self.words.strip(),
        }


@dataclass(frozen=True)
class TestDetails:
    """How an outcome is tested. ``counts_for_months`` is how long a passed result counts."""

    kind: str
    what: str
    judged_by: str
    planned_on: date | None = None
    counts_for_months: int = RESULT_COUNTS_FOR


@dataclass(frozen=True)
class Found:
    """What a test found. ``passed`` is the judge's word and is asked only where the mark is in words."""

    known_on: date
    found: str
    value: Decimal | None = None
    looked_at: int | None = None
    passed: bool | None = None


@command(Can.RECORD_LEARNING, event="test of practice set", about="outcome")
def set_practice_test(
    *, outcome: OutcomeStatement, details: TestDetails, mark: Mark, by: Actor, at: datetime
) -> PracticeTest:
    """It is settled how an outcome is tested, what must be reached and who judges, before any result is known."""
    _check_details(details)
    test = PracticeTest.objects.create(space_id=outcome.space_id, outcome=outcome, **asdict(details))
    _add_mark(test, mark, by, at, why="")
    return test


@command(Can.RECORD_LEARNING, event="pass mark changed", about="test")
def change_pass_mark(*, test: PracticeTest, mark: Mark, why: str, by: Actor, at: datetime) -> PassMark:
    """From today another mark is to be reached. Results that are known keep the mark they were held against."""
    check_stands(test)
    if not why.strip():
        raise Refused("Say why the pass mark changes. Whoever scrutinises this will see it.", "why")
    now = PassMark.objects.filter(test=test).order_by("number").reverse()[0]
    if mark.as_fields() == Mark(now.comparison, now.threshold, now.unit, now.words).as_fields():
        raise Refused(f"The pass mark is this already: {now}. Enter what it changes to.", "threshold")
    return _add_mark(test, mark, by, at, why=why.strip())


@command(Can.RECORD_LEARNING, event="result of a test of practice recorded", about="test")
def record_practice_result(
    *, test: PracticeTest, found: Found, shows: Shows, by: Actor, at: datetime
) -> PracticeResult:
    """A result arrives with its evidence, and is held against the mark that stood on the day it became known."""
    check_stands(test)
    _check_found(found, timezone.localdate(at))
    mark = _mark_on(test, found.known_on)
    result = PracticeResult.objects.create(
        space_id=test.space_id,
        test=test,
        pass_mark=mark,
        mark_set_on=mark.set_on,
        known_on=found.known_on,
        good_until=months_after(found.known_on, test.counts_for_months),
        value=found.value,
        looked_at=found.looked_at,
        passed=_is_passed(mark, found),
        found=found.found.strip(),
    )
    show_result(result, shows, by, at)
    # Raises the version, so that a form somebody else has open notices.
    test.save(update_fields=["what"])
    return result


@command(Can.RECORD_LEARNING, event="test of practice withdrawn", about="test")
def withdraw_practice_test(*, test: PracticeTest, why: str, by: Actor, at: datetime) -> PracticeTest:
    """The test is not carried out, or counts no longer. It stays to be seen, with its results and why."""
    check_stands(test)
    if not why.strip():
        raise Refused("Say why the test is withdrawn. Whoever scrutinises this will see it.", "why")
    test.withdrawn_on, test.withdrawn_why = timezone.localdate(at), why.strip()
    held = standing_of(by, test.withdrawn_on, at).holding_that_allows(Can.RECORD_LEARNING, test.space_id)
    test.withdrawn_role = held.role if held else ""
    test.save()
    return test


def cannot_be(figure: Decimal, unit: str) -> bool:
    """Whether a figure is no share of a whole although its unit says so ("%", "% of records", "per cent of plans")."""
    return bool(SHARE.match(unit)) and not 0 <= figure <= 100


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _check_details(details: TestDetails) -> None:
    if details.kind not in PracticeTest.Kind.values:
        raise Refused("Choose a kind of test from the list.", "kind")
    if not details.what.strip():
        raise Refused("Enter what is looked at.", "what")
    if not details.judged_by.strip():
        raise Refused("Enter who judges whether the mark is reached: a post or a group.", "judged_by")
    if not 1 <= details.counts_for_months <= LONGEST:
        raise Refused(f"A result counts for 1 to {LONGEST} months.", "counts_for_months")


def _add_mark(test: PracticeTest, mark: Mark, by: Actor, at: datetime, why: str) -> PassMark:
    if mark.comparison not in Comparison.values:
        raise Refused("Choose how the mark is told.", "comparison")
    if mark.comparison == Comparison.JUDGED and not mark.words.strip():
        raise Refused("Enter in words what must be found.", "words")
    if mark.comparison != Comparison.JUDGED and mark.threshold is None:
        raise Refused("Enter the figure to reach.", "threshold")
    if mark.threshold is not None and cannot_be(mark.threshold, mark.as_fields()["unit"]):
        raise Refused(PERCENTAGE, "threshold")
    return PassMark.objects.create(
        space_id=test.space_id,
        test=test,
        number=next_number(PassMark.objects.filter(test=test)),
        **mark.as_fields(),
        set_on=timezone.localdate(at),
        set_by_id=account_of(by),
        why=why,
    )


def check_stands(test: PracticeTest) -> None:
    if test.withdrawn_on:
        raise Refused(f"This test was withdrawn on {in_words(test.withdrawn_on)}. Set another.")


def _check_found(found: Found, today: date) -> None:
    if found.known_on > today:
        raise Refused("The day on which the result was known must be today or in the past.", "known_on")
    if not found.found.strip():
        raise Refused("Enter what was found.", "found")
    if found.looked_at is not None and not 1 <= found.looked_at <= MOST_LOOKED_AT:
        raise Refused(f"How many were looked at must be between 1 and {MOST_LOOKED_AT:,}.", "looked_at")


def _mark_on(test: PracticeTest, known_on: date) -> PassMark:
    marks = list(PassMark.objects.filter(test=test).order_by("set_on", "number"))
    standing = [mark for mark in marks if mark.set_on <= known_on]
    if not standing:
        raise Refused(
            f"The pass mark was set on {in_words(marks[0].set_on)}, after this result was known. A mark that is set"
            " when its result is known proves nothing: set a further test and wait for its result.",
            "known_on",
        )
    return standing[-1]


def _is_passed(mark: PassMark, found: Found) -> bool:
    if mark.comparison == Comparison.JUDGED:
        if found.passed is None:
            raise Refused("Choose whether the judge says that the mark was reached.", "passed")
        return found.passed
    if found.value is None:
        raise Refused(f"Enter the figure that was found. The pass mark is: {mark}.", "value")
    if cannot_be(found.value, mark.unit):
        raise Refused(PERCENTAGE, "value")
    return mark.is_reached(found.value)
