"""What is withheld is nowhere in what is released, whatever the text and whatever is withheld."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goldthread.partnership.rights.withholding import (
    MARK,
    Span,
    pattern_of_words,
    released,
    sentences,
    spans_of_words,
    together,
)

TEXTS = st.text(alphabet=st.sampled_from("aàbcé .,!?\n-’\u200b\ue000withheld[]"), max_size=120)


@st.composite
def a_text_with_spans(draw):
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=4))
    return text, [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


def test_a_passage_is_replaced_by_a_mark():
    text = "Ada came alone. Her uncle hit her. She told nurse O’Brien."
    _, second, third = sentences(text)

    assert released(text, [second]) == "Ada came alone. [withheld] She told nurse O’Brien."
    assert released(text, [second, Span(second.begin, third.end)]) == "Ada came alone. [withheld]"


def test_words_are_withheld_however_they_are_written():
    pattern = pattern_of_words("Zoë O'Brien")

    for said in ("zoe obrien", "ZOË  O’BRIEN", "Zoë-O'Brien", "Zo\u200bë O’Brien"):
        assert released(f"It was {said}, they say.", patterns=[pattern]) == "It was [withheld], they say."
    assert released("Zoëtrope O’Briens", patterns=[pattern]) == "Zoëtrope O’Briens"


def test_the_mark_itself_may_be_among_the_words():
    assert released("withheld", patterns=[pattern_of_words("withheld")]) == MARK


@given(a_text_with_spans())
def test_each_character_that_is_kept_stands_outside_what_is_withheld(given_text):
    text, spans = given_text
    text = text.replace("\ue000", " ").replace("[", "(")
    taken = {place for span in spans for place in range(span.begin, span.end)}
    kept = "".join(sign for place, sign in enumerate(text) if place not in taken)

    assert released(text, spans).replace(MARK, "") == kept
    assert released(text, spans).count(MARK) == len(together(spans))


@given(a_text_with_spans(), st.lists(st.sampled_from(["abc", "a b", "é", "cab"]), max_size=2, unique=True))
def test_words_that_are_withheld_are_found_no_more(given_text, words):
    text, spans = given_text
    patterns = [pattern for one in words if (pattern := pattern_of_words(one))]

    assert spans_of_words(released(text, spans, patterns), patterns) == []


@given(TEXTS)
def test_sentences_are_in_order_and_leave_out_nothing_but_blanks(text):
    found = sentences(text)
    inside = {place for span in found for place in range(span.begin, span.end)}

    assert found == together(found) or all(one.end <= two.begin for one, two in pairwise(found))
    assert not "".join(sign for place, sign in enumerate(text) if place not in inside).strip('"”’) \n\t\u200b')
