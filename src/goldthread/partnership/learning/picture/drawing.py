"""A thread as a picture: five columns from what was found to how change will be tested."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.foundation.ui.words import listed, plural
from goldthread.partnership.learning.loose_ends import (
    ACTION_WITHOUT_FINDING,
    OUTCOME_WITHOUT_TEST,
    RECOMMENDATION_WITHOUT_ACTION,
    LooseEnd,
)
from goldthread.partnership.learning.picture.boxes import MARKS, Card, card_of, named
from goldthread.partnership.learning.picture.chains import Box, Link
from goldthread.partnership.learning.picture.folding import Folded, folded
from goldthread.partnership.learning.picture.routes import Layout, Span, laid_out, path_through
from goldthread.partnership.learning.picture.through import Emphasis, Through, through
from goldthread.partnership.learning.thread import Node, Thread

COLUMNS = (
    ("What was found", ("finding",), Span(2, 162)),
    ("What was asked", ("recommendation", "response"), Span(210, 178)),
    ("What is done", ("action",), Span(434, 284)),
    ("What will be different", ("outcome",), Span(764, 166)),
    ("How it will be tested", ("test",), Span(976, 138)),
)
"""Heading, kinds of node and place of each column, in units that are a pixel at the least width of 1,116."""
SPANS = [span for _, _, span in COLUMNS]
COLUMN_OF = {kind: number for number, (_, kinds, _) in enumerate(COLUMNS) for kind in kinds}
WIDTH = 1116
TOP, GAP, FOOT = 40, 10, 4
STUB = 18
"""How far a loose end reaches out of its box."""
SIDES = {ACTION_WITHOUT_FINDING: -1, RECOMMENDATION_WITHOUT_ACTION: 1, OUTCOME_WITHOUT_TEST: 1}
"""Loose ends where a line is missing, and on which side of the box."""


@dataclass(frozen=True)
class DrawnBox:
    """A box in its place; ``stubs`` are the loose ends that reach out of it: from x, to x, at y."""

    card: Card
    left: float
    top: float
    width: float
    emphasis: Emphasis
    stubs: tuple[tuple[float, float, float], ...]

    @property
    def node(self) -> Node:
        return self.card.node

    @property
    def key(self) -> str:
        return self.card.node.key

    @property
    def height(self) -> float:
        return self.card.height


@dataclass(frozen=True)
class DrawnLink:
    """A line from box to box; dashed where no source states it."""

    link: Link
    points: tuple[tuple[float, float], ...]
    inferred: bool
    emphasis: Emphasis

    @property
    def path(self) -> str:
        return path_through(self.points)


@dataclass(frozen=True)
class Picture:
    """Everything to be drawn; what is emphasised comes last so that it lies on top."""

    title: str
    headings: tuple[tuple[float, float, str], ...]
    boxes: tuple[DrawnBox, ...]
    links: tuple[DrawnLink, ...]
    width: float
    height: float
    chosen: Node | None

    @property
    def chosen_name(self) -> str:
        return named(self.chosen) if self.chosen else ""

    @property
    def has_loose_ends(self) -> bool:
        return any(saying.style == "loose" for box in self.boxes for saying in box.card.sayings)

    @property
    def has_inferred(self) -> bool:
        return any(line.inferred for line in self.links)

    @property
    def states(self) -> list[tuple[str, str]]:
        """Marks and words of the states that actions are in, for the key."""
        shown = {box.node.state for box in self.boxes if box.node.kind == "action"}
        return [(mark, state) for state, mark in MARKS.items() if state in shown]

    @property
    def told(self) -> list[tuple[str, str]]:
        """Marks and words of what is known of outcomes and recommendations, for the key."""
        shown = {one.state: one.mark for box in self.boxes for one in box.node.told}
        return sorted((mark, state) for state, mark in shown.items())

    @property
    def words(self) -> str:
        """What the picture holds, in a sentence: "8 findings, 24 actions and 5 outcomes"."""
        kinds = Counter(box.node.kind for box in self.boxes)
        return listed(plural(kinds[kind], kind) for kind in ("finding", "action", "outcome")) + "."


def drawn(thread: Thread, chosen: str = "") -> Picture:
    """Draw a thread, emphasising what runs through the node with the key ``chosen``; an unknown key is no choice."""
    told = folded(thread)
    cards = {node.key: _card(node, told) for node in told.nodes}
    boxes = [Box(key, COLUMN_OF[card.node.kind], card.height) for key, card in cards.items()]
    layout = laid_out(boxes, list(told.links), SPANS, GAP)
    way = through(told.box_of[chosen], told.links) if chosen in told.box_of else Through()
    return Picture(
        title=f"The thread of {thread.review.pseudonym}",
        headings=tuple((span.left, span.right, words) for words, _, span in COLUMNS),
        boxes=tuple(_box(card, told.loose.get(key, ()), layout, way) for key, card in cards.items()),
        links=tuple(sorted(_drawn_links(told, layout, way), key=lambda line: line.emphasis == "on")),
        width=WIDTH,
        height=layout.height + TOP + FOOT,
        chosen=cards[way.key].node if way.key else None,
    )


def _card(node: Node, told: Folded) -> Card:
    width = SPANS[COLUMN_OF[node.kind]].width
    return card_of(node, told.loose.get(node.key, ()), told.answers.get(node.key, ()), width)


def _box(card: Card, loose: Iterable[LooseEnd], layout: Layout, way: Through) -> DrawnBox:
    span, top = SPANS[COLUMN_OF[card.node.kind]], layout.tops[card.node.key] + TOP
    middle = top + card.height / 2
    sides = sorted({SIDES[end.kind] for end in loose if end.kind in SIDES})
    edges = [(span.left if side < 0 else span.right, side) for side in sides]
    stubs = tuple((edge, edge + side * STUB, middle) for edge, side in edges)
    return DrawnBox(card, span.left, top, span.width, way.of_box(card.node.key), stubs)


def _drawn_links(told: Folded, layout: Layout, way: Through) -> Iterable[DrawnLink]:
    for link, inferred in told.links.items():
        points = tuple((x, y + TOP) for x, y in layout.routes[link])
        yield DrawnLink(link, points, inferred, way.of_link(link))
