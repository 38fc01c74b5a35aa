"""What a document says survives being written down, and two of them can be compared."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.documents.changes import changes_between
from goldthread.foundation.documents.composing import paragraphs
from goldthread.foundation.documents.content import Content
from goldthread.foundation.documents.factories import a_content, a_source

states = st.dictionaries(st.integers(1, 30), st.sampled_from(["Not started", "In progress", "Done"]), min_size=1)


def content_with(said: dict[int, str]) -> Content:
    return a_content(*(a_source(number, state) for number, state in said.items()))


@given(states)
def test_a_document_written_down_says_the_same(said):
    content = content_with(said)

    assert Content.model_validate_json(content.model_dump_json()) == content


@given(states, states)
def test_what_changed_is_what_differs_and_nothing_else(before, now):
    changes = {
        int(one.source.key.removeprefix("action-")): (one.before, one.now)
        for one in changes_between(content_with(before), content_with(now))
    }

    differs = {number for number in before.keys() | now.keys() if before.get(number) != now.get(number)}
    assert changes == {number: (before.get(number, ""), now.get(number, "")) for number in differs}


@given(states)
def test_between_a_document_and_itself_nothing_changed(said):
    assert not changes_between(content_with(said), content_with(said))


def test_every_record_behind_a_document_is_among_its_sources():
    content = a_content(a_source(1), a_source(2))

    assert list(content.sources()) == ["action-1", "action-2"]


def test_typed_words_are_paragraphs_and_lists():
    blocks = paragraphs("First.\r\n\r\n- one\n* two\nLast - with a dash.")

    assert [block.kind for block in blocks] == ["paragraph", "bullets", "paragraph"]
    assert [item.words for item in blocks[1].items] == ["one", "two"]


@given(st.text(max_size=200))
def test_nothing_that_was_typed_is_lost(words):
    said = "".join(
        statement.words
        for block in paragraphs(words)
        for statement in (block.items if block.kind == "bullets" else [block.said])
    )

    for line in words.splitlines():
        assert line.strip().removeprefix("- ").removeprefix("* ").strip() in said
