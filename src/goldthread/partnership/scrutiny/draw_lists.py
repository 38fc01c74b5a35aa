"""The list of draws, and the list of what one of them was drawn from."""

from goldthread.foundation.actions.models import Action
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import YesNo
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.partnership.scrutiny.models import Draw


def draws_page() -> ListPage:
    """Each with how many of its actions one may see, and of how many there is a view."""
    return ListPage(
        title="Samples that were drawn",
        one="draw",
        columns=(
            Column("number", "Draw", value=str, sort=("number",), href=Draw.get_absolute_url),
            Column("drawn", "Drawn on", value="drawn_at", kind="date", sort=("drawn_at", "number")),
            Column("purpose", "What it is for"),
            Column("seen", "Actions drawn", value="are_seen", kind="number"),
            Column("viewed", "With a view", value="are_viewed", kind="number"),
        ),
        filters=(Search("words", fields=("purpose",)), DateBetween("drawn", "Drawn", lookup="drawn_at", moments=True)),
        order="-number",
        empty=Empty("No sample was drawn yet", "The independent scrutineer draws one from what is marked done."),
        stacks=True,
    )


def population_page(draw: Draw, places: dict[int, int]) -> ListPage:
    """What a draw was made from, by the numbers that were drawn; ``places`` are those of the drawn, in sight."""
    return ListPage(
        title=f"Actions that could be drawn in {str(draw).lower()}",
        one="action",
        columns=(
            Column("pk", "Number", sort=("pk",)),
            Column("title", "Action", value=str, sort=("reference",), href=Action.get_absolute_url),
            Column("place", "Drawn", value=lambda action: _drawn(places.get(action.pk))),
        ),
        filters=(
            Search("words", fields=("reference", "title")),
            YesNo(
                "drawn",
                "Drawn",
                lookup=lambda rows, is_yes: rows.filter(pk__in=places) if is_yes else rows.exclude(pk__in=places),
            ),
        ),
        order="pk",
        empty=Empty("No action is here", "What could be drawn is no longer on record."),
        stacks=True,
    )


def _drawn(place: int | None) -> str:
    return f"Drawn, place {place}" if place else "Not drawn"
