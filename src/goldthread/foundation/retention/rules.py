"""Which rule stands on a day, and when a period is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.working_days import months_after
from goldthread.foundation.retention.classes import CLASSES, Anchor, AtEnd, RetentionClass, Rule
from goldthread.foundation.retention.models import RetentionRule
from goldthread.foundation.ui.words import plural

YEAR = 12
LAST_OF_DECEMBER = 31


@dataclass(frozen=True)
class Standing:
    """The rule of a class on a day: the partnership's own, or the default. ``to_come`` is set for later."""

    of: RetentionClass
    rule: Rule | None
    own: RetentionRule | None = None
    to_come: RetentionRule | None = None


def length(months: int) -> str:
    """ "10 years", "18 months"."""
    return plural(months // YEAR, "year") if months % YEAR == 0 else plural(months, "month")


def in_a_sentence(rule: Rule) -> str:
    """ "10 years from the day the review was published"."""
    least = f", and at least {length(rule.at_least)} from {Anchor.CLOSURE.label}" if rule.at_least else ""
    return f"{length(rule.months)} from {Anchor(rule.anchor).label}{least}"


def end_of(rule: Rule, anchored: date, ended: date | None) -> date:
    """The last day of a period. One that runs from a birth ends with its year: no page then tells the birthday."""
    end = months_after(anchored, rule.months)
    if rule.anchor == Anchor.BIRTH:
        end = date(end.year, YEAR, LAST_OF_DECEMBER)
    return max(end, months_after(ended, rule.at_least)) if rule.at_least and ended else end


def with_source(rule: Rule) -> str:
    """What a certificate says of the rule."""
    return f"{in_a_sentence(rule)}. {AtEnd(rule.at_end).label}. {rule.source}"


def why_due(anchored: date, rule: Rule) -> str:
    """Why a record's period ends when it does: its own day, unless that is a birthday, and the rule."""
    return in_a_sentence(rule) if rule.anchor == Anchor.BIRTH else f"{in_a_sentence(rule)}, {in_words(anchored)}"


def schedule_on(space_id: int, on: date) -> Mapping[str, Standing]:
    """Of each class the rule on a day, in the order of the classes."""
    own: dict[str, RetentionRule] = {}
    to_come: dict[str, RetentionRule] = {}
    for one in RetentionRule.objects.filter(space=space_id).order_by("starts_on", "pk"):
        if one.starts_on <= on:
            own[one.retention_class] = one
        else:
            to_come.setdefault(one.retention_class, one)
    return {
        code: Standing(of, own[code].rule if code in own else of.rule, own.get(code), to_come.get(code))
        for code, of in CLASSES.items()
    }


def rule_on(space_id: int, class_code: str, on: date) -> Rule | None:
    """The rule of a class on a day; nothing where it stays for good until the partnership sets one."""
    return schedule_on(space_id, on)[class_code].rule
