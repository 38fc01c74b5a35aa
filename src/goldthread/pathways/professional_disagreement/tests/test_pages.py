"""The pages of a disagreement, which its declaration makes: register, case, forms, one record."""

import re

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import record_step, share_record
from goldthread.cases.casework.factories import RAISED_AT, a_basis
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.access.models import Holding
from goldthread.foundation.form_pages.factories import day_typed, typed
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement, as_raised
from goldthread.pathways.professional_disagreement.models import Commentary, Raised

pytestmark = pytest.mark.django_db
HERE = "/p/{}/case/ESC-2026-0001/"


def page_of(case):
    return HERE.format(case.space.slug)


def on(day):
    return day_typed("happened_at", day)


def test_whoever_is_of_a_third_agency_finds_no_case(case, teacher, browser_of):
    stranger = browser_of(teacher)

    assert stranger.get(page_of(case)).status_code == 404
    assert case.reference not in stranger.get(f"/p/{case.space.slug}/cases/professional-disagreement/").text


def test_the_office_sees_where_it_stands_what_may_come_next_and_its_clock(case, manager, browser_of):
    page = browser_of(manager).get(page_of(case)).text

    assert "Stage 1: Practitioners" in page
    assert "Take it to stage 2: Line managers" in page
    assert "Settle it at stage 1, or take it up" in page
    assert "Frontline practitioner, Northborough Police" in page


def test_from_the_last_stage_nothing_is_taken_up():
    titles = [one.title for one in PATHWAYS["professional-disagreement"].clocks]

    assert titles[-1] == "Settle it at stage 5"
    assert all(title.endswith(", or take it up") for title in titles[:-1])


def test_the_register_tells_who_disagrees_about_what_and_what_is_due(case, manager, browser_of):
    register = browser_of(manager).get(f"/p/{case.space.slug}/cases/professional-disagreement/").text

    for words in (case.reference, "Northborough Police", "Northborough Council", "Threshold", "3 Nov 2026"):
        assert words in register


@pytest.mark.parametrize("sought", ["ESC-2026-0001", "esc-2026-0001", "0001", "2026"])
def test_the_register_finds_a_reference_whole_or_in_part(case, manager, browser_of, sought):
    register = browser_of(manager).get(f"/p/{case.space.slug}/cases/professional-disagreement/?reference={sought}").text

    assert page_of(case) in register


@pytest.mark.parametrize("sought", ["ESC-2026-0002", "0002", "ESC-2026-000"])
def test_the_register_finds_no_other(case, manager, browser_of, sought):
    register = browser_of(manager).get(f"/p/{case.space.slug}/cases/professional-disagreement/?reference={sought}").text

    assert (page_of(case) in register) is (sought == "ESC-2026-000")


def test_a_practitioner_raises_one_by_the_form(partnership, police, council, constable, browser_of):
    browser = browser_of(constable)
    address = f"/p/{partnership.slug}/cases/professional-disagreement/new/raised/"
    said = as_raised(str(police.pk), str(council.pk))

    sent = browser.post(address, typed(browser.get(address), **said, **on(timezone.localdate())))

    assert sent.status_code == 302, sent.text
    assert "ESC-" in browser.get(sent.url).text


def chosen_from(page, name):
    """What a form offers for a field, each with whether it is chosen."""
    offered = re.search(rf'<select[^>]* name="{name}"[^>]*>(.*?)</select>', page.text, re.DOTALL)[1]
    return [words.strip() for words in re.findall(r"<option[^>]*>([^<]*)</option>", offered)]


def test_whoever_raises_one_for_their_agency_chooses_no_other_and_whoever_runs_them_any(
    partnership, police, council, constable, manager, browser_of
):
    address = f"/p/{partnership.slug}/cases/professional-disagreement/new/raised/"
    agency, office = browser_of(constable).get(address), browser_of(manager).get(address)

    assert chosen_from(agency, "raised_by") == ["Northborough Police"]
    assert {"Northborough Police", "Northborough Council"} < {*chosen_from(agency, "against")}
    assert {"Choose", "Northborough Police", "Northborough Council"} == {*chosen_from(office, "raised_by")}


def test_whoever_works_for_two_agencies_chooses_between_them(partnership, police, council, constable, browser_of):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership, user=constable, role="practitioner", agency=council, starts_on="2020-01-01"
        )

    page = browser_of(constable).get(f"/p/{partnership.slug}/cases/professional-disagreement/new/raised/")

    assert {*chosen_from(page, "raised_by")} == {"Choose", "Northborough Police", "Northborough Council"}


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(
    partnership, police, council, constable, browser_of
):
    browser = browser_of(constable)
    address = f"/p/{partnership.slug}/cases/professional-disagreement/new/raised/"
    said = {**as_raised(str(police.pk), str(council.pk)), "concern": "", "wanted": "Look at it again, please."}

    page = browser.post(address, typed(browser.get(address), **said, **on(timezone.localdate())))

    assert page.status_code == 200
    assert "what you disagree about, and what it means for the child" in page.text
    assert "Look at it again, please." in page.text


