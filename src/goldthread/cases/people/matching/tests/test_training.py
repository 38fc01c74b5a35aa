"""What is learned from descriptions whose truth is known."""

import json

import pytest

from goldthread.cases.people.matching.levels import LEVELS, WEIGHTS, counted_levels, numbers
from goldthread.cases.people.matching.training import read_febrl, trained

from .people import HIGH_STREET, somebody


@pytest.fixture
def people():
    names = [("Ava", "Thistlewood"), ("Jolyon", "Garforth"), ("Imogen", "Alder"), ("Rufus", "Birch")]
    told = [(str(who), somebody(*name)) for who, name in enumerate(names)]
    return [
        *told,
        ("0", somebody("Ava", "Thistlewodo")),
        ("1", somebody("Jolyon", "Garforth", addresses=(HIGH_STREET,))),
    ]


def test_what_one_person_has_in_common_more_often_than_two_weighs_for(people):
    learned = trained(people, strangers=200)

    same, different = learned["given"]["same"], learned["given"]["different"]
    assert same["m"] > same["u"]
    assert different["m"] < different["u"]


def test_it_learns_the_same_from_the_same(people):
    assert trained(people, strangers=50) == trained(people, strangers=50)


def test_the_numbers_of_a_respect_are_shares(people):
    for levels in trained(people, strangers=50).values():
        for kind in ("m", "u"):
            assert sum(each[kind] for each in levels.values()) == pytest.approx(1, abs=0.01)


def test_what_is_kept_was_counted_from_data_that_it_names():
    kept = json.loads(WEIGHTS.read_text())

    assert "FEBRL data sets 2 and 3" in kept["counted_from"]
    assert {respect: list(levels) for respect, levels in kept["levels"].items()} == counted_levels()


@pytest.mark.parametrize("respect", ["given", "family", "born", "address", "nhs_number", "upn", "mother", "sex"])
def test_the_best_level_weighs_most_and_the_last_against(respect):
    bits = [numbers()[respect, level.id].bits for level in LEVELS[respect]]

    assert bits[0] > 0 > bits[-1]
    assert bits[-1] <= min(bits) + 0.1


def test_a_file_of_febrl_is_read(tmp_path):
    file = tmp_path / "febrl.csv"
    file.write_text(
        "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth\n"
        "rec-7-dup-0, ava, thistlewood, 12, mill lane, , northmere, 4223, nsw, 19151311\n"
    )

    ((who, known),) = read_febrl(file)

    assert who == "7"
    assert known.names[0].family == "thistlewood"
    assert not known.born.is_known
    assert known.addresses[0].lines[0] == "12 mill lane"
