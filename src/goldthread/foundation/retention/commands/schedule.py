"""The schedule is set."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.retention.classes import CLASSES, AtEnd, Rule
from goldthread.foundation.retention.judging import ALONE
from goldthread.foundation.retention.kinds.declaring import anchors_of, may_stay_longer
from goldthread.foundation.retention.models import LONGEST_MONTHS, RetentionRule
from goldthread.foundation.retention.rules import schedule_on
from goldthread.foundation.spaces.models import Space


@command(Can.DESTROY_RECORDS, event="retention rule set", alone=ALONE)
def set_rule(
    *, space: Space, class_code: str, rule: Rule, starts_on: date, why: str, by: Actor, at: datetime
) -> RetentionRule:
    """From a day on records of a class stay so long. What stood before is kept with its days."""
    _check_class(class_code, rule)
    _check_words(rule, starts_on, why, timezone.localdate(at))
    if schedule_on(space.pk, starts_on)[class_code].rule == rule:
        raise Refused("That is the rule already.")
    return RetentionRule.objects.create(
        space=space,
        retention_class=class_code,
        anchor=rule.anchor,
        months=rule.months,
        at_least=rule.at_least,
        at_end=rule.at_end,
        source=rule.source.strip(),
        starts_on=starts_on,
        why=why.strip(),
        set_by_id=account_of(by),
        set_at=at,
    )


def _check_class(class_code: str, rule: Rule) -> None:
    """What a class lets be set."""
    of = CLASSES[class_code]
    if not of.may_be_set:
        raise Refused(of.fixed)
    if rule.at_least and not may_stay_longer(class_code):
        raise Refused("This class has no other day from which it could stay longer.", "at_least")
    if rule.anchor not in anchors_of(class_code):
        raise Refused("Choose from when the period runs.", "anchor")
    if of.reviewed_only and rule.at_end == AtEnd.BY_ITSELF:
        raise Refused("Records of this class are reviewed before they are destroyed.", "at_end")
    if rule.at_end not in of.ends:
        raise Refused("This class goes by itself: nobody looks at it record by record.", "at_end")


def _check_words(rule: Rule, starts_on: date, why: str, today: date) -> None:
    """What has to be said with every rule."""
    if starts_on < today:
        raise Refused(
            "Enter today or a later day: what was destroyed before was destroyed by the earlier rule.", "starts_on"
        )
    if not 1 <= rule.months <= LONGEST_MONTHS:
        raise Refused("Enter a length of up to 100 years.", "length")
    if not 0 <= rule.at_least <= LONGEST_MONTHS:
        raise Refused("Enter a number of years of up to 100.", "at_least")
    if not rule.source.strip():
        raise Refused("Enter where the rule comes from, or “Local decision”.", "source")
    if not why.strip():
        raise Refused("Enter the reason for the change.", "why")
