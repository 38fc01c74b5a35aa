"""Whatever is sent to the API, it answers as its document says: schemathesis makes up what is sent."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.passes.factories import a_token, an_office_token
from goldthread.foundation.passes.kinds import CARRIES, PassKind
from goldthread.partnership.learning import factories as learning
from goldthread.pathways.professional_disagreement.factories import a_disagreement

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db(transaction=True)]

FUZZER = Path(sys.executable).parent / "schemathesis"
CONFIGURED = """
[parameters]
space = "northborough"
reference = "{reference}"
number = {number}

# What fits the schema may still be refused for what the record is: done in the future, or out of order.
[[operations]]
include-method = "POST"
checks.positive_data_acceptance.enabled = false

[[operations]]
include-path-regex = "/cases/"
parameters = {{ reference = "{case}" }}
"""


@pytest.fixture
def action(partnership):
    """One of the actions of a published review, which an agency owes."""
    police, review = an_agency(partnership), learning.a_published_review(partnership)
    finding = learning.a_finding(review)
    learning.an_outcome(review, "Audit of first calls", findings=[finding])
    owed = [learning.an_action(review, f"1.{n}", agencies=[police], findings=[finding]) for n in range(3)]
    return owed[0], police


@pytest.fixture
def case(partnership, action):
    """A disagreement that the same agency raised."""
    _, police = action
    council = an_agency(partnership, "Northborough Council")
    return a_disagreement(partnership, police, council, by=somebody("practitioner", partnership, police))


SAME_SHAPES = "to_stage_[345]"
"""Steps of the ladder that are asked as the first of them is."""
OF = {
    "agency": ["--phases", "coverage,fuzzing,stateful", "--max-examples", "10"],
    "office": ["--phases", "coverage", "--include-path-regex", "/cases$|/cases/[^/]*$|/resolved$"],
}
"""How the API is asked for each of its audiences; for the second only where that makes a difference."""


@pytest.mark.parametrize("whose", list(OF))
def test_the_api_answers_as_its_document_says(live_server, action, case, settings, tmp_path, whose):
    settings.API_CALLS_A_MINUTE = 1_000_000
    (found, police), configured = action, tmp_path / "schemathesis.toml"
    configured.write_text(CONFIGURED.format(reference="child-q", number=found.pk, case=case.reference))
    now = timezone.now()
    carries = CARRIES[PassKind.API_TOKEN]
    token = (a_token(police, now, scope=carries) if whose == "agency" else an_office_token(police.space, now)).text
    how = [*OF[whose], "--exclude-path-regex", SAME_SHAPES, "--generation-deterministic", "--no-color"]

    whom = ["--config-file", configured, "run", f"{live_server.url}/api/v1/openapi.json"]

    ran = subprocess.run(
        [FUZZER, *whom, "--header", f"Authorization: Bearer {token}", *how],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
