"""Where nobody may be named in a case yet, whoever asks agencies about it is told what reads like a name."""

from html import unescape

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.requests.models import InformationRequest
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.grants.commands import open_for_purpose
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
NAMED = "The parent of Robin Example"


@pytest.fixture
def unnamed():
    """A pathway and a stage of it in which nobody may be named, found by its rules: no pathway is known here."""
    return next((one, stage.code) for one in PATHWAYS.values() for stage in one.stages if one.unnamed_in(stage.code))


@pytest.fixture
def asked(partnership, school, unnamed):
    """Send the form by which the school is asked."""
    rules, stage = unnamed
    all_live(partnership)
    officer, desk, now = somebody(rules.desk, partnership), DeskClient(), timezone.now()
    desk.force_login(officer)
    said = {"pathway": rules.code, "stage": stage, "stage_since": now, "opened_at": now}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        case = Case.objects.create(
            space=partnership, reference=f"{rules.prefix}-2026-0001", year=2026, number=1, **said
        )
    open_for_purpose(about=case, purpose="supervision", words="A call came.", by=officer, at=now)
    form = f"/p/{partnership.slug}/information-requests/ask/{case.reference}/"
    usual = {"agencies": [school.pk], "about": "Number 4711", "asked": "What is known?", "purpose": "To advise."}

    def send(**more):
        return desk.post(form, {**usual, "working_days": "5", "key": "k", **A_BASIS, **more})

    send.page = lambda: unescape(desk.get(form).text)
    return send


def requests_in(partnership):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(InformationRequest.objects.values_list("about", flat=True))


@pytest.mark.parametrize("field", ["about", "asked", "purpose"])
def test_what_reads_like_a_name_is_told_and_kept_only_if_it_is_sent_again(partnership, asked, unnamed, field):
    rules, stage = unnamed
    assert rules.unnamed_in(stage) in asked.page()

    told = asked(**{field: NAMED})

    assert told.status_code == 200
    assert f"“Robin Example” may tell who a person is. {rules.unnamed_in(stage)}" in unescape(told.text)
    assert requests_in(partnership) == []
    assert asked(**{field: NAMED}, warned_of="Robin Example").status_code == 302
    assert len(requests_in(partnership)) == 1


def test_the_name_of_an_agency_is_no_name_of_a_person(partnership, asked, school):
    assert asked(asked=f"What does {school.name} know?").status_code == 302

    assert requests_in(partnership) == ["Number 4711"]


def test_where_people_may_be_named_whoever_asks_is_told_whom_an_agency_looks_for(case, desk):
    browser = DeskClient()
    browser.force_login(desk)

    page = unescape(browser.get(f"/p/{case.space.slug}/information-requests/ask/{case.reference}/").text)

    assert f"What an agency needs to find {case.rules.any_of_people} in its records" in page