def test_two_at_one_form_take_it_up_once(case, constable, manager, browser_of):
    first, second = browser_of(constable), browser_of(manager)
    address = f"{page_of(case)}record/to_stage_2/"
    said = {"why": "No agreement.", "to_whom": "Team managers", **on(timezone.localdate())}
    forms = typed(first.get(address), **said), typed(second.get(address), **said)

    assert first.post(address, forms[0]).status_code == 302
    late = second.post(address, forms[1])

    assert late.status_code == 200
    assert "What changed meanwhile" in late.text
    assert "“Taken to stage 2” was recorded on" in late.text
    assert "so you cannot take it to stage 2: Line managers now" in late.text
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert case.events.filter(step="to_stage_2").count() == 1


def test_a_form_that_comes_too_late_says_why_instead_of_asking(case, manager, browser_of):
    said = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "None.", "tell_children": ""}
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        found = Case.objects.get(pk=case.pk)
    record_step(case=found, step="resolved", said=said, happened_at=RAISED_AT, by=manager, at=RAISED_AT)

    page = browser_of(manager).get(f"{page_of(case)}record/to_stage_2/").text

    assert "ESC-2026-0001 is closed, so you cannot take it to stage 2: Line managers now." in page


def test_a_spelling_that_is_put_right_leaves_the_moment_to_the_second(
    partnership, police, council, constable, browser_of
):
    began = RAISED_AT.replace(second=42, microsecond=7)
    case = a_disagreement(partnership, police, council, by=constable, at=began)
    browser = browser_of(constable)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        number = Raised.objects.get(case=case).pk
    address = f"{page_of(case)}raised/{number}/correct/"
    said = as_raised(str(police.pk), str(council.pk), child="Our number 4712")

    moment = {**on(began), "happened_at_time": "10:00"}
    sent = browser.post(address, typed(browser.get(address), **said, **moment, why_corrected="The number was wrong."))

    assert sent.status_code == 302, sent.text
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        now = Raised.objects.get(pk=number)
        clock = Clock.objects.get(subject_kind="case", subject_id=case.pk, code="ESC-01")
    assert (now.child, now.happened_at, clock.began_at) == ("Our number 4712", began, began)


def test_the_correction_of_what_an_agency_says_does_not_ask_whether_it_is_shared(case, constable, browser_of):
    said = {"words": "We were not asked."}
    comment = record_step(case=case, step="commented", said=said, happened_at=RAISED_AT, by=constable, at=RAISED_AT)
    share_record(record=comment, basis=a_basis(), by=constable, at=RAISED_AT)
    browser = browser_of(constable)
    address = f"{page_of(case)}commented/{comment.pk}/correct/"
    form = browser.get(address)
    assert "is_shared" not in form.text

    moment = {**on(RAISED_AT), "happened_at_time": "10:00"}
    sent = browser.post(address, typed(form, words="We were never asked.", why_corrected="To be clear.", **moment))

    assert sent.status_code == 302, sent.text
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        now = Commentary.objects.get(pk=comment.pk)
    assert (now.words, now.is_shared) == ("We were never asked.", True)


def test_what_is_an_agencys_own_is_told_without_a_link_that_leads_nowhere(
    case, constable, social_worker, manager, browser_of
):
    said = {"words": "We were not asked.", "is_shared": False}
    comment = record_step(case=case, step="commented", said=said, happened_at=RAISED_AT, by=constable, at=RAISED_AT)
    link = f"{page_of(case)}commented/{comment.pk}/"

    assert link in browser_of(constable).get(page_of(case)).text
    for other in (social_worker, manager):
        page = browser_of(other).get(page_of(case)).text
        assert "Commented on" in page
        assert "Not shared yet" in page
        assert link not in page

    share_record(record=comment, basis=a_basis(), by=constable, at=RAISED_AT)

    page = browser_of(social_worker).get(page_of(case)).text
    assert "Not shared yet" not in page
    assert link in page


def test_a_day_typed_without_a_time_is_shown_as_a_day_alone(partnership, police, council, constable, browser_of):
    at = RAISED_AT.replace(hour=23, minute=59, second=59)
    case = a_disagreement(partnership, police, council, by=constable, at=at)

    page = browser_of(constable).get(page_of(case)).text

    assert "11:59pm" not in page
