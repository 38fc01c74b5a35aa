"""Match printed names of owners and leads with the agencies and groups known in a space.

Only words that are a name or a short name match; what is left stays as printed and is matched to none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.models import Group
from goldthread.foundation.loads.checking import SourcedFacts
from goldthread.foundation.loads.kinds import Loading
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spreadsheets.comparing import compare_key
from goldthread.partnership.learning.importing.reading_rules import OUTSIDE_BODIES

JOIN = re.compile(r"\s*[,;]\s*|\s+and\s+")
REMARK = re.compile(r"\s*\((?:inferred|computed)\)\s*$")
Known = Agency | Group


@dataclass
class Directory:
    """Agencies and groups of a space by every name they go by; a name that two of them share is nobody's."""

    known: dict[str, Known | None] = field(default_factory=dict)

    @classmethod
    def of(cls, space: Space) -> "Directory":
        directory = cls()
        agencies: Iterable[Known] = Agency.objects.filter(space=space)
        groups: Iterable[Known] = Group.objects.filter(space=space)
        for one in (*agencies, *groups):
            directory.add(one)
        return directory

    def add(self, one: Known) -> None:
        for key in {compare_key(name) for name in (one.name, one.short_name) if name}:
            self.known[key] = None if key in self.known and self.known[key] != one else one

    def find(self, printed: str) -> Known | None:
        return self.known.get(compare_key(REMARK.sub("", printed)))

    def find_all(self, printed: str) -> list[Known]:
        """Everyone named in “X and Y”; the longest stretch of words that is a name wins over its parts."""
        pieces = list(_spans(REMARK.sub("", printed)))
        found: list[Known] = []
        start = 0
        while start < len(pieces):
            for end in range(len(pieces), start, -1):
                one = self.find(printed[pieces[start][0] : pieces[end - 1][1]])
                if one is not None:
                    found.append(one)
                    start = end - 1
                    break
            start += 1
        return list(dict.fromkeys(found))


def _spans(text: str) -> list[tuple[int, int]]:
    """Where each piece of a list of names begins and ends."""
    spans, start = [], 0
    for join in JOIN.finditer(text):
        spans.append((start, join.start()))
        start = join.end()
    return [*spans, (start, len(text))]


def record_outside_bodies(names: Mapping[str, SourcedFacts], directory: Directory, loading: Loading) -> None:
    """Make an agency of each outside body that a source names and the space does not know yet.

    ``names`` gives, for each printed name, the facts that print it first.
    """
    for printed, facts in names.items():
        if printed in OUTSIDE_BODIES and directory.find(printed) is None:
            directory.add(loading.add(Agency, facts, name=printed, kind=OUTSIDE_BODIES[printed]))
