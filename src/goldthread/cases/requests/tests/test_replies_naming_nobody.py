"""As long as nobody is named in a case, a reply that reads like a name is told of it before it is kept."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.requests.factories import a_link, a_request, lane_to
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.grants.commands import open_for_purpose
from goldthread.foundation.one_time_links.tests.answering import let_in
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
NAMED = {"answer": "replied", "words": "The parent of Robin Example rang.", "relevance": "", "key": "k"}
TOLD = "“Robin Example” may tell who a person is."


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def rules():
    """A pathway with a stage in which nobody may be named, found by its rules: no pathway is known here."""
    return next(one for one in PATHWAYS.values() if any(one.unnamed_in(stage.code) for stage in one.stages))


@pytest.fixture
def officer(partnership, rules):
    return somebody(rules.desk, partnership)


@pytest.fixture
def lane(partnership, rules, officer, school):
    """What the school is asked of a case in which nobody is named yet."""
    all_live(partnership)
    stage = next(one.code for one in rules.stages if rules.unnamed_in(one.code))
    now = timezone.now()
    said = {"pathway": rules.code, "stage": stage, "stage_since": now, "opened_at": now}
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        case = Case.objects.create(
            space=partnership, reference=f"{rules.prefix}-2026-0001", year=2026, number=1, **said
        )
    open_for_purpose(about=case, purpose="supervision", words="A call came.", by=officer, at=now)
    return lane_to(school, a_request(case, [school], by=officer, at=now - timedelta(hours=1)))


def named_in(lane):
    """From now on people may be named in its case."""
    rules = lane.request.case.rules
    stage = next(one.code for one in rules.stages if not one.ends and not rules.unnamed_in(one.code))
    with opened(actor=SYSTEM_ACTOR, writing=lane.space_id):
        Case.objects.filter(pk=lane.request.case_id).update(stage=stage)


def kept(lane):
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        return list(lane.replies.values_list("words", flat=True))


def is_told_once(lane, send, page):
    """A warning first, and a second press sends it as it is."""
    instead = lane.request.case.rules.unnamed_in(lane.request.case.stage)
    assert instead in unescape(page)

    told = send(NAMED)

    assert f"{TOLD} {instead}" in unescape(told.text)
    assert 'name="warned_of" value="Robin Example"' in told.text
    assert kept(lane) == []
    assert send({**NAMED, "warned_of": "Robin Example"}).status_code == 302
    assert kept(lane) == [NAMED["words"]]


def test_an_agency_is_told_of_a_name_in_its_reply(lane, teacher):
    agency, page = browser_of(teacher), lane.get_absolute_url()

    is_told_once(lane, lambda said: agency.post(page, said), agency.get(page).text)


def test_whoever_replies_by_a_link_is_told_of_a_name(lane, officer):
    sent = a_link(lane, timezone.now() - timedelta(minutes=30), by=officer)
    inside = let_in(sent)

    is_told_once(lane, lambda said: inside.post(sent.path, said), inside.get(sent.path).text)


def test_whoever_types_what_an_agency_said_is_told_of_a_name(lane, officer):
    desk, page = browser_of(officer), f"/p/{lane.space.slug}/information-requests/lanes/{lane.pk}/record-reply"
    when = timezone.localtime(timezone.now() - timedelta(minutes=1))
    how = {"told_by": "Head, by telephone", "replied_time": when.strftime("%H:%M")}
    how |= day_typed("replied_on", when)

    is_told_once(lane, lambda said: desk.post(page, {**said, **how}), desk.get(page).text)


def test_where_people_may_be_named_a_reply_that_names_one_is_kept_at_once(lane, teacher):
    named_in(lane)

    assert browser_of(teacher).post(lane.get_absolute_url(), NAMED).status_code == 302
    assert kept(lane) == [NAMED["words"]]
