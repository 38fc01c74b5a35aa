"""Evidence whose time is over: proposed, held, the hold lifted, confirmed by a second person, destroyed, certified."""

from datetime import UTC, date, datetime

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User
from goldthread.foundation.jobs.factories import work_once
from goldthread.foundation.retention.factories import old_evidence
from goldthread.foundation.trail.verifying import verify_trail
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .own_partnership import own_partnership

pytestmark = pytest.mark.journey

LONG_AGO = datetime(2015, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("width", "scripts"), [(1200, True), (320, False)])
def test_from_due_to_a_certificate(visit, width, scripts):
    slug = f"keepmere-{width}"
    with own_partnership(f"Keepmere {width}", slug, ["Train everybody"]) as (space, _):
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            coordinator = User.objects.get(email="coordinator@demo.example")
            Holding.objects.create(space=space, user=coordinator, role="coordinator", starts_on=date(2020, 1, 1))
        sheet = old_evidence(space, LONG_AGO, with_file=True, title="Sign-in sheet of 2015")
        here = f"/p/{slug}/retention/"
        record = f"{here}records/evidence/{sheet.pk}/"

        proposer = visit("coordinator", width=width, scripts=scripts)
        proposer.go(here)
        proposer.follow("Review records whose period is over")
        proposer.follow("Sign-in sheet of 2015")
        proposer.follow("Propose that it is destroyed")
        proposer.press("Propose it")
        assert proposer.sees("There is a problem")
        proposer.type("Why it need not be kept", "The action was done ten years ago")
        proposer.press("Propose it")
        assert proposer.sees("You proposed it. Another person must confirm it.")
        proposer.follow("Place a hold")
        proposer.page.get_by_label("Legal proceedings").check()
        proposer.type("Why nothing may be destroyed", "A claim was brought")
        proposer.type("Who asked for it", "County solicitor")
        proposer.press("Place the hold")
        assert proposer.sees("Nothing of it is destroyed until the hold is lifted")

        confirmer = visit("manager", width=width, scripts=scripts)
        confirmer.go(record)
        assert not confirmer.sees("Confirm that it is destroyed")
        confirmer.follow("Lift this hold")
        confirmer.type("Why it is lifted", "The claim was settled")
        confirmer.press("Lift the hold")
        assert confirmer.sees("No hold stands")
        confirmer.go(record)
        confirmer.follow("Confirm that it is destroyed")
        confirmer.press("Destroy it")
        assert confirmer.sees("Being destroyed")
        work_once()
        confirmer.go(f"{here}certificates/")
        confirmer.follow("Certificate 1")
        assert confirmer.sees("6 years from the day it was last added to or withdrawn")
        assert not confirmer.sees("Sign-in sheet of 2015")
        verdict = verify_trail(None)
        assert verdict.ok, verdict.first_fault
        assert verdict.destroyed > 0
