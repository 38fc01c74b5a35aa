"""The lists of briefings, and of the confirmations that each figure counts."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.briefings.models import Briefing, CascadeConfirmation


def briefings_page() -> ListPage:
    """Those in sight, newest first; rows come with ``sent_to``."""
    return ListPage(
        title="Briefings",
        one="briefing",
        columns=(
            Column(
                "review",
                "Briefing on",
                value="review.pseudonym",
                sort=("review__pseudonym",),
                href=Briefing.get_absolute_url,
            ),
            Column("begun_on", "Begun", sort=("begun_on",), kind="date"),
            Column("sent_on", "First sent", sort=("sent_on",), kind="date"),
            Column("sent_to", "Agencies", sort=("sent_to",), kind="number"),
        ),
        filters=(Search("words", fields=("review__pseudonym",)),),
        order="-begun_on",
        empty=Empty("No briefings", "One is begun on the page of a review."),
        stacks=True,
    )


def confirmations_page(rows: QuerySet[CascadeConfirmation], own: set[int]) -> ListPage:
    """``own`` are the cascades whose confirmations the person may correct."""
    return ListPage(
        title="Confirmations",
        one="confirmation",
        columns=(*CONFIRMATION, _correcting(own)),
        filters=(
            Choice("agency", "Agency", _agencies(rows), lookup="cascade__agency"),
            Choice("counts", "Counts", [("yes", "Yes"), ("no", "No, it was corrected")], lookup=_counts),
        ),
        order="-confirmed",
        empty=Empty("Nothing is confirmed yet", "Agencies confirm on the page of the briefing."),
        stacks=True,
    )


def _correcting(own: set[int]) -> Column:
    def href(one: CascadeConfirmation) -> str:
        return reverse("correct_confirmation", args=[one.space.slug, one.pk]) if _may(one, own) else ""

    def words(one: CascadeConfirmation) -> str:
        return "Correct" if _may(one, own) else ""

    return Column("correct", "Correct it", value=words, href=href, only="page")


def state_of(one: CascadeConfirmation) -> str:
    return "corrected" if is_corrected(one) else "counts"


def is_corrected(one: CascadeConfirmation) -> bool:
    return getattr(one, "corrected_by", None) is not None


def words_of(one: CascadeConfirmation) -> str:
    """Its note, and where it corrects another, what was wrong with that."""
    return " ".join(part for part in (one.note, f"Corrects an earlier one: {one.why}" if one.why else "") if part)


def by_whom(one: CascadeConfirmation) -> str:
    return "The partnership, for the agency" if one.is_by_partnership else "The agency"


def _may(one: CascadeConfirmation, own: set[int]) -> bool:
    return one.cascade_id in own and not is_corrected(one)


def _agencies(rows: QuerySet[CascadeConfirmation]) -> Any:
    return list(
        rows.order_by("cascade__agency__name").values_list("cascade__agency", "cascade__agency__name").distinct()
    )


def _counts(rows: QuerySet[Any], chosen: list[str]) -> QuerySet[Any]:
    return rows.filter(corrected_by__isnull=chosen == ["yes"])


CONFIRMATION = (
    Column("agency", "Agency", value="cascade.agency.name", sort=("cascade__agency__name",)),
    Column("held_on", "Passed on", sort=("held_on",), kind="date"),
    Column("method", "How", value="get_method_display", sort=("method",)),
    Column("people", "People", sort=("people",), kind="number"),
    Column("state", "State", value=state_of, kind="tag"),
    Column("note", "Note", value=words_of),
    Column("by", "Confirmed by", value=by_whom, only="file"),
    Column("confirmed", "Confirmed", value="confirmed_at", sort=("confirmed_at",), kind="moment"),
)
"""What is told of each confirmation."""
