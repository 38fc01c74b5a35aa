"""By what a reader can tell who somebody is, where one is to be chosen of several."""

from collections.abc import Collection

from goldthread.cases.people.in_words import address_in_words, number_in_words, stretch_in_words
from goldthread.cases.people.known import by_root
from goldthread.cases.people.models import Involvement, LivesThere, SaidNumber
from goldthread.cases.people.seen import Seen, TakesPart
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.ui.plain_words import lower_first
from goldthread.foundation.ui.words import listed


def told_apart_by(people: Collection[Seen], there: Collection[TakesPart], standing: Standing) -> dict[int, list[str]]:
    """By the number under which each is known: their part in this case, if they are ``there`` already, what they are,
    their numbers and addresses, and the cases in which the reader sees them. A secret address is left out.
    """
    roots = [one.pk for one in people]
    numbers = by_root(SaidNumber.objects, roots, standing)
    homes = by_root(LivesThere.objects.select_related("household"), roots, standing)
    parts = by_root(Involvement.objects.select_related("case"), roots, standing)
    here = {one.who.pk: one for one in there}
    found = {}
    for one in people:
        told = [f"{one.kind.label}. {one.born}" if one.born else f"{one.kind.label}"]
        told += [f"{said.get_kind_display()}: {number_in_words(said)}" for said in numbers[one.pk]]
        told += [_home(said) for said in homes[one.pk] if not said.household.is_protected]
        told += [f"In {part.case.reference}: {lower_first(part.get_part_display())}" for part in parts[one.pk]]
        if one.pk in here:
            told.insert(0, f"Takes part in this case already: {_parts(here[one.pk])}")
        found[one.pk] = list(dict.fromkeys(told))
    return found


def _parts(one: TakesPart) -> str:
    return listed([lower_first(words) for words in one.parts_in_words])


def _home(said: LivesThere) -> str:
    words = address_in_words(said.household)
    return " ".join(filter(None, [f"Address: {words}", stretch_in_words(said.from_on, said.until_on)]))
