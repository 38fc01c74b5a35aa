"""Who opened what is held about somebody: how often and when, and by nobody's name, since readers are people too."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Max, Min

from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.ui.words import date, plural
from goldthread.partnership.rights.held import Held

WHERE = "How often what is held was opened"


def opened(space: Space, held: Iterable[Held]) -> list[Held]:
    """One text about all that was found; none where the trail knows of no reading."""
    named: dict[tuple[str, int], str] = {}
    for one in held:
        table, number = one.place.split(".")[:2]
        named.setdefault((table, int(number)), one.where.rsplit(", ", 1)[0])
    lines = list(_lines(space, named))
    return [Held("reads", WHERE, "\n".join(lines), 0)] if lines else []


def _lines(space: Space, named: dict[tuple[str, int], str]) -> Iterator[str]:
    reads = TrailEntry.objects.filter(
        space=space.pk, operation="read", object_table__in={table for table, _ in named}
    ).filter(object_id__in={number for _, number in named})
    counted = reads.values_list("object_table", "object_id").annotate(
        times=Count("pk"), people=Count("actor", distinct=True), first=Min("at"), last=Max("at")
    )
    for table, number, times, people, first, last in counted.order_by("object_table", "object_id"):
        if (table, number) in named:
            when = f"between {date(first)} and {date(last)}" if date(first) != date(last) else f"on {date(first)}"
            yield f"{named[table, number]}: {plural(times, 'time')}, by {plural(people, 'person', 'people')}, {when}"
