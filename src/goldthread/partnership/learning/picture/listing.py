"""The same thread as a nested list: finding by finding, each with what follows, and the way up again."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.foundation.sources.models import Basis
from goldthread.partnership.learning.loose_ends import (
    ACTION_WITHOUT_FINDING,
    ACTION_WITHOUT_OWNER,
    FINDING_WITHOUT_RESPONSE,
    OUTCOME_WITHOUT_TEST,
    OWNER_NOT_MATCHED,
    RECOMMENDATION_WITHOUT_ACTION,
    LooseEnd,
)
from goldthread.partnership.learning.picture.boxes import named
from goldthread.partnership.learning.thread import Node, Thread


@dataclass(frozen=True)
class Entry:
    """A node where it stands in the list; one that serves several findings stands under each of them.

    ``anchor`` is given to the first of its places only. ``is_inferred`` is said of the link that leads here.
    """

    node: Node
    anchor: str
    is_inferred: bool
    above: tuple[Node, ...]
    below: "tuple[Entry, ...]"
    loose: tuple[LooseEnd, ...]

    @property
    def title(self) -> str:
        return named(self.node)

    @property
    def recommendation_number(self) -> int | None:
        """The number of the record of a recommendation; nothing for any other node."""
        kind, _, number = self.node.key.rpartition("-")
        return int(number) if kind == "recommendation" else None

    def below_of(self, kind: str) -> "list[Entry]":
        """What follows, of one kind."""
        return [entry for entry in self.below if entry.node.kind == kind]


@dataclass(frozen=True)
class ThreadList:
    """Everything of a thread: its findings with what follows, and what follows from none of them."""

    findings: tuple[Entry, ...]
    apart: tuple[Entry, ...]

    def entries(self) -> Iterable[Entry]:
        """Every entry, at whatever depth."""
        waiting = [*self.findings, *self.apart]
        while waiting:
            entry = waiting.pop(0)
            yield entry
            waiting[:0] = entry.below


LOOSE_GROUPS = (
    (FINDING_WITHOUT_RESPONSE, False, "Findings without a response"),
    (RECOMMENDATION_WITHOUT_ACTION, False, "Recommendations that no action serves"),
    (ACTION_WITHOUT_FINDING, False, "Actions that serve no finding"),
    (ACTION_WITHOUT_OWNER, False, "Actions without an owner"),
    (OUTCOME_WITHOUT_TEST, False, "Outcomes with no test named"),
    (FINDING_WITHOUT_RESPONSE, True, "Findings whose response is not in the source"),
    (OWNER_NOT_MATCHED, True, "Actions whose owner, as printed, is no agency or group known here"),
)


@dataclass(frozen=True)
class LooseGroup:
    """Loose ends of one kind; ``is_softer`` where the thread may hold and that is not known here."""

    words: str
    is_softer: bool
    nodes: tuple[Node, ...]

    @property
    def ends(self) -> list[tuple[str, Node]]:
        """Each by its name."""
        return [(named(node), node) for node in self.nodes]


def loose_groups(thread: Thread) -> list[LooseGroup]:
    """Every loose end, by kind, with what it is the end of; first those where the thread does not hold."""
    groups = []
    for kind, is_softer, words in LOOSE_GROUPS:
        ends = [end for end in thread.loose_ends if (end.kind, end.is_softer) == (kind, is_softer)]
        if ends:
            groups.append(LooseGroup(words, is_softer, tuple(thread.node(end.node_key) for end in ends)))
    return groups


def anchor_of(key: str) -> str:
    """Where in the list a node is found."""
    return f"list-{key}"


def listed_thread(thread: Thread) -> ThreadList:
    """Lay a thread out as a list that holds every node but the review, and every edge between them."""
    return _Writing(thread).written()


class _Writing:
    """One list in the writing: remembers which nodes already stand somewhere."""

    def __init__(self, thread: Thread) -> None:
        self.nodes = {node.key: node for node in thread.nodes if node.kind != "review"}
        self.edges = [edge for edge in thread.edges if edge.from_key in self.nodes and edge.to_key in self.nodes]
        self.below: dict[str, list[tuple[str, bool]]] = {}
        self.above: dict[str, list[str]] = {}
        for edge in self.edges:
            self.below.setdefault(edge.from_key, []).append((edge.to_key, edge.basis == Basis.INFERRED))
            self.above.setdefault(edge.to_key, []).append(edge.from_key)
        self.loose: dict[str, list[LooseEnd]] = {}
        for end in thread.loose_ends:
            self.loose.setdefault(end.node_key, []).append(end)
        self.written_keys: set[str] = set()

    def written(self) -> ThreadList:
        findings = [key for key, node in self.nodes.items() if node.kind == "finding"]
        entries = tuple(self.entry(key, False, ()) for key in findings)
        apart = [key for key in self.nodes if key not in self.written_keys and not self.above.get(key)]
        return ThreadList(entries, tuple(self.entry(key, False, ()) for key in apart))

    def entry(self, key: str, is_inferred: bool, way: tuple[str, ...]) -> Entry:
        """``way`` are the keys that led here, so that a circle in the edges is not followed for ever."""
        anchor = "" if key in self.written_keys else anchor_of(key)
        self.written_keys.add(key)
        way = (*way, key)
        return Entry(
            node=self.nodes[key],
            anchor=anchor,
            is_inferred=is_inferred,
            above=tuple(self.nodes[other] for other in self.above.get(key, ())),
            below=tuple(
                self.entry(other, inferred, way) for other, inferred in self.below.get(key, ()) if other not in way
            ),
            loose=tuple(self.loose.get(key, ())),
        )
