"""What of a thread becomes a box and what is told in another's, so that five columns are enough.

The review is the picture's title. A response is told in the box of the one recommendation it answers. An action
serves a finding; where the finding has one recommendation, the line to the action runs through it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from goldthread.foundation.sources.models import Basis
from goldthread.partnership.learning.loose_ends import (
    FINDING_WITHOUT_RESPONSE,
    RECOMMENDATION_WITHOUT_ACTION,
    LooseEnd,
)
from goldthread.partnership.learning.picture.chains import Link
from goldthread.partnership.learning.thread import Edge, Node, Thread

T = TypeVar("T")
KINDS = ("finding", "recommendation", "response", "action", "outcome", "test")


@dataclass(frozen=True)
class Folded:
    """Nodes that have a box, the responses told in each, its loose ends, and links with whether they are inferred."""

    nodes: tuple[Node, ...]
    answers: dict[str, list[Node]]
    loose: dict[str, list[LooseEnd]]
    links: dict[Link, bool]
    box_of: dict[str, str]
    """By the key of a node: the key of the box that tells of it."""


def folded(thread: Thread) -> Folded:
    kinds = {node.key: node.kind for node in thread.nodes if node.kind in KINDS}
    edges = [edge for edge in thread.edges if edge.from_key in kinds and edge.to_key in kinds]
    asked = _asked_once(edges, kinds)
    told_in = {
        edge.to_key: asked.get(edge.from_key, edge.from_key)
        for edge in edges
        if kinds[edge.to_key] == "response" and (edge.from_key in asked or kinds[edge.from_key] == "recommendation")
    }
    nodes = tuple(node for node in thread.nodes if node.key in kinds and node.key not in told_in)
    return Folded(
        nodes=nodes,
        answers=_by((told_in[node.key], node) for node in thread.nodes if node.key in told_in),
        loose=_by((_place_of(end, asked), end) for end in thread.loose_ends),
        links=_links([edge for edge in edges if edge.to_key not in told_in], kinds, asked),
        box_of={node.key: node.key for node in nodes} | told_in,
    )


def _asked_once(edges: Iterable[Edge], kinds: dict[str, str]) -> dict[str, str]:
    """By finding: the one recommendation it led to. “No recommendation” is none."""
    asked: dict[str, list[str]] = {}
    for edge in edges:
        if kinds[edge.to_key] == "recommendation" and not edge.to_key.startswith("no-"):
            asked.setdefault(edge.from_key, []).append(edge.to_key)
    return {finding: keys[0] for finding, keys in asked.items() if len(keys) == 1}


def _links(edges: Iterable[Edge], kinds: dict[str, str], asked: dict[str, str]) -> dict[Link, bool]:
    """Where several edges become one link, it is inferred only if all of them are."""
    links: dict[Link, bool] = {}
    for edge in edges:
        passes = kinds[edge.to_key] in ("action", "outcome")
        link = Link(asked.get(edge.from_key, edge.from_key) if passes else edge.from_key, edge.to_key)
        links[link] = links.get(link, True) and edge.basis == Basis.INFERRED
    return links


def _place_of(end: LooseEnd, asked: dict[str, str]) -> str:
    """What is missing after a recommendation is missing at its box."""
    if end.kind in (RECOMMENDATION_WITHOUT_ACTION, FINDING_WITHOUT_RESPONSE):
        return asked.get(end.node_key, end.node_key)
    return end.node_key


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    grouped: dict[str, list[T]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return grouped
