"""What reads like a person's name is found; names of bodies, posts and laws are not."""

import pytest

from goldthread.foundation.looking.likely_names import MOST, likely_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We waited nine weeks for Jamie Lowater to be seen.", "Jamie Lowater"),
        ("A boy called Tariq was turned away.", "Tariq"),
        ("Her daughter Isla waits.", "Isla"),
        ("The child was born on 3/4/2019.", "3/4/2019"),
        ("Then Mary-Jane O'Dell rang.", "Mary-Jane O'Dell"),
        ("Mary O'Brien-Smith came.", "Mary O'Brien-Smith"),
        ("Zoë O’Brien-Łukasz came.", "Zoë O’Brien-Łukasz"),
        ("Ángel Núñez rang.", "Ángel Núñez"),
    ],
)
def test_what_reads_like_a_name_is_found(text, name):
    assert any(name in one for one in likely_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "There is no speech therapy under five in the south of the area.",
        "The Integrated Care Board and Children’s Social Care answer late. Early Help closed in March.",
        "Northmere Schools Together say that Section 47 enquiries begin late.",
        "A child in need waits. The child is not seen.",
        "",
    ],
)
def test_names_of_bodies_posts_and_laws_are_not(text):
    assert likely_names(text, known=["Northmere Schools Together", "Section"]) == []


def test_a_few_are_enough_each_once():
    text = " ".join(f"{first}a Bedale, again {first}a Bedale." for first in ("Ad", "Ol", "Em", "Fre", "Hol", "Is"))

    assert len(likely_names(text)) == MOST == len(set(likely_names(text)))
