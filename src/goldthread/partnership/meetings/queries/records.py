"""Records that are talked over: found by their words, and where one was talked over and decided on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.decisions.models import Decision
from goldthread.foundation.search.queries import LONGEST, SHORTEST, find
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES, AgendaSource, Suggestion, source_of
from goldthread.partnership.meetings.deciding import ITEM
from goldthread.partnership.meetings.models import AgendaItem, DecisionRecord
from goldthread.partnership.meetings.queries.agenda import Due

MOST = 10
"""Records of one kind that are offered; whoever looks for another types more of its words."""

Key = tuple[str, int]
"""The code of a source and the number of a record."""


def sought(words: str, space: Space, standing: Standing, but: Iterable[Key] = ()) -> list[Due]:
    """Records of a space that a person may see and whose words begin with those sought, but for some, by kind."""
    words = words.replace("\0", "")[:LONGEST].strip()
    if len(words) < SHORTEST:
        return []
    there, numbers = set(but), _found_by_search(words, space, standing)
    found = []
    for source in AGENDA_SOURCES.values():
        wanted = numbers[source.code] or _found_by_name(words, source, space, standing)
        shown = source.in_view(standing, space, {one for one in wanted if (source.code, one) not in there})
        if shown:
            several = [Suggestion(number, said) for number, (said, _) in list(shown.items())[:MOST]]
            found.append(Due(source, several))
    return found


def _found_by_search(words: str, space: Space, standing: Standing) -> defaultdict[str, set[int]]:
    codes = {source.model._meta.db_table: source.code for source in AGENDA_SOURCES.values()}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for hit in find(words, replace(standing, spaces={space.pk: space})):
        if hit.table in codes:
            found[codes[hit.table]].add(hit.number)
    return found


def _found_by_name(words: str, source: AgendaSource, space: Space, standing: Standing) -> set[int]:
    if not source.named_by:
        return set()
    rows = source.model._default_manager.visible_to(standing).filter(space=space)
    for word in words.split():
        any_of = Q()
        for name in source.named_by:
            any_of |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(any_of)
    return set(rows.order_by("-pk").values_list("pk", flat=True)[:MOST])


@dataclass
class Discussed:
    """A meeting's item about a record, and what was decided of the record; a decision alone has no item."""

    item: AgendaItem | None
    decisions: list[Decision] = field(default_factory=list)


def discussed(records: Sequence[Any], standing: Standing) -> list[Discussed]:
    """Where records of one kind were talked over and decided on, newest first, as far as a person may see it.

    Three queries, however many records. Of most nothing was ever said: that takes one, and who sees what is not asked.
    """
    source = source_of(records[0]) if records else None
    if source is None:
        return []
    space = records[0].space_id
    about = {"source": source.code, "source_number__in": [one.pk for one in records]}
    if not _spoken_of(space, about):
        return []
    items = AgendaItem.objects.visible_to(standing).filter(space_id=space, **about)
    rows = list(items.select_related("meeting__group", "meeting__space").order_by("-meeting__on", "-pk"))
    told = {item.pk: Discussed(item) for item in rows}
    linked = DecisionRecord.objects.filter(space_id=space, **about).values("decision")
    under = Q(origin=ITEM, origin_id__in=told) | Q(pk__in=linked)
    seen = Decision.objects.visible_to(standing).filter(under, space_id=space)
    others = []
    for decision in seen.select_related("space", "group").order_by("-decided_on", "-number"):
        if decision.origin == ITEM and decision.origin_id in told:
            told[decision.origin_id].decisions.append(decision)
        else:
            others.append(Discussed(None, [decision]))
    return [*told.values(), *others]


def _spoken_of(space: int, about: dict[str, Any]) -> bool:
    """Whether there is anything that somebody might see."""
    items, linked = (
        rows.filter(space_id=space, **about).values("pk") for rows in (AgendaItem.objects, DecisionRecord.objects)
    )
    return items.union(linked).exists()


def records_of(decision: Decision) -> list[Key]:
    """What a decision is about: the record of its item, and those that it was linked to."""
    item = AgendaItem.objects.filter(pk=decision.origin_id).exclude(source="") if decision.origin == ITEM else ()
    keys = [(one.source, one.source_number or 0) for one in item]
    linked = DecisionRecord.objects.filter(decision=decision).order_by("pk")
    return list(dict.fromkeys([*keys, *((one.source, one.source_number) for one in linked)]))


def in_words(keys: Iterable[Key], space: Space, standing: Standing) -> dict[Key, tuple[str, str]]:
    """Words and address of records that a person may see, in the order in which they are given."""
    by_source: defaultdict[str, set[int]] = defaultdict(set)
    keys = list(keys)
    for code, number in keys:
        by_source[code].add(number)
    told = {
        (code, number): said
        for code, numbers in by_source.items()
        if code in AGENDA_SOURCES
        for number, said in AGENDA_SOURCES[code].in_view(standing, space, numbers).items()
    }
    return {key: told[key] for key in keys if key in told}
