"""Whatever a partnership decides of its list, each outcome in it counts as one that the pathway declares."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.casework.models import LocalOutcome
from goldthread.cases.casework.outcomes import OWN, list_of
from goldthread.cases.declaring.outcomes import counting_as
from goldthread.cases.declaring.registry import PATHWAYS

LADO = PATHWAYS["lado"]
STEP = LADO.step("outcome_agreed")
CODES = [one.code for one in LADO.outcomes]
words = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=20)
decided = st.fixed_dictionaries({"counts_as": st.sampled_from([*CODES, "gone"]), "is_offered": st.booleans()})
owns = st.lists(st.tuples(words, decided), max_size=8)
switched = st.dictionaries(st.sampled_from(CODES), st.booleans())


def rows(own, off):
    named = [LocalOutcome(pk=number, words=said, **rest) for number, (said, rest) in enumerate(own, start=1)]
    return [*named, *(LocalOutcome(counts_as=code, words="", is_offered=on) for code, on in off.items())]


@given(owns, switched)
def test_each_counts_as_one_and_those_of_each_come_to_all(own, off):
    listed = list_of(LADO, rows(own, off))

    assert sum(len(listed.counting_as(code)) for code in CODES) == len(listed.offered)
    for one in listed.listed:
        assert listed.counted(STEP, {"result": one.code})["result"] in CODES
        assert one.is_own or one.code == one.counts_as.code
    assert {one.code for one in listed.offered if not one.is_own} == {one for one in CODES if off.get(one, True)}


@given(owns, switched)
def test_each_stands_once_in_the_order_of_the_declaration(own, off):
    listed = list_of(LADO, rows(own, off))

    codes = [one.code for one in listed.listed]
    counted = [CODES.index(one.counts_as.code) for one in listed.listed]
    assert len(codes) == len(set(codes)) == len(CODES) + sum(rest["counts_as"] != "gone" for _, rest in own)
    assert counted == sorted(counted)
    assert set(codes) >= {*CODES}


def test_the_order_of_rows_decides_nothing():
    own = [("Zeal", {"counts_as": "false", "is_offered": True}), ("Art", {"counts_as": "false", "is_offered": True})]

    codes = [one.code for one in list_of(LADO, rows(own, {})).counting_as("false")]

    assert codes == ["false", OWN.format(number=2), OWN.format(number=1)]


def test_a_pathway_in_which_nobody_chooses_an_outcome_has_no_list_of_its_own():
    assert LADO.chosen_in == ("outcome_agreed.result",)
    assert replace(LADO, steps=tuple(replace(step, outcome="") for step in LADO.steps)).chosen_in == ()


def test_words_are_told_once_where_they_are_the_same():
    assert counting_as("", "Unfounded") == "Unfounded"
    assert counting_as("unfounded", "Unfounded") == "unfounded"
    assert counting_as("Malicious", "Unfounded") == "Malicious (counts as “Unfounded”)"
