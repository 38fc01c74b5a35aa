"""Find a thing of ours by a name that somebody typed, and the nearest ones when there is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spreadsheets.comparing import compare_key

NEAREST = 3
MOST_SOUGHT = 200
"""Different unknown names for which near ones are sought: a column with more is hardly a column of names."""
SMALL_WORDS = frozenset(("and", "the", "of", "for", "&"))


@dataclass
class Names:
    """Agencies or groups by every name they go by, and by number. Ended ones too: files hold history."""

    today: date
    by_key: dict[str, list[Any]] = field(default_factory=dict)
    by_number: dict[str, Any] = field(default_factory=dict)
    near: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Agency | Group], today: date) -> "Names":
        names = cls(today)
        for one in rows:
            names.by_number[str(one.pk)] = one
            for key in {compare_key(name) for name in (one.name, one.short_name) if name}:
                names.by_key.setdefault(key, []).append(one)
        return names

    def find(self, words: str) -> Any | None:
        """The one with this name; of several with it the one that is there now; None if that does not settle it."""
        return self.find_by(compare_key(words))

    def find_by(self, key: str) -> Any | None:
        """The same by the key of a name."""
        found = self.by_key.get(key, [])
        if len(found) > 1:
            found = [one for one in found if one.is_in_force(self.today)]
        return found[0] if len(found) == 1 else None

    def nearest(self, words: str) -> list[str]:
        """Names that might be meant, the likeliest first; none if nothing is near."""
        key = compare_key(words)
        if key not in self.near and len(self.near) >= MOST_SOUGHT:
            return []
        if key not in self.near:
            found = [self.by_key[other][0].name for other in near_keys(key, list(self.by_key))]
            self.near[key] = list(dict.fromkeys(found))[:NEAREST]
        return self.near[key]

    def options(self) -> list[tuple[str, str]]:
        """Number and name of each besides settings, by name; those that have ended say so."""
        pairs = [
            (number, one.name + ("" if one.is_in_force(self.today) else " (not there now)"))
            for number, one in self.by_number.items()
            if not getattr(one, "is_setting", False)
        ]
        return sorted(pairs, key=lambda pair: pair[1].casefold())


def near_keys(key: str, keys: list[str]) -> list[str]:
    """By likeness of spelling, then by words in common: “Met Police” is near “Metropolitan Police Service”."""
    spelled = get_close_matches(key, keys, n=NEAREST, cutoff=0.6)
    common = {other: len(words_of(other) & words_of(key)) for other in keys}
    shared = sorted((other for other in keys if common[other]), key=lambda other: (-common[other], other))
    return [*spelled, *shared]


def words_of(key: str) -> set[str]:
    """The words that tell names apart."""
    return set(key.split()) - SMALL_WORDS
