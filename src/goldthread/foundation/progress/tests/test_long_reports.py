"""A report is as long by whatever way it comes, and what is too long is told in a sentence."""

import pytest

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.progress.reporting import Said
from goldthread.foundation.progress.tests.reporting import done, now_of, report
from goldthread.foundation.records.long_text import LONGEST_TEXT

pytestmark = pytest.mark.django_db

TOO_LONG = "x" * (LONGEST_TEXT + 1)


@pytest.mark.parametrize(
    ("said", "field"),
    [(Said("under_way", TOO_LONG), "report"), (done(shown=Shown(words=TOO_LONG)), "words")],
)
def test_what_is_too_long_is_refused_by_the_command_itself(partnership, said, field):
    action = an_action(partnership, "1", [an_agency(partnership)])

    with pytest.raises(Refused, match="must be 20,000 characters or fewer") as refused:
        report(action, System("tests"), said)
    assert refused.value.field == field
    report(action, System("tests"), Said("under_way", TOO_LONG[1:]))


def test_what_is_too_long_is_told_at_its_field_and_stays_typed(partnership):
    police = an_agency(partnership)
    action = an_action(partnership, "1", [police])
    lead = visitor("agency_lead", partnership, police)

    sent = {"says": "under_way", "report": TOO_LONG, "how": "nothing"}
    page = lead.post(f"/p/northborough/actions/{action.pk}/report", sent).text

    assert "must be 20,000 characters or fewer" in page
    assert TOO_LONG in page
    assert now_of(action).status == "open"
