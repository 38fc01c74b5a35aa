"""The picture's layout, whatever the thread: nothing overlaps, every line ends where it should."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from goldthread.partnership.learning.picture.chains import Box, Link
from goldthread.partnership.learning.picture.ordering import crossings, ordered
from goldthread.partnership.learning.picture.routes import Span, laid_out, path_through
from goldthread.partnership.learning.picture.text import width_of, wrap

SPANS = [Span(number * 200, 150) for number in range(5)]
GAP = 12
NEARLY = 0.2
"""Places are rounded to a tenth."""


@st.composite
def boxes_and_links(draw: st.DrawFn) -> tuple[list[Box], list[Link]]:
    columns = draw(st.lists(st.integers(0, 4), max_size=24))
    boxes = [Box(str(n), column, draw(st.integers(20, 120))) for n, column in enumerate(columns)]
    pairs = [Link(a.key, b.key) for a in boxes for b in boxes if a.column < b.column]
    links = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=60)) if pairs else []
    return boxes, links


@given(boxes_and_links())
def test_no_two_boxes_overlap_and_all_are_within_the_height(drawing: tuple[list[Box], list[Link]]) -> None:
    boxes, links = drawing

    layout = laid_out(boxes, links, SPANS, GAP)

    for column in range(5):
        stack = sorted((box for box in boxes if box.column == column), key=lambda box: layout.tops[box.key])
        for above, below in itertools.pairwise(stack):
            assert layout.tops[above.key] + above.height + GAP <= layout.tops[below.key] + NEARLY
        for box in stack:
            assert layout.tops[box.key] >= -NEARLY
            assert layout.tops[box.key] + box.height <= layout.height + NEARLY


@given(boxes_and_links())
def test_every_line_starts_and_ends_at_its_boxes_and_passes_through_none(
    drawing: tuple[list[Box], list[Link]],
) -> None:
    boxes, links = drawing
    by_key = {box.key: box for box in boxes}

    layout = laid_out(boxes, links, SPANS, GAP)

    for link in links:
        points = layout.routes[link]
        for key, (x, y), side in ((link.from_key, points[0], "right"), (link.to_key, points[-1], "left")):
            box = by_key[key]
            assert x == getattr(SPANS[box.column], side)
            assert layout.tops[key] <= y <= layout.tops[key] + box.height
        between = range(by_key[link.from_key].column + 1, by_key[link.to_key].column)
        for column, (_, y) in zip(between, points[1:-1:2], strict=True):
            for box in boxes:
                if box.column == column:
                    assert not layout.tops[box.key] - NEARLY < y < layout.tops[box.key] + box.height + NEARLY
        assert path_through(points).count("C") == len(points) // 2


@given(boxes_and_links())
def test_it_is_drawn_alike_every_time(drawing: tuple[list[Box], list[Link]]) -> None:
    assert laid_out(*drawing, SPANS, GAP) == laid_out(*drawing, SPANS, GAP)


def test_lines_that_need_not_cross_do_not() -> None:
    columns = [["a", "b", "c"], ["3", "1", "2"]]
    steps = [("a", "1"), ("b", "2"), ("c", "3")]

    assert crossings(columns, steps) == 2
    assert ordered(columns, steps) == [["a", "b", "c"], ["1", "2", "3"]]


@given(st.text(max_size=200), st.integers(30, 300), st.integers(1, 6))
def test_words_stay_in_their_box(text: str, room: int, most: int) -> None:
    lines = wrap(text, room, 13, most=most)

    assert len(lines) <= most
    assert all(width_of(line, 13) <= room for line in lines)


def test_all_words_are_kept_where_there_is_room() -> None:
    assert wrap("first housing application and housing's part", 160, 13, most=6) == [
        "first housing application",
        "and housing's part",
    ]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four five six", 50, 13, most=2)[-1].endswith("…")


def test_marks_above_letters_take_no_room() -> None:
    assert width_of("e\N{COMBINING ACUTE ACCENT}", 13) == width_of("e", 13)
