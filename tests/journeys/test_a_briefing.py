"""A briefing goes down an agency: written, sent, confirmed on a phone, and weeks later asked about by an open link."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.access.standing import System
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.briefings.boxes import BOXES
from goldthread.partnership.briefings.commands.questions import Asked, ask_round, set_question
from goldthread.partnership.briefings.factories import links_sent
from goldthread.partnership.briefings.models import Briefing, Cascade
from goldthread.partnership.learning.factories import a_published_review

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey
BY = System("a journey")
GOOD = "Ring the front door today"


def written_and_sent(manager: Any, slug: str) -> str:
    """The manager writes it and sends it; where it stands."""
    manager.go(f"/p/{slug}/reviews/child-q/briefing/write")
    for box in BOXES:
        manager.type(box.heading, f"What a team needs to know of {box.heading.lower()}.")
    manager.press("Save")
    address = str(manager.page.url.removeprefix(manager.house))
    assert manager.sees("It was sent to nobody yet.")
    manager.go(f"{address}send")
    manager.press("Send it")
    assert manager.sees("Select at least one agency")
    manager.page.get_by_role("checkbox").first.check()
    manager.press("Send it")
    assert manager.sees("The briefing was sent.")
    return address


def asked(space: Any) -> str:
    """Six weeks later the question is asked; the path of the link that the agency passes on."""
    now = timezone.now()
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        briefing = Briefing.objects.select_related("review", "space").get(space=space)
        Briefing.objects.filter(pk=briefing.pk).update(sent_on=timezone.localdate(now) - timedelta(weeks=6))
    said = Asked("A neighbour calls about a child. What do you do first?", (GOOD,), ("Wait",), "It is quick.")
    question = set_question(briefing=briefing, asked=said, by=BY, at=now)
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        question = type(question).objects.select_related("briefing", "space").get(pk=question.pk)
    ask_round(question=question, by=BY, at=now)
    return links_sent(space.pk)[-1]


@pytest.mark.parametrize(("scripts", "name"), [(False, "Cascademere"), (True, "Briefmere")])
def test_a_briefing_reaches_staff_who_say_weeks_later_what_they_would_do(visit, scripts, name):
    with own_partnership(name, name.lower(), ()) as (space, _):
        a_published_review(space)
        manager = visit("manager", scripts=scripts)
        address = written_and_sent(manager, space.slug)

        lead = visit("lead", width=320, scripts=scripts)
        lead.go("/what-we-owe/")
        lead.open(lead.page.get_by_role("link", name="Pass on the seven-minute briefing on Child Q").first)
        assert lead.sees(f"{name} Council has not confirmed yet")
        lead.follow("Confirm whom it reached")
        lead.page.get_by_label("Team meeting").check()
        lead.press("Confirm")
        assert lead.sees("Enter how many people it reached") or lead.sees("There is a problem")
        lead.type("How many people did it reach?", "214")
        lead.press("Confirm")
        assert lead.sees("It was confirmed.")

        manager.go(address)
        assert "Cascaded to 214 people across 1 of 1 agency" in manager.page.locator("#cascade").inner_text()
        manager.open(manager.page.locator("#cascade").get_by_role("link", name="214 people"))
        assert manager.sees("Team meeting")

        path = asked(space)
        reader = visit(width=320, scripts=scripts)
        reader.go(path)
        assert reader.heading == "A neighbour calls about a child. What do you do first?"
        reader.press("Send my answer")
        assert reader.sees("Select your answer")
        reader.page.get_by_label(GOOD).check()
        reader.page.get_by_label("I work with children").check()
        reader.press("Send my answer")
        assert reader.sees("Thank you")

        manager.go(address)
        assert re.search(r"1 of 1 good \(100%\)", manager.page.locator("#question").inner_text())
        with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
            assert Cascade.objects.told().get(space=space).is_opened
