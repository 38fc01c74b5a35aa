"""Cases are found by reference and by words, by whoever reads these; and it is told where one is known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import record_step
from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.foundation.access.models import Holding
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact

pytestmark = pytest.mark.django_db
RAISED_ON = RAISED_AT.date()


@pytest.fixture
def found(browser_of):
    """The results that a person reads for some words."""

    def search(user, words):
        page = browser_of(user).search_for(words)
        assert page.status_code == 200
        return page.text.split('role="search"')[1].split("</form>")[1]

    return search


def kept(case, by, step="commented", **said):
    words = {"words": "The threshold was explained badly.", "is_shared": False, **said}
    record_step(case=case, step=step, said=words, happened_at=RAISED_AT, by=by, at=RAISED_AT)


@pytest.mark.parametrize("sought", ["ESC-2026-0001", "esc-2026", "social worker", "4711"])
def test_the_office_and_both_agencies_find_a_case_by_reference_and_words(
    case, manager, constable, social_worker, teacher, found, sought
):
    address = f'href="{case.get_absolute_url()}"'

    for one in (manager, constable, social_worker):
        results = found(one, sought)
        assert results.count(address) == 1, results
        assert "Disagreement · " in results or "Case · " in results
    assert case.get_absolute_url() not in found(teacher, sought)


def test_an_agency_does_not_find_by_words_that_it_does_not_read(case, manager, social_worker, constable, found):
    said = {"result": "withdrawn", "words": "Settled.", "learning": "Listening helps.", "tell_children": ""}
    record_step(case=case, step="resolved", said=said, happened_at=RAISED_AT, by=manager, at=RAISED_AT)

    assert case.get_absolute_url() in found(manager, "listening")
    assert case.get_absolute_url() not in found(social_worker, "listening")
    assert case.get_absolute_url() in found(social_worker, "settled")


def test_what_an_agency_keeps_to_itself_is_found_by_that_agency_alone(case, constable, social_worker, manager, found):
    kept(case, constable)

    assert case.get_absolute_url() in found(constable, "explained badly")
    assert case.get_absolute_url() not in found(social_worker, "explained badly")
    assert case.get_absolute_url() not in found(manager, "explained badly")


def test_a_restricted_case_is_found_by_its_reference_and_not_by_its_words(partnership, manager, found):
    officer = somebody("designated_officer", partnership)
    restricted = a_contact(partnership, by=officer, about="A sentence about trampolines.")

    assert restricted.get_absolute_url() in found(officer, restricted.reference)
    assert restricted.get_absolute_url() not in found(officer, "trampolines")
    for sought in (restricted.reference, "trampolines"):
        results = found(manager, sought)
        assert restricted.get_absolute_url() not in results
        assert "Known." not in results


def test_who_works_on_cases_here_is_told_whom_to_ask_and_that_is_noted(case, teacher, manager, found):
    results = found(teacher, " esc-2026-0001 ")

    assert f"Known. Ask this desk: Partnership manager, {case.space.name}, {manager.email}" in results
    assert case.get_absolute_url() not in results
    assert "Threshold" not in results
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        read = TrailEntry.objects.get(operation="read", object_table="case", object_id=case.pk)
    assert read.actor == str(teacher.pk)


@pytest.mark.parametrize("sought", ["ESC-2026", "ESC-2026-0002", "ESC-2026-00", "0001", "XYZ-2026-0001"])
def test_only_an_exact_reference_is_answered(case, teacher, found, sought):
    assert "Known." not in found(teacher, sought)


def test_who_works_on_no_case_here_is_told_nothing(partnership, neighbour, case, found):
    member, stranger = somebody("board_member", partnership), somebody("partnership_manager", neighbour)

    for one in (member, stranger):
        results = found(one, case.reference)
        assert "Known." not in results
        assert case.get_absolute_url() not in results
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not TrailEntry.objects.filter(operation="read", object_table="case").exists()


def test_whom_a_conflict_of_interest_concerns_is_told_nothing(case, teacher, manager, found):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ConflictOfInterest.objects.create(
            space=case.space,
            about_kind="case",
            about_id=case.pk,
            account=teacher,
            kind=ConflictOfInterest.Kind.OWN_FAMILY,
            declared_at=RAISED_AT,
        )

    assert "Known." not in found(teacher, case.reference)


def test_whoever_sees_it_is_led_there_and_told_of_no_desk(case, manager, found):
    assert "Known." not in found(manager, case.reference)


def test_who_left_is_no_contact(case, teacher, manager, found):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.filter(user=manager).update(ends_on=timezone.localdate() - timedelta(days=1))

    results = found(teacher, case.reference)

    assert "Known. Ask this desk: Partnership manager" in results
    assert manager.email not in results


@pytest.mark.parametrize("of_their_agency", [False, True])
def test_whom_a_conflict_of_interest_keeps_from_the_case_is_no_contact(
    case, council, teacher, manager, found, of_their_agency
):
    shut = somebody("partnership_manager", case.space, name="second")
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        Holding.objects.create(space=case.space, user=shut, role="practitioner", agency=council, starts_on=RAISED_ON)
        ConflictOfInterest.objects.create(
            space=case.space,
            about_kind="case",
            about_id=case.pk,
            kind=ConflictOfInterest.Kind.OWN_FAMILY,
            declared_at=RAISED_AT,
            **({"agency": council} if of_their_agency else {"account": shut}),
        )

    results = found(teacher, case.reference)

    assert manager.email in results
    assert shut.email not in results
