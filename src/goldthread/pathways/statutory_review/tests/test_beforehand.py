"""What must be there first is told before anything is typed, with where it is put right."""

from datetime import timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, then

from .test_reviews import approved

pytestmark = pytest.mark.django_db


def day(number):
    return REFERRED_AT + timedelta(days=number)


def page_of(browser, case, step=""):
    return " ".join(browser.get(f"{case.get_absolute_url()}{f'record/{step}/' if step else ''}").text.split())


def test_a_recommendation_waits_for_the_duty_to_notify_and_says_so(partnership, officer, browser_of):
    case, browser = a_referral(partnership, by=officer), browser_of(officer)
    then(case, "considered", by=officer, at=day(0))
    form = page_of(browser, case, "recommended")
    assert "Decide first whether it must be notified" in form
    assert "record/notifiable/" in form
    assert 'name="recommendation"' not in form

    then(case, "notifiable", by=officer, at=day(0))

    assert "Record the notification first" in page_of(browser, case, "recommended")
    assert "Record the recommendation: not yet." in page_of(browser, case)


def test_an_approved_review_says_what_its_publication_waits_for(case, officer, partners, browser_of):
    browser = browser_of(officer)
    then(case, "proceeding", by=officer, at=day(21))
    approved(case, officer, partners)

    shown = page_of(browser, case)
    assert "Record the publication: not yet." in shown
    assert "publication waits for “Criminal investigation or trial”" in shown
    assert "Give notice to the national Panel and the Secretary of State first" in shown
    form = page_of(browser, case, "published")
    assert all(f"record/{one}/" in form for one in ("proceeding", "noticed"))


def test_what_began_only_after_it_was_approved_does_not_keep_an_earlier_publication_out(
    case, officer, partners, browser_of
):
    approved(case, officer, partners)
    then(case, "noticed", by=officer, at=day(31), why_short="It was agreed with the Panel.")
    then(case, "proceeding", by=officer, at=day(50))

    form = page_of(browser_of(officer), case, "published")

    assert "publication waits for" in form
    assert 'name="how"' in form
    then(case, "published", by=officer, at=day(45), typed_at=day(51))


def test_a_publication_is_refused_with_all_that_is_missing(case, officer, partners):
    approved(case, officer, partners)
    then(case, "noticed", by=officer, at=day(40))

    with pytest.raises(Refused, match="Say where it was published") as refused:
        then(case, "published", by=officer, at=day(41), where="")

    assert [one.field for one in refused.value.others] == ["why_short_notice"]
