"""What each box of the picture says, line by line, and how high that makes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from goldthread.foundation.actions.models import EVIDENCE_GONE, EVIDENCE_WAITS, Action
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.loose_ends import (
    ACTION_WITHOUT_FINDING,
    ACTION_WITHOUT_OWNER,
    FINDING_WITHOUT_RESPONSE,
    OUTCOME_WITHOUT_TEST,
    OWNER_NOT_MATCHED,
    RECOMMENDATION_WITHOUT_ACTION,
    LooseEnd,
)
from goldthread.partnership.learning.models import Recommendation
from goldthread.partnership.learning.picture.text import wrap
from goldthread.partnership.learning.thread import Node

Style = Literal["words", "detail", "state", "loose"]

PADDING = 8
SIZES: dict[Style, float] = {"words": 13, "detail": 12, "state": 12, "loose": 12}
LEADING: dict[Style, float] = {"words": 16, "detail": 15, "state": 17, "loose": 16}
MOST: dict[Style, int] = {"words": 6, "detail": 2, "state": 2, "loose": 2}
"""Lines; the whole is in the list under the picture."""
BESIDE_A_MARK = 17
"""Room that a mark takes at the start of a line."""

MARKS: dict[str, str] = {
    str(Action.Status.OPEN.label): "open",
    str(Action.Status.IN_PROGRESS.label): "half",
    str(Action.Status.COMPLETE_PENDING_EVIDENCE.label): "reported",
    EVIDENCE_WAITS: "reported",
    str(Action.Status.CLOSED.label): "proven",
    EVIDENCE_GONE: "reported",
    str(Action.Status.SUPERSEDED.label): "crossed",
    str(Action.Status.TRANSFERRED.label): "crossed",
}
"""The shape beside a state, so that it can be told without colour."""

FOR_WHOM: dict[str, str] = {
    str(Recommendation.Scope.LOCAL.label): "For local partners",
    str(Recommendation.Scope.NATIONAL.label): "For national government",
    str(Recommendation.Scope.BOTH.label): "For local partners and national government",
}

LOOSE_WORDS = {
    RECOMMENDATION_WITHOUT_ACTION: "No action",
    ACTION_WITHOUT_FINDING: "Serves no finding",
    ACTION_WITHOUT_OWNER: "No owner",
    OUTCOME_WITHOUT_TEST: "No test named",
    FINDING_WITHOUT_RESPONSE: "No response",
}


@dataclass(frozen=True)
class Saying:
    """Something a box says: in which style, and with which mark before it."""

    style: Style
    text: str
    mark: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a box: how far below its top and right of its left edge it stands, and a mark's place."""

    x: float
    y: float
    style: Style
    text: str
    mark: str


@dataclass(frozen=True)
class Card:
    """A node as it is written: what it says, its lines and its height."""

    node: Node
    sayings: tuple[Saying, ...]
    lines: tuple[Line, ...]
    height: float


def card_of(node: Node, loose: Iterable[LooseEnd], answers: Sequence[Node], width: float) -> Card:
    """Write a node. ``answers`` are responses that are told in the box of what they answer."""
    sayings = tuple(_sayings(node, loose, answers))
    lines: list[Line] = []
    y = float(PADDING)
    for saying in sayings:
        indent = BESIDE_A_MARK if saying.mark else 0
        room = width - 2 * PADDING - indent
        size, bold = SIZES[saying.style], saying.style == "loose"
        for place, part in enumerate(wrap(saying.text, room, size, most=MOST[saying.style], bold=bold)):
            y += LEADING[saying.style]
            lines.append(Line(PADDING + indent, y - 4, saying.style, part, saying.mark if place == 0 else ""))
    return Card(node, sayings, tuple(lines), y + PADDING)


def _sayings(node: Node, loose: Iterable[LooseEnd], answers: Sequence[Node]) -> Iterable[Saying]:
    ends = {end.kind: end.is_softer for end in loose}
    yield Saying("words", titled(node))
    if _tells_detail(node):
        is_known = OWNER_NOT_MATCHED not in ends
        detail = node.detail if is_known else node.detail.replace("Owner:", "Owner as printed:", 1)
        yield Saying("detail", detail, "" if is_known else "unknown")
    if node.learned_name:
        yield Saying("state", "Learned from elsewhere")
        yield Saying("detail", node.learned_name)
    if node.kind == "recommendation":
        yield Saying("state", FOR_WHOM.get(node.state, node.state))
    if FINDING_WITHOUT_RESPONSE not in ends:
        for answer in answers:
            yield Saying("state", f"Response: {answer.title}")
    if node.kind == "action":
        printed = f" (printed: {node.state_as_printed})" if node.state_as_printed else ""
        yield Saying("state", node.state + printed, MARKS.get(node.state, "open"))
    for told in node.told:
        yield Saying("state", sentence(told.state), told.mark)
    if ends.get(FINDING_WITHOUT_RESPONSE):
        yield Saying("state", "Response not in the source", "unknown")
    if missing := [LOOSE_WORDS[kind] for kind, is_softer in ends.items() if not is_softer]:
        yield Saying("loose", ". ".join(missing), "loose")


def _tells_detail(node: Node) -> bool:
    """A missing owner is told as a loose end; that a test is for its outcome, by the line to it."""
    if node.kind == "test":
        return bool(node.detail) and not node.href_args.get("pk")
    return node.kind in ("recommendation", "action") and bool(node.detail) and node.detail != "No owner"


def titled(node: Node) -> str:
    """The title with a capital, also after the number of a finding."""
    number, point, words = node.title.partition(". ")
    return f"{number}. {sentence(words)}" if point and number.isdigit() else sentence(node.title)


def named(node: Node) -> str:
    """The title as a sentence says it: "Finding 1: elective home education"."""
    number, point, words = node.title.partition(". ")
    if node.kind == "finding" and point and number.isdigit():
        return f"Finding {number}: {words}"
    return sentence(node.title)
