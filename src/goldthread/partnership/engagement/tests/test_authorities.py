"""An authority is known by its number, its name, and what people write for its name."""

import pytest

from goldthread.partnership.engagement.register.authorities import authorities, number_of


def test_each_authority_is_found_by_its_own_name_and_number():
    assert len(authorities()) > 150
    assert {number: number_of(name) for number, name in authorities().items()} == {one: one for one in authorities()}
    assert {number_of(number) for number in authorities()} == set(authorities())


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("waltham forest", "320"),
        (" London Borough of Waltham Forest ", "320"),
        ("City of London", "201"),
        ("Bristol", "801"),
        ("Hammersmith & Fulham", "205"),
        ("999", "999"),
    ],
)
def test_what_people_write_is_taken(typed, number):
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["London", "32", "Atlantis", "<script>", "٣٢٠"])
def test_what_is_none_is_told_in_a_sentence(typed):
    with pytest.raises(ValueError, match="Enter the name of a local authority, such as Barnet"):
        number_of(typed)
