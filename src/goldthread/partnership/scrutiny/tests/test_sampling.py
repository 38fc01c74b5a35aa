"""How a sample is drawn: the same again from the same, nobody twice, everybody as likely as anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldthread.partnership.scrutiny.sampling import new_seed, sample

seeds = some.text("0123456789abcdef", min_size=32, max_size=32)
numbers = some.lists(some.integers(1, 10**9), unique=True, max_size=60)


@some.composite
def populations(draw):
    population = draw(numbers)
    return population, draw(some.integers(0, len(population)))


@given(seeds, populations(), some.randoms())
def test_the_same_seed_and_population_draw_the_same_sample_in_whatever_order_they_come(seed, drawn_from, chance):
    population, size = drawn_from
    shuffled = chance.sample(population, len(population))

    assert sample(seed, population, size) == sample(seed, shuffled, size)


@given(seeds, populations())
def test_a_sample_is_of_its_population_has_its_size_and_takes_nothing_twice(seed, drawn_from):
    population, size = drawn_from
    drawn = sample(seed, population, size)

    assert len(drawn) == len(set(drawn)) == size
    assert set(drawn) <= set(population)


@given(seeds, populations())
def test_a_larger_sample_begins_with_the_smaller_one(seed, drawn_from):
    """So that a sample can be added to, and its size is no way of choosing what is in it."""
    population, size = drawn_from

    assert sample(seed, population, len(population))[:size] == sample(seed, population, size)


@given(seeds, populations(), some.integers(1, 10**9))
def test_a_further_action_in_the_population_changes_the_order_of_no_other(seed, drawn_from, further):
    population, _ = drawn_from
    before = sample(seed, population, len(population))
    after = sample(seed, {*population, further}, len({*population, further}))

    assert tuple(one for one in after if one in set(population)) == before


@given(seeds, numbers)
def test_more_than_there_are_cannot_be_drawn(seed, population):
    with pytest.raises(ValueError, match="cannot be drawn"):
        sample(seed, population, len(population) + 1)


def test_every_member_is_drawn_as_often_as_any_other():
    """Over 4,000 fixed seeds 3 of 12 are drawn: each about 1,000 times, and first about 333 times.

    With fair chance chi-square at 11 degrees of freedom passes 31.3 once in a thousand; the seeds are fixed.
    """
    population = [7, 8, 9, 101, 102, 5000, 5001, 70_000, 70_001, 70_002, 900_000, 12]
    taken, first = dict.fromkeys(population, 0), dict.fromkeys(population, 0)
    for number in range(4000):
        drawn = sample(f"{number:032x}", population, 3)
        first[drawn[0]] += 1
        for one in drawn:
            taken[one] += 1

    assert sum((count - 1000) ** 2 / 1000 for count in taken.values()) < 31.3
    assert sum((count - 4000 / 12) ** 2 / (4000 / 12) for count in first.values()) < 31.3


def test_the_rule_is_what_the_page_tells_and_any_tool_can_follow():
    """Worked out with ``printf '%s' SEED:NUMBER | sha256sum`` on another machine."""
    assert sample("0123456789abcdef0123456789abcdef", [1, 2, 3, 4, 5], 5) == (3, 4, 5, 2, 1)


def test_a_seed_is_32_digits_of_chance():
    seeds = {new_seed() for _ in range(50)}

    assert len(seeds) == 50
    assert all(len(seed) == 32 and set(seed) <= set("0123456789abcdef") for seed in seeds)
