"""Every advice is followed up in writing: by a letter made here, or as somebody says, and until then it is owed."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goldthread.cases.casework.factories import seen_by
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.still_open import still_open
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.models import CaseLetter
from goldthread.cases.letters.on_your_work import to_be_made
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import day_typed, hidden_in
from goldthread.foundation.timekeeping.queries import running_out
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then
from goldthread.pathways.lado.models import FollowUp

from .clocks import only

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
OWED = "Advice in writing: not made yet"
ASKED = "How it went out, and where the copy is"


@pytest.fixture
def at():
    """Two hours ago: tests look at pages, which know no other time than now."""
    return timezone.now() - timedelta(hours=2)


@pytest.fixture
def case(partnership, officer, at):
    day = timezone.localdate(at)
    return a_contact(partnership, by=officer, at=at, concern_on=day, known_on=day)


@pytest.fixture
def advised(case, officer, at):
    return then(case, "advised", by=officer, at=at)


def letter_of(case, record, officer, at):
    return order_letter(case=case, record=record, letter="advice", opening={}, words={}, by=officer, at=at)


def page_of(user, case, step=""):
    browser, args = DeskClient(), [case.space.slug, case.reference]
    browser.force_login(user)
    return browser.get(reverse("record_step", args=[*args, step]) if step else reverse("case", args=args)).text


def waiting(user, case):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [one.words for one in to_be_made(seen_by(user, timezone.now()), timezone.now())]


def test_that_advice_was_put_in_writing_is_not_recorded_without_a_letter_or_a_word_of_how(case, advised, officer, at):
    with pytest.raises(Refused, match="No letter was made of it here") as refusal:
        then(case, "followed_up", by=officer, at=at, elsewhere=" ")
    assert refusal.value.field == "elsewhere"
    assert only(case, "LADO-10").met_at is None
    assert ASKED in page_of(officer, case, "followed_up")

    letter_of(case, advised, officer, at)

    assert ASKED not in page_of(officer, case, "followed_up")
    then(case, "followed_up", by=officer, at=at, elsewhere="")
    assert only(case, "LADO-10").met_at == at


def test_what_was_said_of_it_while_somebody_made_the_letter_is_kept(case, advised, officer, at):
    browser = DeskClient()
    browser.force_login(officer)
    form = reverse("record_step", args=[case.space.slug, case.reference, "followed_up"])
    typed = hidden_in(browser.get(form).text) | {"sent_to": "Head teacher", "elsewhere": "By e-mail to the school."}
    letter_of(case, advised, officer, at)

    asked = browser.post(form, typed).text
    assert "By e-mail to the school." in asked
    day = timezone.localdate(at)
    happened = day_typed("happened_at", day)
    whole = {"advice": "Talk first.", **happened}
    browser.post(form, {**typed, **hidden_in(asked), **whole})

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert FollowUp.objects.get(case=case).elsewhere == "By e-mail to the school."


def test_how_it_went_out_elsewhere_is_kept_and_nobody_is_reminded_any_more(case, advised, officer, at):
    assert waiting(officer, case) == ["Advice in writing"]

    record = then(case, "followed_up", by=officer, at=at, elsewhere="By e-mail, of which the officer keeps a copy.")

    assert waiting(officer, case) == []
    assert OWED not in page_of(officer, case)
    browser = DeskClient()
    browser.force_login(officer)
    kept = browser.get(reverse("case_record", args=[case.space.slug, case.reference, "followed_up", record.pk])).text
    assert "By e-mail, of which the officer keeps a copy." in kept


def test_a_letter_that_could_not_be_made_after_all_is_owed_again(case, advised, officer, at):
    letter = letter_of(case, advised, officer, at)
    then(case, "followed_up", by=officer, at=at, elsewhere="")
    assert waiting(officer, case) == []

    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseLetter.objects.filter(pk=letter.pk).update(state=CaseLetter.State.FAILED, failure="It was given up.")

    assert waiting(officer, case) == ["Advice in writing"]
    with pytest.raises(Refused, match="First make: Advice in writing"):
        then(case, "consultation_ended", by=officer, at=at)


def test_no_consultation_ends_while_one_advice_is_not_in_writing(case, advised, officer, at):
    letter_of(case, advised, officer, at)
    then(case, "followed_up", by=officer, at=at, elsewhere="")
    again = then(case, "advised", by=officer, at=at)

    with pytest.raises(Refused, match="First make: Advice in writing"):
        then(case, "consultation_ended", by=officer, at=at)
    assert OWED in page_of(officer, case, "consultation_ended")

    letter_of(case, again, officer, at)
    then(case, "consultation_ended", by=officer, at=at)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Case.objects.get(pk=case.pk).is_closed


def test_a_consultation_that_cannot_end_yet_says_on_its_page_what_must_come_first(case, advised, officer, at):
    title = "End the consultation"
    to_the_form = reverse("record_step", args=[case.space.slug, case.reference, "consultation_ended"])
    before = page_of(officer, case)
    assert f"{title}: not yet. First: record the advice in writing." in re.sub("<[^>]*>", "", before)
    assert to_the_form not in before

    letter_of(case, advised, officer, at)
    then(case, "followed_up", by=officer, at=at, elsewhere="")
    assert to_the_form in page_of(officer, case)

    again = then(case, "advised", by=officer, at=at)
    owing = page_of(officer, case)
    assert f"{title}: not yet. First make: Advice in writing." in owing
    assert to_the_form not in owing

    letter_of(case, again, officer, at)
    assert f"{title}: not yet" not in page_of(officer, case)
    assert to_the_form in page_of(officer, case)


def test_whoever_closes_an_allegation_is_told_of_letters_that_nobody_made(case, advised, officer, at):
    for step in ("accepted", "evaluated", "outcome_agreed", "fed_back"):
        then(case, step, by=officer, at=at)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        owed = [words for words in still_open(case, timezone.now()) if words.endswith("not made yet")]

    assert owed == [OWED, "Letter of feedback to the referrer: not made yet"]
    assert OWED in page_of(officer, case, "closed")
    with pytest.raises(Refused, match="Not all is over in this case"):
        then(case, "closed", by=officer, at=at, words="")


def test_advice_of_a_case_that_was_closed_is_owed_in_writing_for_good(case, advised, officer, at):
    for step in ("accepted", "evaluated", "outcome_agreed", "closed"):
        then(case, step, by=officer, at=at)
    next_year = at + timedelta(days=400)

    with opened(actor=officer.pk, reading=[case.space_id]):
        late = running_out(seen_by(officer, next_year), next_year)
        assert "LADO-10" in set(late.values_list("code", flat=True))
    then(case, "followed_up", by=officer, at=at)
    assert only(case, "LADO-10").met_at == at
