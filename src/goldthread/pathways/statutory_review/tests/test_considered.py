"""Who a case is about, by which statute, and what is asked about because it cannot fit."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.cases.people.tests.pages import as_, text
from goldthread.foundation.commands.refusals import Refused
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, then

from .test_clocks import clocks_of

pytestmark = pytest.mark.django_db
A_BABY, AN_ADULT, SIXTEEN = date(2025, 3, 2), date(1980, 3, 2), date(2010, 3, 2)


def considered(case, officer, **said):
    return then(case, "considered", by=officer, at=REFERRED_AT, **said)


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"born_on": A_BABY, "criteria": ["lcspr", "sar_died"]}, "criteria", "were 1 on 5 September 2026.*18 or older"),
        ({"born_on": A_BABY, "engaged": ["lcspr", "sar"]}, "engaged", "“Safeguarding adult review” is of people of 18"),
        ({"born_on": A_BABY, "engaged": ["lcspr", "dhr"]}, "engaged", "of 16 or older"),
        ({"born_on": AN_ADULT}, "criteria", "were 46 on .*under 18"),
    ],
)
def test_a_statute_that_cannot_fit_the_age_is_asked_about(partnership, officer, said, field, why):
    case = a_referral(partnership, by=officer)

    with pytest.raises(Refused, match=why) as refused:
        considered(case, officer, **said)
    assert refused.value.field == field


def test_of_a_child_and_an_adult_both_statutes_may_be_engaged(partnership, officer):
    case = a_referral(partnership, by=officer, subject="both")
    considered(case, officer, born_on=A_BABY, criteria=["lcspr", "dhr"], engaged=["lcspr", "dhr"])


def test_whoever_is_sixteen_or_of_no_known_age_fits(partnership, officer):
    case = a_referral(partnership, by=officer)
    considered(case, officer, born_on=SIXTEEN, criteria=["lcspr", "dhr"], engaged=["lcspr", "dhr"])
    considered(case, officer, born_on=None, criteria=["sar_alive"], engaged=["sar"], kind="sar")


def test_it_is_due_to_say_which_reviews_may_be_needed_and_then_whether_to_notify(partnership, officer):
    case = a_referral(partnership, by=officer)
    assert [one.state for one in clocks_of(case, "REV-00")] == ["overdue"]
    assert clocks_of(case, "REV-01-DECIDE") == []

    # Considered as something else first, though the criteria of a serious case are met.
    considered(case, officer, criteria=["lcspr"], engaged=["cir"], kind="cir")

    assert [one.state for one in clocks_of(case, "REV-00")] == ["met"]
    assert [one.state for one in clocks_of(case, "REV-01-DECIDE")] == ["overdue"]


def test_whom_it_is_about_is_offered_to_the_register_of_people(partnership, officer):
    case = a_referral(partnership, by=officer)
    considered(case, officer)
    client, add = as_(officer), reverse("add_person", args=[partnership.slug, case.reference])

    assert "Say who Ari Example is" in text(client.get(case.get_absolute_url()))
    assert 'value="Ari"' in text(client.get(f"{add}?named=considered-0"))
