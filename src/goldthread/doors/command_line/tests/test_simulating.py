"""A partnership that is marked as made up is filled from the command line, and no other."""

import pytest

from goldthread.cases.casework.models import Case
from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.spaces.finding import space_called
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .running import run

pytestmark = pytest.mark.django_db(transaction=True)
CREATED = [
    "--name",
    "Practice",
    "--slug",
    "practice",
    "--manager-name",
    "Morgan",
    "--manager-email",
    "m@practice.example",
]


def test_a_partnership_made_to_practise_in_is_filled():
    made = run("partnership", "create", "--made-up", *CREATED, "--json")
    space = space_called("practice")
    three_partners(space)
    ran = run("simulate", "--partnership", "practice", "--years", "2", "--seed", "3", "--cases", "12", "--json")

    assert made.data["is_fictitious"] is True
    assert ran.code == 0, ran.complained
    assert (ran.data["cases"], ran.data["years"], ran.data["seed"]) == (12, 2, 3)
    assert sum(one["cases"] for one in ran.data["pathways"]) == 12
    assert ran.data["records"] >= 12
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        assert set(Case.objects.values_list("came", flat=True)) == {"simulated"}


def test_it_is_told_in_words():
    run("partnership", "create", "--made-up", *CREATED)
    three_partners(space_called("practice"))

    said = run("simulate", "--partnership", "practice", "--cases", "3").said

    assert "Made up 3 cases in Practice" in said
    assert "Nobody was sent anything" in said


def test_a_real_partnership_is_refused(partnership):
    ran = run("simulate", "--partnership", "northborough")

    assert ran.code == 1
    assert ran.complained.startswith("Northborough is not marked as made up.")


def test_one_that_there_is_not_is_named(partnership):
    ran = run("simulate", "--partnership", "nowhere")

    assert ran.code == 3
    assert "There is no partnership “nowhere”" in ran.complained


def test_only_the_owner_of_the_database_puts_rows_in(partnership, settings, monkeypatch):
    monkeypatch.delitem(settings.DATABASES, "owner")

    ran = run("simulate", "--partnership", "northborough")

    assert ran.code == 2
    assert "DATABASE_OWNER_URL" in ran.complained
