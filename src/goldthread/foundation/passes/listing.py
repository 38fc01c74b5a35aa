"""The list of a partnership's tokens and links, for those who issue them."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass

SOON = timedelta(days=30)
IN_FORCE, ENDING, ENDED = "in-force", "ending", "ended"


def passes_list(now: datetime) -> ListPage:
    """The list as it is at a moment."""
    return ListPage(
        title="API tokens and one-time links",
        one="token or link",
        many="tokens and links",
        columns=(
            Column("purpose", "What for", sort=("purpose",), href=address_of),
            Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
            Column("agency", "Whose", value="whose", sort=("agency__name",)),
            Column("scope", "What it may do", value=scope_of, only="file"),
            Column("state", "State", value=lambda one: state_in_words(one, now), kind="tag"),
            Column("ends", "Last day", value="last_day", sort=("expires_at",), kind="date"),
            Column("used", "Last used", value="last_used_at", sort=("last_used_at",), kind="moment"),
            Column("issued", "Issued", value="issued_at", sort=("issued_at",), kind="date"),
        ),
        filters=(
            Search("words", fields=("purpose", "agency__name")),
            Choice("kind", "Kind", PassKind.choices, multiple=False),
            Choice(
                "state",
                "State",
                [(IN_FORCE, "In force"), (ENDING, f"Ends within {SOON.days} days"), (ENDED, "Ended")],
                multiple=False,
                lookup=lambda rows, chosen: of_state(rows, chosen[0], now),
            ),
        ),
        order="-issued",
        empty=Empty("No tokens and links yet", "A token lets a system read and record by the API."),
    )


def address_of(one: Pass) -> str:
    return reverse("pass", args=[one.space.slug, one.pk])


def scope_of(one: Pass) -> str:
    return "; ".join(one.scope_in_words)


def state_in_words(one: Pass, now: datetime) -> str:
    """What has become of it, or that it ends soon."""
    if not one.why_not(now) and one.is_token and one.expires_at <= now + SOON:
        return "ends soon"
    return one.state(now)


def of_state(rows: QuerySet[Pass], state: str, now: datetime) -> QuerySet[Pass]:
    """Those in one state."""
    opening = Q(pk__in=Pass.objects.opening(now).values("pk"))
    wanted = {IN_FORCE: opening, ENDING: opening & Q(expires_at__lte=now + SOON), ENDED: ~opening}
    return rows.filter(wanted[state])
