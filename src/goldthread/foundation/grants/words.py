"""Grants and roles in words: why somebody sees a record, and until when."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.grants.queries import OWN_FIRST, grants_held
from goldthread.foundation.grants.registry import KINDS, kind_of
from goldthread.foundation.ui.words import date as day_in_words
from goldthread.foundation.ui.words import time as time_in_words


def until(end: datetime | None, at: datetime) -> str:
    """ "until 5pm today", "until the end of 3 June 2026"; nothing for what has no end."""
    if end is None:
        return ""
    local = timezone.localtime(end)
    is_whole_day = local.time() == time.min
    day = local.date() - timedelta(days=is_whole_day)
    is_today = day == timezone.localdate(at)
    if is_whole_day:
        return f"until the end of {'today' if is_today else day_in_words(day)}"
    return f"until {time_in_words(end)} {'today' if is_today else f'on {day_in_words(day)}'}"


def grant_in_words(grant: Grant, at: datetime) -> str:
    """ "Opened for a purpose until the end of today: I supervise or manage this work: to plan the week"."""
    return f"{' '.join(filter(None, [grant.get_standing_as_display(), until(grant.ends_at, at)]))}: {grant.purpose}"


def explain(standing: Standing, record: Any) -> list[str]:
    """Why this person sees a record, each reason a sentence for the line under it."""
    kind, told = kind_of(record), list[str]()
    for holding in standing.holdings:
        if holding.space_id == record.space_id and kind.shown_by(record, holding):
            words = f"You see this as {ROLES[holding.role].title}"
            told.append(f"{words} for {holding.agency.name}." if holding.agency else f"{words}.")
    if standing.moment:
        for grant in grants_held(standing).about(record).select_related("agency").order_by("starts_at", "pk"):
            if not kind.counts(standing, record, grant):
                continue
            through = f", as somebody who holds a role for {grant.agency.name}" if grant.agency else ""
            told.append(f"{grant_in_words(grant, standing.moment)}{through}")
    return list(dict.fromkeys(told))


def why_seen(standing: Standing, record: Any) -> str:
    """For what somebody sees one record, in the words of the grant; nothing for what a role alone shows."""
    kind, grants = KINDS.get(record._meta.db_table), grants_held(standing).about(record).order_by(*OWN_FIRST)
    return next((one.purpose for one in grants if kind is None or kind.counts(standing, record, one)), "")
