"""The picture of a thread and the same as a list, on random threads and on Child C."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.sources.models import Basis
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.loose_ends import ACTION_WITHOUT_FINDING, LooseEnd
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.picture.boxes import SIZES
from goldthread.partnership.learning.picture.drawing import Picture, drawn
from goldthread.partnership.learning.picture.listing import listed_thread, loose_groups
from goldthread.partnership.learning.picture.text import width_of
from goldthread.partnership.learning.thread import Edge, Node, Thread, thread_of

from .seeded import AT, SYSTEM, load_child_c, reading

LEADS_TO = {
    "finding": ("recommendation", "response", "action", "outcome"),
    "recommendation": ("response",),
    "outcome": ("test",),
}
KINDS = ("finding", "recommendation", "response", "action", "outcome", "test")


def node(kind: str, number: int, title: str = "words") -> Node:
    return Node(kind, f"{kind}-{number}", title, "", "", {"reference": "child-q"}, "", "", None)


def a_thread(nodes: list[Node], edges: list[Edge], loose: list[LooseEnd] | None = None) -> Thread:
    return Thread(Review(pseudonym="Child Q"), tuple(nodes), tuple(edges), tuple(loose or ()))


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=25))
    nodes = [node(kind, n, draw(st.text(min_size=1, max_size=80))) for n, kind in enumerate(kinds)]
    pairs = [(a, b) for a in nodes for b in nodes if b.kind in LEADS_TO.get(a.kind, ())]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=50)) if pairs else []
    edges = [Edge(a.key, b.key, draw(st.sampled_from(Basis.values))) for a, b in chosen]
    top = [node("review", 0)]
    return a_thread(top + nodes, edges + [Edge("review-0", one.key, "stated") for one in nodes])


@given(threads())
def test_every_box_is_within_the_view_and_apart_from_every_other(thread: Thread) -> None:
    picture = drawn(thread)

    for box in picture.boxes:
        assert box.left >= 0
        assert box.left + box.width <= picture.width
        assert box.top >= 0
        assert box.top + box.height <= picture.height
    for number, one in enumerate(picture.boxes):
        for other in picture.boxes[number + 1 :]:
            beside = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert beside or one.top + one.height <= other.top or other.top + other.height <= one.top


@given(threads())
def test_everything_in_the_picture_is_in_the_list(thread: Thread) -> None:
    picture, entries = drawn(thread), list(listed_thread(thread).entries())
    keys = {entry.node.key for entry in entries}
    steps = {(entry.node.key, below.node.key) for entry in entries for below in entry.below}

    assert keys == {one.key for one in thread.nodes if one.kind != "review"}
    assert {box.key for box in picture.boxes} <= keys
    assert {(edge.from_key, edge.to_key) for edge in thread.edges if edge.from_key != "review-0"} == steps
    drawn_to = {(line.link.to_key) for line in picture.links}
    assert drawn_to <= {to for _, to in steps}


@given(threads())
def test_each_node_is_found_once_by_its_anchor(thread: Thread) -> None:
    anchors = [entry.anchor for entry in listed_thread(thread).entries() if entry.anchor]

    assert len(anchors) == len(set(anchors)) == len(thread.nodes) - 1


@given(threads(), st.data())
def test_what_runs_through_a_box_is_all_that_leads_to_it_and_all_that_follows(
    thread: Thread, data: st.DataObject
) -> None:
    plain = drawn(thread)
    if not plain.boxes:
        return
    chosen = data.draw(st.sampled_from([box.key for box in plain.boxes]))

    picture = drawn(thread, chosen)

    on = {box.key for box in picture.boxes if box.emphasis in ("on", "chosen")}
    for line in picture.links:
        ends = {line.link.from_key, line.link.to_key}
        assert (line.emphasis == "on") <= (ends <= on)
        if chosen in ends:
            assert line.emphasis == "on"
    assert chosen in on
    assert {box.top for box in picture.boxes} == {box.top for box in plain.boxes}


def test_an_unknown_choice_is_no_choice() -> None:
    thread = a_thread([node("finding", 1)], [])

    assert drawn(thread, "finding-99") == drawn(thread)


def test_an_inferred_link_is_marked_and_a_stated_one_is_not() -> None:
    nodes = [node("finding", 1), node("action", 2), node("action", 3)]
    edges = [Edge("finding-1", "action-2", "inferred"), Edge("finding-1", "action-3", "stated")]

    lines = {line.link.to_key: line.inferred for line in drawn(a_thread(nodes, edges)).links}

    assert lines == {"action-2": True, "action-3": False}


def test_an_action_runs_from_the_one_recommendation_of_its_finding() -> None:
    nodes = [node("finding", 1), node("recommendation", 2), node("action", 3)]
    edges = [Edge("finding-1", "recommendation-2", "stated"), Edge("finding-1", "action-3", "stated")]

    links = {(line.link.from_key, line.link.to_key) for line in drawn(a_thread(nodes, edges)).links}

    assert links == {("finding-1", "recommendation-2"), ("recommendation-2", "action-3")}


def test_an_action_that_serves_nothing_has_an_open_end_on_its_left() -> None:
    ends = [LooseEnd(ACTION_WITHOUT_FINDING, "Action 1 serves no finding.", "action-1")]

    (box,) = drawn(a_thread([node("action", 1)], [], ends)).boxes

    assert [to < box.left for _, to, _ in box.stubs] == [True]
    assert any(saying.text == "Serves no finding" for saying in box.card.sayings)


def child_c(space: Space) -> Thread:
    load_child_c(space)
    with reading(space):
        return thread_of(Review.objects.get(reference="child-c"), SYSTEM, AT.date())


@pytest.mark.django_db
def test_child_c_fits_a_page_of_1200_with_all_its_words(partnership: Space) -> None:
    picture: Picture = drawn(child_c(partnership))

    assert picture.width <= 1200 - 2 * 30 - 15
    assert picture.words == "8 findings, 24 actions and 5 outcomes."
    for box in picture.boxes:
        for line in box.card.lines:
            assert line.x + width_of(line.text, SIZES[line.style]) <= box.width


@pytest.mark.django_db
def test_every_loose_end_of_child_c_is_listed_under_its_kind(partnership: Space) -> None:
    thread = child_c(partnership)

    groups = loose_groups(thread)

    assert sum(len(group.nodes) for group in groups) == len(thread.loose_ends)
    assert {group.words: len(group.nodes) for group in groups if not group.is_softer} == {
        "Actions that serve no finding": 4,
        "Actions without an owner": 7,
    }
