"""What a picture shows through one of its boxes: everything that leads to it, and everything that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from goldthread.partnership.learning.picture.chains import Link

Emphasis = Literal["", "on", "off", "chosen"]


@dataclass(frozen=True)
class Through:
    """The box chosen, the keys that lead to it and those that follow; without a choice nothing is emphasised."""

    key: str = ""
    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()

    def of_box(self, key: str) -> Emphasis:
        if not self.key:
            return ""
        if key == self.key:
            return "chosen"
        return "on" if key in self.up or key in self.down else "off"

    def of_link(self, link: Link) -> Emphasis:
        """A link is on the way if both its ends are, on the same side of the box chosen."""
        if not self.key:
            return ""
        ends = {link.from_key, link.to_key}
        return "on" if ends <= self.up or ends <= self.down else "off"


def through(key: str, links: Iterable[Link]) -> Through:
    """Follow the links both ways from a box."""
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for link in links:
        before.setdefault(link.to_key, []).append(link.from_key)
        after.setdefault(link.from_key, []).append(link.to_key)
    return Through(key, _reached(key, before), _reached(key, after))


def _reached(key: str, beside: dict[str, list[str]]) -> frozenset[str]:
    reached, waiting = {key}, [key]
    while waiting:
        for other in beside.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return frozenset(reached)
