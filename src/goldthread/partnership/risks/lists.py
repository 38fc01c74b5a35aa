"""The risk register: each risk with its score now, what is accepted, who owns it and when it is looked at again."""

from datetime import date

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice, Choices, YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.risks.models import Risk
from goldthread.partnership.risks.scale import BANDS, IMPACT, LIKELIHOOD, MOST, band_of

IN_FILES = (
    Column("board", "Register of", value="board.name", only="file"),
    Column("likelihood", "Likelihood", kind="number", only="file"),
    Column("impact", "Impact", kind="number", only="file"),
    Column("band", "Band", value=lambda row: band_of(row.score).words if row.score else "", only="file"),
    Column("target", "Target", kind="number", only="file"),
    Column("cause", "Cause", only="file"),
    Column("event", "Event", only="file"),
    Column("effect", "Effect", only="file"),
    Column("controls", "Controls", only="file"),
    Column("raised", "Raised", value="raised_on", kind="date", only="file"),
    Column("closed", "Closed", value="closed_on", kind="date", only="file"),
    Column("why", "Why it was closed", value="closed_why", only="file"),
)


def risks_page(space: Space, boards: Choices, agencies: Choices, on: date, *, may_record: bool) -> ListPage:
    """The list page."""
    return ListPage(
        title="Risk register",
        one="risk",
        stacks=True,
        columns=(
            Column("number", "Number", value=str, sort=("number",), href=Risk.get_absolute_url),
            Column("title", "Risk"),
            Column("score", "Score now", kind="number", sort=("score",), cell="risks/cells.html:score_of"),
            Column("appetite", "Accepted up to", kind="number", sort=("appetite",)),
            Column("owner", "Owner"),
            Column("review", "Next review", value="review_on", kind="date", sort=("review_on",)),
            Column("status", "Status", value="get_status_display", sort=("status",)),
            *IN_FILES,
        ),
        filters=(
            Search("words", fields=("title", "cause", "event", "effect", "controls")),
            Choice("board", "Register of", boards, lookup="board"),
            Choice("status", "Status", Risk.Status.choices),
            Choice("band", "Score now", [(band.code, band.words) for band in BANDS], lookup=_in_band),
            YesNo("above", "Above what is accepted", lookup=_above),
            YesNo("due", "Due for review", lookup=lambda rows, yes: _due(rows, on, yes)),
            Choice("owner", "Owner", agencies, lookup="owner_agency", none="A group or the board itself"),
            Choice("likelihood", "Likelihood", LIKELIHOOD.items(), lookup="likelihood"),
            Choice("impact", "Impact", IMPACT.items(), lookup="impact"),
            DateBetween("review", "Next review", lookup="review_on"),
        ),
        order="-score",
        empty=_nothing_yet(space, may_record),
    )


def _in_band(rows: QuerySet, chosen: list[str]) -> QuerySet:
    condition, most = Q(), MOST
    for band in BANDS:
        if band.code == chosen[0]:
            condition = Q(score__gte=band.least, score__lte=most)
        most = band.least - 1
    return rows.filter(condition)


def _above(rows: QuerySet, is_yes: bool) -> QuerySet:
    above = Q(status=Risk.Status.OPEN, score__gt=F("appetite"))
    return rows.filter(above) if is_yes else rows.exclude(above)


def _due(rows: QuerySet, on: date, is_yes: bool) -> QuerySet:
    due = Q(status=Risk.Status.OPEN, review_on__lte=on)
    return rows.filter(due) if is_yes else rows.exclude(due)


def _nothing_yet(space: Space, may_record: bool) -> Empty:
    doing = {"href": reverse("raise_risk", args=[space.slug]), "link": "Raise a risk"} if may_record else {}
    return Empty(
        "No risk is on the register yet",
        "A risk says what could happen, from what, and what would come of it.",
        **doing,
    )
