"""What stands on every page of the public site names nobody, unless it is cleared as it is saved."""

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.drafts.models import Draft
from goldthread.foundation.form_pages.factories import send
from goldthread.foundation.publications.factories import a_site, details_of
from goldthread.foundation.publications.models import PublicSite
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_review
from goldthread.partnership.publishing.factories import a_detail
from goldthread.partnership.publishing.models import NamesCleared
from goldthread.partnership.publishing.names.on_pages import HeldUp, held_up
from goldthread.partnership.publishing.views import site

pytestmark = pytest.mark.django_db
SITE = "/p/northborough/site/"
STANDS = "Something on the people list of a review stands on it"


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


@pytest.fixture(autouse=True)
def listed(partnership):
    a_site(partnership, worried_words="Call us.")
    return a_detail(a_review(partnership), "Quillon Testerby")


def said_on_every_page(partnership, worried_words):
    said = vars(details_of("northborough.example", worried_words=worried_words))
    return {name: "\n".join(words) if isinstance(words, tuple) else words for name, words in said.items()}


def words_on_every_page(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return PublicSite.objects.get().worried_words


def why_it_may_stand(partnership, said):
    """What the form of every page is sent with once it has asked."""
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        held = held_up(details_of("northborough.example", worried_words=said).to_be_read(partnership.pk))
    return {f"why-{held.digest}": "The name of the front door"}


def cleared(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(NamesCleared.objects.values_list("why", flat=True))


def test_what_stands_on_every_page_names_nobody_unless_somebody_clears_it(partnership, manager):
    here, said = SITE + "set-up", said_on_every_page(partnership, "Ask for Quillon Testerby.")
    coordinator = visitor("coordinator", partnership)
    assert STANDS in send(coordinator, here, **said)

    refused = send(manager, here, **said)
    assert "Ask for Quillon Testerby." in refused
    assert "Why may it stand?" in refused
    assert words_on_every_page(partnership) == "Call us."

    send(manager, here, **said, **why_it_may_stand(partnership, "Ask for Quillon Testerby."))
    assert words_on_every_page(partnership) == "Ask for Quillon Testerby."


def test_words_that_are_refused_clear_nothing(partnership, manager):
    words = "Ask for Quillon Testerby."
    said = said_on_every_page(partnership, words) | why_it_may_stand(partnership, words)

    refused = send(manager, SITE + "set-up", **(said | {"worried_lines": "Police 999"}))
    assert "Police 999" in refused
    assert cleared(partnership) == []
    assert words_on_every_page(partnership) == "Call us."

    send(manager, SITE + "set-up", **said)
    assert cleared(partnership) == ["The name of the front door"]


def test_what_changed_between_the_question_and_the_answer_is_refused_with_a_sentence(partnership, manager, monkeypatch):
    words = "Ask for Quillon Testerby."
    said = said_on_every_page(partnership, words)
    another = HeldUp(1, ("Quillon Testerby",), (), "of something else")
    monkeypatch.setattr(site, "held_up", lambda about: another)

    answer = send(manager, SITE + "set-up", **said, **{f"why-{another.digest}": "The name of the front door"})
    assert "It changed while you looked at it" in answer
    assert words_on_every_page(partnership) == "Call us."


def test_the_reason_why_a_name_may_stand_goes_into_no_draft(partnership, manager):
    words = "Ask for Quillon Testerby."
    said = said_on_every_page(partnership, words) | why_it_may_stand(partnership, words)
    send(manager, SITE + "set-up", **said, later="yes")

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Draft.objects.get().content
    assert kept["worried_words"] == [words]
    assert not [name for name in kept if name.startswith("why")]
    assert "front door" not in str(kept)
