"""The open link: answered without an account, and what a wrong, revoked, expired or replayed one meets."""

from datetime import date, timedelta

import pytest

from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.form_pages.factories import hidden_in, words_of
from goldthread.foundation.passes.commands import revoke_pass
from goldthread.foundation.passes.holder import holder_of
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.factories import TESTS, a_question, a_round, links_sent, sent
from goldthread.partnership.briefings.models import AgencyAsked, AnswerChoice, PracticeAnswer, Quote
from goldthread.partnership.briefings.views import answering

pytestmark = pytest.mark.django_db
GOOD = "Pass the call on today"


@pytest.fixture
def link(briefing, agencies, partnership, now, monkeypatch):
    """The path of the link that the council passes on, on the day after it was asked."""
    sent(briefing, agencies[0], at=now - timedelta(weeks=6))
    a_round(a_question(briefing, at=now - timedelta(weeks=6)), now)
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: now + timedelta(hours=1))
    return links_sent(partnership.pk)[-1]


def answers(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(PracticeAnswer.objects.select_related("choice"))


def filled_in(page, choice=GOOD, space=None):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        number = AnswerChoice.objects.get(words=choice).pk
    return {**hidden_in(page), "choice": number, "group": "practitioner"}


def test_somebody_without_an_account_answers(link, partnership):
    reader = DeskClient()
    page = reader.get(link).content.decode()
    assert "A neighbour calls about a child" in words_of(page)
    assert "Northborough Council" in words_of(page)

    answer = reader.post(link, filled_in(page, space=partnership))
    assert answer.status_code == 302
    assert "Thank you" in words_of(reader.get(answer["Location"]).content.decode())
    (kept,) = answers(partnership)
    assert (kept.choice.words, kept.group, kept.choice.is_good) == (GOOD, "practitioner", True)


def test_one_form_sent_twice_is_one_answer(link, partnership):
    reader = DeskClient()
    said = filled_in(reader.get(link).content.decode(), space=partnership)

    assert [reader.post(link, said).status_code for _ in range(3)] == [302, 302, 302]
    assert len(answers(partnership)) == 1


def test_what_is_missing_is_said_and_nothing_is_kept(link, partnership):
    reader = DeskClient()
    said = hidden_in(reader.get(link).content.decode())

    page = words_of(reader.post(link, said).content.decode())
    assert "Select your answer" in page
    assert "Select what is closest to your work" in page
    assert answers(partnership) == []


def test_to_look_writes_nothing_and_names_nobody(link, partnership):
    def entries():
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            return TrailEntry.objects.filter(space=partnership.pk).count()

    before = entries()
    DeskClient().get(link)
    assert entries() == before


def test_no_page_is_kept_or_listed(link):
    answer = DeskClient().get(link)

    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_wrong_link_opens_nothing(link):
    reader = DeskClient()

    assert reader.get(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404
    assert reader.get("/q/nonsense").status_code == 404


def test_an_answering_link_is_no_other_kind_of_pass(link):
    text = link.removeprefix("/q/")

    assert DeskClient().get(f"/a/{text}").status_code == 404
    assert (
        DeskClient().get("/api/v1/spaces/northborough/actions", headers={"Authorization": f"Bearer {text}"}).status_code
        == 401
    )


def test_a_revoked_link_says_so_and_takes_nothing(link, partnership, now):
    reader = DeskClient()
    said = filled_in(reader.get(link).content.decode(), space=partnership)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = Pass.objects.select_related("space", "agency").get(kind="open_link")
    revoke_pass(pass_=found, why="It went astray", by=TESTS, at=now)

    answer = reader.post(link, said)
    assert answer.status_code == 410
    assert "This link was revoked on 23 November 2026" in words_of(answer.content.decode())
    assert "good answer" not in words_of(answer.content.decode())
    assert answers(partnership) == []


def test_after_the_round_the_link_shows_what_a_good_answer_was(link, partnership, now, monkeypatch):
    monkeypatch.setattr("goldthread.foundation.access.middleware.timezone.now", lambda: now + timedelta(days=15))

    answer = DeskClient().get(link)
    words = words_of(answer.content.decode())
    assert answer.status_code == 410
    assert "It took answers until 7 December 2026." in words
    assert "Ask the partnership" not in words
    assert "A good answer: Pass the call on today" in words


def test_while_it_is_open_the_link_does_not_tell_the_good_answer(link):
    page = words_of(DeskClient().get(f"{link}?sent=yes").content.decode())

    assert GOOD not in page
    assert "Every call is passed on" not in page


def test_an_answer_to_another_question_is_none(link, partnership):
    reader = DeskClient()
    said = {**filled_in(reader.get(link).content.decode(), space=partnership), "choice": 999_999}

    assert reader.post(link, said).status_code == 200
    assert answers(partnership) == []


def test_a_flood_is_stopped(link, partnership, monkeypatch):
    monkeypatch.setattr(answering, "MOST_A_MINUTE", 2)
    reader = DeskClient()
    states = []
    for _ in range(3):
        states.append(reader.post(link, filled_in(reader.get(link).content.decode(), space=partnership)).status_code)

    assert states == [302, 302, 429]
    assert len(answers(partnership)) == 2


def test_a_link_takes_no_more_than_it_may(link, partnership, monkeypatch):
    reader = DeskClient()
    said = filled_in(reader.get(link).content.decode(), space=partnership)
    monkeypatch.setattr(answering, "MOST_ANSWERS", 0)

    assert reader.post(link, said).status_code == 410
    assert answers(partnership) == []


def test_what_the_link_carries_opens_nothing_else(link, partnership, agencies):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = Pass.objects.select_related("agency").get(kind="open_link")
        standing = standing_of(holder_of(found), date(2026, 11, 23))
        assert {can.name for can in standing.permissions_in(partnership.pk)} == {"ANSWER_PRACTICE_QUESTIONS"}
        assert AgencyAsked.objects.visible_to(standing).count() == 1
        assert not Quote.objects.visible_to(standing).exists()
