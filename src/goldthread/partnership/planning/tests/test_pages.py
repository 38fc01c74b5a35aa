"""The pages of plans: recorded by hand from need to what becomes of it, listed, taken away, and seen by few."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.commands.refusals import NotAllowed
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review
from goldthread.partnership.meetings.agenda_sources import AGENDA_SOURCES
from goldthread.partnership.planning.commands.activities import Report, report_activity
from goldthread.partnership.planning.factories import (
    a_campaign,
    a_need,
    a_priority,
    a_report,
    an_activity,
    an_assessment,
)
from goldthread.partnership.planning.models import (
    Activity,
    Campaign,
    CampaignReach,
    CarriedOn,
    NamedFigure,
    Need,
    NeedsAssessment,
    Priority,
    PriorityOutcome,
)
from goldthread.partnership.planning.years import year_of

pytestmark = pytest.mark.django_db

PLANS = "/p/northborough/plans/"


def kept(partnership, model):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.order_by("pk"))


def text(page):
    return " ".join(page.text.split())


def this_year():
    return year_of(timezone.localdate())


def test_a_need_becomes_a_priority_an_activity_an_action_and_goes_on(manager, partnership, board):
    today = timezone.localdate()
    council, finding = an_agency(partnership, "Northborough Council"), a_finding(a_published_review(partnership))
    manager.post(f"{PLANS}needs/add", {"board": board.pk, "title": "Needs 2026", "looked_at": "Three returns"})
    (assessment,) = kept(partnership, NeedsAssessment)
    manager.post(f"{PLANS}needs/{assessment.pk}/need", {"words": "Neglect is seen late"})
    (need,) = kept(partnership, Need)
    figure = {"measure": "children", "value": "41", "period": "2025-26", "comes_from": "Yearly return"}
    manager.post(f"{PLANS}needs/found/{need.pk}/figure", figure)
    assert "It led to no priority yet" in text(manager.get(f"{PLANS}needs/{assessment.pk}/"))

    said = {"title": "Neglect", "first_year": this_year(), "last_year": this_year()}
    manager.post(f"{PLANS}priorities/add", said | {"board": board.pk})
    (priority,) = kept(partnership, Priority)
    here = f"{PLANS}priorities/{priority.pk}/"
    manager.post(f"{here}reasons", {"needs": [need.pk], "findings": [finding.pk]})
    manager.post(f"{here}outcome", {"words": "Help comes early", "known_by": "An audit"})
    manager.post(f"{here}activity", {"words": "Train schools", "lead": f"agency-{council.pk}", "post": "Head"})
    (activity,) = kept(partnership, Activity)
    manager.post(
        f"{PLANS}activities/{activity.pk}/report", {"says": "held_up", "words": "No form"} | day_typed("said_on", today)
    )
    manager.post(
        f"{PLANS}activities/{activity.pk}/action", {"reference": "1", "title": "Agree a form", "agencies": [council.pk]}
    )
    becomes = {"becomes": "new", "why": "Help is still late"} | day_typed("decided_on", today)
    manager.post(f"{here}carry-on", becomes)

    shown = text(manager.get(here))
    for words in (
        "Neglect is seen late",
        "Child Q, finding 1",
        "Help comes early",
        "Northborough Council: Head",
        "Held up",
    ):
        assert words in shown
    assert "It goes on as" in shown
    assert "Agree a form" in text(manager.get(f"{PLANS}activities/{activity.pk}/"))
    finding_page = text(manager.get(f"/p/northborough/reviews/{finding.review.reference}/findings/1/"))
    assert "What the board put first because of it" in finding_page
    (action,) = kept(partnership, Action)
    assert "Plan 1/1 Train schools" in text(manager.get(f"/p/northborough/actions/{action.pk}/"))


def test_the_page_of_an_activity_asks_of_a_day_that_has_passed_whether_it_is_meant(manager, partnership, board):
    page = f"{PLANS}priorities/{a_priority(board).pk}/activity"
    sent = {"words": "Train schools"} | day_typed("due_by", timezone.localdate() - timedelta(days=1))

    assert "It was due on that day" not in manager.get(page).text
    assert "It was due on that day" in manager.post(page, sent).text
    assert kept(partnership, Activity) == []
    assert manager.post(page, sent | {"was_due": "on"}).status_code == 302
    assert len(kept(partnership, Activity)) == 1


def test_a_report_without_words_is_asked_how_it_goes(manager, board):
    activity = an_activity(a_priority(board))

    page = manager.post(f"{PLANS}activities/{activity.pk}/report", {"says": "under_way"})

    assert "Say in a sentence how it goes" in page.text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"first_year": 1}, "The last year must not be before the first."),
        ({"title": " "}, "Enter the priority"),
        ({"parent": "itself"}, "Select one of the answers shown"),
    ],
)
def test_bad_input_to_a_priority_is_told_and_nothing_is_lost(manager, partnership, board, sent, sentence):
    year = this_year()
    said = {"board": board.pk, "title": "Words that took long", "first_year": year, "last_year": year} | sent
    said["first_year"] = year + 1 if sent.get("first_year") else year
    page = text(manager.post(f"{PLANS}priorities/add", said))

    assert sentence in page
    assert "title" in sent or "Words that took long" in page
    assert kept(partnership, Priority) == []


def test_progress_in_the_future_and_negative_reach_are_refused_at_their_fields(manager, partnership, board):
    priority = a_priority(board)
    activity, campaign = an_activity(priority), a_campaign(priority)
    tomorrow = timezone.localdate() + timedelta(days=1)

    page = manager.post(
        f"{PLANS}activities/{activity.pk}/report",
        {"says": "done", "words": "Kept words"} | day_typed("said_on", tomorrow),
    ).text
    assert "This date must be today or in the past." in page
    assert "Kept words" in page
    page = manager.post(
        f"{PLANS}campaigns/{campaign.pk}/reach", {"children": "-4"} | day_typed("reached_on", timezone.localdate())
    ).text
    assert "Number of children must be 0 or more" in page
    assert kept(partnership, CampaignReach) == []


def test_a_priority_is_not_carried_on_to_an_earlier_year(manager, partnership, board):
    year = this_year()
    priority = a_priority(board, first_year=year, last_year=year)
    earlier = a_priority(board, "Old", first_year=year - 1, last_year=year - 1)
    sent = {"becomes": "other", "to": earlier.pk, "why": "So"} | day_typed("decided_on", timezone.localdate())

    page = manager.post(f"{PLANS}priorities/{priority.pk}/carry-on", sent).text

    assert "Select one of the answers shown" in page
    assert kept(partnership, CarriedOn) == []


def test_reach_adds_up_and_its_file_opens_to_whoever_sees_plans(manager, partnership, board):
    campaign = a_campaign(a_priority(board))
    page = f"{PLANS}campaigns/{campaign.pk}/"
    for children, file in (("120", {"file": an_upload()}), ("80", {})):
        manager.post(f"{page}reach", {"children": children, **file} | day_typed("reached_on", timezone.localdate()))

    shown = manager.get(page)
    assert "200" in shown.text
    assert "Not counted" in shown.text
    file = next(one.file_id for one in kept(partnership, CampaignReach) if one.file_id)
    assert f"/files/{file}/" in shown.text
    assert manager.get(f"/p/northborough/files/{file}/").status_code == 200
    assert visitor("agency_lead", partnership, an_agency(partnership)).get(page).status_code == 404


def test_a_slip_in_a_need_a_figure_or_an_outcome_is_corrected(manager, partnership, board):
    need, priority = a_need(an_assessment(board)), a_priority(board)
    manager.post(f"{PLANS}priorities/{priority.pk}/outcome", {"words": "Help comes erly"})
    (outcome,), (figure,) = kept(partnership, PriorityOutcome), kept(partnership, NamedFigure)
    said = {"measure": "children", "value": "14", "period": "2025-26", "comes_from": "Yearly return"}
    for address, sent, record in (
        (f"needs/found/{need.pk}", {"words": "Neglect is seen too late"}, need),
        (f"figures/{figure.pk}", said, figure),
        (f"outcomes/{outcome.pk}", {"words": "Help comes early"}, outcome),
    ):
        assert manager.get(f"{PLANS}{address}/correct").status_code == 200
        manager.post(f"{PLANS}{address}/correct", sent | {"version": record.version})

    assert "Neglect is seen too late" in manager.get(f"{PLANS}needs/{need.assessment_id}/").text
    assert [one.figure for one in kept(partnership, NamedFigure)] == ["14"]
    assert "Help comes early" in manager.get(f"{PLANS}priorities/{priority.pk}/").text


def test_the_plan_on_a_page_says_how_many_are_in_each_state(manager, board):
    year = this_year()
    priority = a_priority(board, first_year=year, last_year=year + 1)
    a_report(an_activity(priority, "Train"), "done")
    an_activity(priority, "Tell")
    below = a_priority(board, "FGM", parent=priority, first_year=year, last_year=year)

    for one in (year, year + 1):
        shown = text(manager.get(f"{PLANS}boards/{board.pk}/{one}/"))
        assert "nothing reported yet 1, done 1." in shown
        assert (str(below) in shown) is (one == year)
    assert manager.get(f"{PLANS}boards/{board.pk}/3000/").status_code == 404


def test_the_register_filters_and_leaves_as_a_file(manager, partnership, board):
    priority = a_priority(board)
    a_report(an_activity(priority, "Held"), "held_up")
    an_activity(priority, "Fine")

    shown = manager.get(f"{PLANS}activities/?state=troubled").text
    assert "Held" in shown
    assert "Fine" not in shown
    assert b"Fine" in manager.get(f"{PLANS}activities/?format=csv").content
    assert "Activities held up or overdue" in manager.get(PLANS).text


@pytest.mark.parametrize("page", ["activities/", "priorities/", "campaigns/", "needs/"])
def test_a_list_costs_as_many_queries_with_many_rows(manager, board, page):
    def more(number):
        for place in range(number):
            priority = a_priority(board, f"Priority {place}")
            an_activity(priority)
            a_campaign(priority)
            an_assessment(board)

    assert_flat(lambda: manager.get(f"{PLANS}{page}"), more, few=2, many=8)


def test_the_agenda_of_a_board_suggests_what_is_held_up(partnership, board):
    held = an_activity(a_priority(board))
    a_report(held, "held_up")
    source, standing = AGENDA_SOURCES["activity"], Standing(is_system=True)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        suggested = list(source.due(board, standing, timezone.localdate()))
        in_view = source.in_view(standing, partnership, {held.pk})
        unseen = source.in_view(Standing(), partnership, {held.pk})
    assert [(one.number, one.why) for one in suggested] == [(held.pk, "held up")]
    assert in_view[held.pk][1] == f"{PLANS}activities/{held.pk}/"
    assert unseen == {}


@pytest.mark.parametrize("role", ["board_member", "independent_scrutineer"])
def test_who_only_reads_is_offered_nothing_to_change(partnership, board, role):
    activity = an_activity(a_priority(board))
    reader = visitor(role, partnership)

    for page in (PLANS, f"{PLANS}priorities/{activity.priority_id}/", f"{PLANS}activities/{activity.pk}/"):
        shown = reader.get(page)
        assert shown.status_code == 200
        assert 'class="gt-doing"' not in shown.text
    assert reader.post(f"{PLANS}activities/{activity.pk}/report", {"says": "done"}).status_code in (403, 404)
    assert kept(partnership, Campaign) == []


def test_whoever_answers_for_the_agency_that_leads_an_activity_sees_it_and_says_how_it_goes(partnership, board):
    council, police = an_agency(partnership, "Council"), an_agency(partnership, "Police")
    activity = an_activity(a_priority(board), "Train all schools", agency=council, due_by=date(2026, 11, 20))
    lead, other = visitor("agency_lead", partnership, council), visitor("practitioner", partnership, police)
    page, report = f"{PLANS}activities/{activity.pk}/", f"{PLANS}activities/{activity.pk}/report"

    assert "Train all schools" in lead.get("/").text
    shown = lead.get(page).text
    assert "Report how it goes" in shown
    assert "Change the activity" not in shown
    assert f"{PLANS}priorities/" not in shown
    assert f'"{PLANS}"' not in lead.get(report).text
    said = {"says": "under_way", "words": "Six of ten schools.", **day_typed("said_on", date(2026, 11, 20))}
    assert lead.post(report, said).status_code == 302
    assert "Six of ten schools." in lead.get(page).text
    assert {other.get(page).status_code, other.post(report, said).status_code} == {404}


def test_an_agency_reports_only_on_what_it_leads_itself(partnership, board):
    council, police = an_agency(partnership, "Council"), an_agency(partnership, "Police")
    activity = an_activity(a_priority(board), agency=council)
    lead = visitor("agency_lead", partnership, police).user
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=lead, role="board_member", starts_on=date(2020, 1, 1))

    with pytest.raises(NotAllowed, match="Another agency leads"):
        report_activity(activity=activity, report=Report("under_way", date(2026, 11, 20)), by=lead, at=timezone.now())
