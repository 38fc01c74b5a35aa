"""The pages of requests: the desk asks and reads, an agency replies, and others find nothing there."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import A_BASIS, a_case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.cases.going_live.models import TakingPart
from goldthread.cases.requests.commands import reply_to_request
from goldthread.cases.requests.factories import NOTHING, a_reply, a_request, lane_to
from goldthread.cases.requests.models import InformationRequest, LaneReply
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

HERE = "/p/northborough/"
ASKED_OF_US = f"{HERE}asked-of-us/"


def text(page):
    """What there is to read, without what surrounds it, and without the reference that each answer has of its own."""
    return re.sub(r"[0-9a-f]{12}", "", " ".join(re.sub(r"<[^>]+>", " ", page.text).split()))


def person_of(client):
    with opened(actor=SYSTEM_ACTOR):
        return User.objects.get(pk=client.session["_auth_user_id"])


@pytest.fixture
def desk(partnership):
    return visitor("coordinator", partnership)


@pytest.fixture
def teacher(partnership, school):
    return visitor("agency_lead", partnership, school)


@pytest.fixture
def case(partnership, police, council, school, hospital):
    return a_case(partnership, police, council, by=System("tests"), at=timezone.now() - timedelta(hours=2))


@pytest.fixture
def lane(case, school, hospital):
    request = a_request(case, [school, hospital], by=System("tests"), at=timezone.now() - timedelta(hours=1))
    return lane_to(school, request)


def test_a_stranger_finds_nothing_and_another_agencys_lane_looks_like_none(partnership, lane):
    nurse = visitor("practitioner", partnership, an_agency(partnership, "Another Hospital", kind="nhs_acute"))
    stranger = visitor("stranger", partnership)

    for page in (ASKED_OF_US, f"{ASKED_OF_US}{lane.pk}/", f"{HERE}information-requests/"):
        assert stranger.get(page).status_code in (403, 404)
    other, none = nurse.get(f"{ASKED_OF_US}{lane.pk}/"), nurse.get(f"{ASKED_OF_US}999999/")
    assert (other.status_code, none.status_code) == (404, 404)
    assert text(other) == text(none)
    assert "ESC-" not in text(nurse.get(ASKED_OF_US))
    assert nurse.get(f"{HERE}information-requests/").status_code in (403, 404)
    assert nurse.get(lane.request.get_absolute_url()).status_code in (403, 404)


def test_the_desk_asks_two_agencies_from_the_page_of_the_case_and_reads_how_each_stands(
    partnership, case, school, hospital, desk, teacher
):
    page = desk.get(case.get_absolute_url())
    ask = f"{HERE}information-requests/ask/{case.reference}/"
    assert ask in page.text
    said = {"agencies": [school.pk, hospital.pk], "about": "Ada Synthetic", "asked": "What do you know?"}
    said |= {"purpose": "To decide.", "working_days": "5", **A_BASIS}

    refused = desk.post(ask, {**said, "basis": ""})
    assert refused.status_code == 200
    answer = desk.post(ask, said)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        asked = InformationRequest.objects.select_related("space").get()
    assert answer["Location"] == asked.get_absolute_url()
    told = text(desk.get(asked.get_absolute_url()))
    assert "No letter reaches Northborough Hospital" in told
    assert "Children Act 1989, section 47" in told
    assert told.count("Waiting") == 2
    assert "Hill School" in text(desk.get(case.get_absolute_url()))


def test_only_agencies_that_may_know_of_the_case_are_offered(partnership, case, school, hospital, desk):
    """Another came after the agreements were recorded, and the hospital has a conflict of interest."""
    an_agency(partnership, "Mere School", kind="academy")
    told = {"kind": "own_decision", "words": "", "by": person_of(desk), "at": timezone.now()}
    declare_conflict(about=case, agency=hospital, **told)

    page = text(desk.get(f"{HERE}information-requests/ask/{case.reference}/"))

    assert "Hill School" in page
    assert "Mere School" not in page
    assert "Northborough Hospital" not in page


def test_in_a_closed_case_the_forms_of_asking_and_sharing_say_so_before_a_basis_is_typed(case, lane, teacher, desk):
    reply = reply_to_request(lane=lane, reply=a_reply(), by=person_of(teacher), at=timezone.now())
    requests = f"{HERE}information-requests/"
    forms = [f"{requests}ask/{case.reference}/", f"{requests}replies/{reply.pk}/share"]
    assert ['name="rationale"' in desk.get(form).text for form in forms] == [True, True]
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(case).objects.filter(pk=case.pk).update(closed_at=timezone.now())

    for form in forms:
        page = desk.get(form)
        assert f"{case.reference} is closed. Open it again first, and say why." in text(page)
        assert 'name="rationale"' not in page.text


def test_an_agency_replies_on_one_small_page_and_reads_what_it_replied_before(partnership, lane, teacher, desk):
    first = teacher.get("/")
    assert "Requests to answer" in text(first)
    page = f"{ASKED_OF_US}{lane.pk}/"
    assert page in teacher.get(ASKED_OF_US).text
    shown = text(teacher.get(page))
    assert "Ada Synthetic" in shown
    assert "To decide whether she is safe." in shown
    assert "Public task" in shown
    assert "Professional disagreement" in shown
    assert "social worker" not in shown

    assert "Write what you know" in text(teacher.post(page, {"answer": "replied"}))
    answer = teacher.post(page, {"answer": "knows_nothing", "third_party": "on"})

    assert answer["Location"] == ASKED_OF_US
    assert "Requests to answer" not in text(teacher.get("/"))
    again = text(teacher.get(page))
    assert "What Hill School replied before" in again
    assert "We know nothing of this." in again
    told = text(desk.get(lane.request.get_absolute_url()))
    assert "Knows nothing" in told
    assert "Third party" in told


def test_what_an_agency_replied_about_the_same_person_in_another_request_stands_beside(
    partnership, lane, case, school, teacher
):
    reply_to_request(lane=lane, reply=a_reply("She came on Monday."), by=person_of(teacher), at=timezone.now())
    later = lane_to(school, a_request(case, [school], by=System("tests"), at=timezone.now()))

    assert "She came on Monday." in text(teacher.get(f"{ASKED_OF_US}{later.pk}/"))


def test_whoever_comes_second_is_told_what_a_colleague_replied(partnership, lane, school, teacher):
    page = f"{ASKED_OF_US}{lane.pk}/"
    version = re.search(r'name="version"[^>]*value="(\d+)"', teacher.get(page).text)[1]
    colleague = person_of(visitor("practitioner", partnership, school))
    reply_to_request(lane=lane, reply=NOTHING, by=colleague, at=timezone.now())

    sent = {"answer": "replied", "words": "We visited.", "version": version, "key": "mine"}
    told = text(teacher.post(page, sent))

    assert "changed while you had it open" in told
    assert "We know nothing of this." in told
    assert "We visited." in told


def test_both_forms_say_how_many_days_are_usual_in_the_pathway_of_the_case(monkeypatch, lane, case, desk):
    monkeypatch.setitem(PATHWAYS, case.pathway, replace(case.rules, asks_within=15))

    pages = (
        f"{HERE}information-requests/ask/{case.reference}/",
        f"{HERE}information-requests/lanes/{lane.pk}/more-time",
    )

    assert ["15 are usual" in text(desk.get(page)) for page in pages] == [True, True]


def test_the_desk_gives_more_time_records_what_was_told_and_withdraws(partnership, lane, hospital, desk, teacher):
    here = f"{HERE}information-requests/lanes/{lane.pk}/"
    page = lane.request.get_absolute_url()
    assert desk.post(f"{here}more-time", {"working_days": "10", "why": "Half term."})["Location"] == page
    assert "More time: Half term." in text(desk.get(page))
    assert "Why you have more time: Half term." in text(teacher.get(f"{ASKED_OF_US}{lane.pk}/"))
    today = timezone.localdate()
    said = {"answer": "replied", "words": "They visited.", "told_by": "Head, by telephone"}
    on = day_typed("replied_on", today)
    when = timezone.localtime(timezone.now() - timedelta(minutes=1)).strftime("%H:%M")
    assert desk.post(f"{here}record-reply", {**said, **on, "replied_time": when})["Location"] == page
    assert "Hill School: Head, by telephone" in text(desk.get(page))
    assert desk.post(f"{page}withdraw", {"why": "It was settled."})["Location"] == page
    assert "Withdrawn: It was settled." in text(desk.get(page))
    assert "have replied already" in text(desk.get(f"{here}more-time"))


def test_the_desk_shares_a_reply_and_all_who_see_the_case_read_it(partnership, case, lane, police, desk, teacher):
    constable, page = visitor("practitioner", partnership, police), f"{ASKED_OF_US}{lane.pk}/"
    assert "Northborough reads your reply, and nobody else but Hill School" in text(teacher.get(page))
    teacher.post(page, {"answer": "replied", "words": "She came on Monday."})
    assert "It is not shared." in text(teacher.get(page))
    assert "She came on Monday." not in text(constable.get(case.get_absolute_url()))
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        share = f"{HERE}information-requests/replies/{LaneReply.objects.get(lane=lane).pk}/share"
    asked = lane.request.get_absolute_url()
    assert share in desk.get(asked).text
    assert constable.get(share).status_code in (403, 404)

    assert "Basis for sharing" in text(desk.get(share))
    assert desk.post(share, A_BASIS)["Location"] == asked

    told = text(desk.get(asked))
    assert "All who see the case can read it, since" in told
    assert share not in desk.get(asked).text
    assert "can read it already" in text(desk.get(share))
    assert "She came on Monday." in text(constable.get(case.get_absolute_url()))


def test_an_agency_that_takes_no_more_part_reads_what_it_replied_and_has_no_form(partnership, lane, school, teacher):
    page = f"{ASKED_OF_US}{lane.pk}/"
    teacher.post(page, {"answer": "knows_nothing"})
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        TakingPart.objects.filter(agency=school).update(ended_on=timezone.localdate(), ended_why="Its own process.")

    shown = teacher.get(page)
    assert "We know nothing of this." in text(shown)
    assert "takes no part in cases of this kind any more" in text(shown)
    assert "Send the reply" not in shown.text


def test_a_withdrawn_request_is_read_and_has_no_form(partnership, lane, desk, teacher):
    desk.post(f"{lane.request.get_absolute_url()}withdraw", {"why": "It was settled."})

    shown = teacher.get(f"{ASKED_OF_US}{lane.pk}/")
    assert "It was settled." in text(shown)
    assert "Send the reply" not in shown.text
    assert "Your reply is no longer needed. It was settled." in text(
        teacher.post(f"{ASKED_OF_US}{lane.pk}/", {"answer": "knows_nothing"})
    )


def test_the_lists_of_the_desk_are_counted_and_taken_away(partnership, lane, desk, teacher):
    lanes, by_agency = f"{HERE}information-requests/", f"{HERE}information-requests/by-agency/"
    assert "2 requests" in text(desk.get(lanes))
    assert "1 request" in text(desk.get(f"{lanes}?agency={lane.agency_id}&state=waiting"))
    assert "Hill School" in text(desk.get(by_agency))
    file = desk.get(f"{by_agency}?format=csv")
    body = b"".join(file.streaming_content).decode() if file.streaming else file.text
    assert "Hill School,1,0,0,0,1,0" in body
    assert teacher.get(by_agency).status_code == 404


def test_whoever_closes_a_case_is_told_first_which_requests_that_withdraws(case, lane, desk, teacher):
    closing = f"{HERE}case/{case.reference}/record/resolved/"
    told = "Closing the case withdraws 2 information requests without a reply, from Hill School and"
    assert f"{told} Northborough Hospital." in text(desk.get(closing))
    assert "withdraws" not in text(desk.get(f"{HERE}case/{case.reference}/record/discussed/"))

    reply_to_request(lane=lane, reply=NOTHING, by=person_of(teacher), at=timezone.now())

    told = "Closing the case withdraws 1 information request without a reply, from Northborough Hospital."
    assert told in text(desk.get(closing))
