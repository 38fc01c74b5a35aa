"""No death is counted twice: by the NHS number, by the name and day of birth, and by the database itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record, open_case, reopen_case
from goldthread.cases.casework.factories import seen_by, somebody
from goldthread.cases.casework.found_again import box_of
from goldthread.cases.casework.models import Case
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import day_typed, send
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, NUMBERS, SAID, a_death, then
from goldthread.pathways.child_death.models import Notification

pytestmark = pytest.mark.django_db
NEXT_DAY = NOTIFIED_AT + timedelta(days=1)


def test_a_second_notification_of_one_number_is_led_to_the_first(partnership, police, coordinator):
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    spaced = f"{NUMBERS[0][:3]} {NUMBERS[0][3:6]} {NUMBERS[0][6:]}"

    with pytest.raises(Refused, match=f"{first.reference} has this NHS number already.*further") as refused:
        a_death(partnership, by=coordinator, nhs_number=spaced, child_name="Another Spelling")

    assert refused.value.field == "nhs_number"
    then(first, "notified_again", by=coordinator, at=NEXT_DAY)


def test_a_number_that_is_learned_later_is_held_to_the_same(partnership, police, coordinator):
    first, second = (
        a_death(partnership, by=coordinator, nhs_number=NUMBERS[0]),
        a_death(partnership, by=coordinator, child_name="Bo Example"),
    )
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        record = Notification.objects.get(case=second)
    said = {**SAID["notified"], "nhs_number": NUMBERS[0], "why_no_number": ""}
    given = {"happened_at": record.happened_at, "why": "It was found.", "by": coordinator, "at": NEXT_DAY}

    with pytest.raises(Refused, match=first.reference):
        correct_record(record=record, said=said, **given)
    correct_record(record=record, said={**said, "nhs_number": NUMBERS[1]}, **given)


def test_a_second_notification_that_had_the_number_gives_it_up_to_the_review(partnership, police, coordinator):
    first = a_death(partnership, by=coordinator)
    second = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    with pytest.raises(Refused, match="reference of the review"):
        then(second, "set_aside", by=coordinator, at=NEXT_DAY, why="twice")
    with pytest.raises(Refused, match="no other child death review"):
        then(second, "set_aside", by=coordinator, at=NEXT_DAY, why="twice", other=second.reference)
    then(second, "set_aside", by=coordinator, at=NEXT_DAY, why="twice", other=first.reference.lower())
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = {one.case_id: one for one in Notification.objects.all()}

    said = {**SAID["notified"], "nhs_number": NUMBERS[0], "why_no_number": ""}
    given = {"happened_at": kept[first.pk].happened_at, "why": "It was found.", "by": coordinator, "at": NEXT_DAY}
    correct_record(record=kept[first.pk], said=said, **given)

    assert (kept[second.pk].nhs_number, kept[second.pk].why_no_number) == ("", "counted_there")


def test_that_it_was_a_second_one_is_recorded_and_not_put_right(partnership, police, coordinator):
    """Or the case would say that it is one and keep the number, which the review could then not have."""
    first = a_death(partnership, by=coordinator)
    second = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    record = then(second, "set_aside", by=coordinator, at=NEXT_DAY)
    reopen_case(case=second, why="Another reason.", by=coordinator, at=NEXT_DAY)
    given = {"happened_at": NEXT_DAY, "why": "It was a second one.", "by": coordinator, "at": NEXT_DAY}

    with pytest.raises(Refused, match="a second child death review about the same is not corrected"):
        correct_record(record=record, said={"why": "twice", "other": first.reference, "words": ""}, **given)


def test_a_number_is_found_as_it_is_printed(partnership, police, coordinator, browser_of):
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    spaced = f"{NUMBERS[0][:3]} {NUMBERS[0][3:6]} {NUMBERS[0][6:]}"
    with opened(actor=coordinator.pk, reading=[partnership.pk]):
        box = box_of(PATHWAYS["child-death"], partnership, seen_by(coordinator, NEXT_DAY))
        found = box.lookup(Case.objects.all(), spaced.split())

        assert [one.reference for one in found] == [first.reference]


def test_that_a_number_is_known_is_noted_of_the_case_that_has_it(partnership, police, coordinator):
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])

    with opened(actor=coordinator.pk, reading=[partnership.pk]), pytest.raises(Refused):
        a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        notes = TrailEntry.objects.filter(space=partnership.pk, operation="read", object_id=first.pk)
        assert any("NHS number" in str(one.body.words) for one in notes.select_related("body"))


def test_whoever_may_not_see_the_first_learns_no_reference(partnership, police, coordinator):
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    other = somebody("child_death_coordinator", partnership, name="second")
    declare_conflict(about=first, account=other, kind="own_family", words="", by=coordinator, at=timezone.now())

    with pytest.raises(Refused, match="not open to you") as refused:
        a_death(partnership, by=other, at=timezone.now(), nhs_number=NUMBERS[0])

    assert first.reference not in str(refused.value)


def test_who_types_a_known_number_is_told_so_and_not_asked_first_whether_the_name_is_meant(
    partnership, police, coordinator
):
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    spaced = f"{NUMBERS[0][:3]} {NUMBERS[0][3:6]} {NUMBERS[0][6:]}"
    given = {"space": partnership, "pathway": "child-death", "step": "notified", "by": coordinator, "at": NEXT_DAY}

    with pytest.raises(Refused, match=f"{first.reference} has this NHS number already") as refused:
        open_case(
            said={**SAID["notified"], "nhs_number": spaced, "why_no_number": "", "place": "home"},
            happened_at=NEXT_DAY,
            is_meant=False,
            **given,
        )

    assert refused.value.field == "nhs_number"


def test_the_page_leads_whoever_may_see_it_to_the_first_and_keeps_what_they_typed(
    partnership, police, coordinator, browser_of
):
    first = a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    kept_out = somebody("child_death_coordinator", partnership, name="second")
    declare_conflict(about=first, account=kept_out, kind="own_family", words="", by=coordinator, at=timezone.now())
    said = {name: value for name, value in SAID["notified"].items() if isinstance(value, str)}
    said |= {"nhs_number": NUMBERS[0], "why_no_number": "", "ethnicity": "WOTH", "born_alive": "yes"}
    for name, day in {
        "born_on": SAID["notified"]["born_on"],
        "died_at": NOTIFIED_AT,
        "happened_at": NOTIFIED_AT,
    }.items():
        said |= day_typed(name, day)

    leads = f'Look here first: <a class="govuk-link" href="{first.get_absolute_url()}">'
    address = f"/p/{partnership.slug}/cases/child-death/new/notified/"
    for who, is_led in ((coordinator, True), (kept_out, False)):
        page = send(browser_of(who), address, **said)

        assert "has this NHS number already" in page
        assert (leads in page) is is_led
        assert SAID["notified"]["circumstances"] in page
        assert "say so at the end" not in page


def test_the_database_itself_keeps_no_second_one(partnership, police, coordinator):
    a_death(partnership, by=coordinator, nhs_number=NUMBERS[0])
    second = a_death(partnership, by=coordinator)

    with pytest.raises(IntegrityError), transaction.atomic(), opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Notification.objects.filter(case=second).update(nhs_number=NUMBERS[0], why_no_number="")


def test_the_same_name_and_day_of_birth_without_a_number_is_asked_about(partnership, police, coordinator):
    first = a_death(partnership, by=coordinator)
    given = {"space": partnership, "pathway": "child-death", "step": "notified", "by": coordinator, "at": NEXT_DAY}
    again = {**SAID["notified"], "child_name": "example ANA", "place": "home"}

    with pytest.raises(Refused, match=f"same name in {first.reference}"):
        open_case(said=again, happened_at=NEXT_DAY, is_meant=False, **given)
    twin = {**again, "born_on": date(2019, 5, 5)}
    assert open_case(said=twin, happened_at=NEXT_DAY, is_meant=False, **given).pk


@pytest.mark.parametrize(
    ("name", "born_on", "is_asked"),
    [
        ("Ana Exampel", date(2019, 5, 4), True),
        ("Ana Example", date(2019, 4, 5), True),
        ("Bo Example", date(2019, 5, 4), False),
        ("Ana Example", date(2018, 5, 4), False),
    ],
)
def test_a_slip_in_the_name_or_a_swapped_day_is_asked_about_and_a_twin_is_not(
    partnership, police, coordinator, name, born_on, is_asked
):
    first = a_death(partnership, by=coordinator)
    given = {"space": partnership, "pathway": "child-death", "step": "notified", "by": coordinator, "at": NEXT_DAY}
    again = {**SAID["notified"], "child_name": name, "born_on": born_on, "place": "home"}

    if not is_asked:
        assert open_case(said={**again, "mother": ""}, happened_at=NEXT_DAY, is_meant=False, **given).pk
        return
    with pytest.raises(Refused, match=f"like name and day of birth in {first.reference}"):
        open_case(said=again, happened_at=NEXT_DAY, is_meant=False, **given)


def test_a_newborn_without_name_or_number_is_asked_about_by_its_mother_and_day_of_birth(
    partnership, police, coordinator
):
    first = a_death(partnership, by=coordinator, child_name="Baby Example")
    given = {"space": partnership, "pathway": "child-death", "step": "notified", "by": coordinator, "at": NEXT_DAY}
    named = {**SAID["notified"], "child_name": "Wynn Otherwise", "place": "home"}

    with pytest.raises(Refused, match=f"mother has the same name in {first.reference}"):
        open_case(said=named, happened_at=NEXT_DAY, is_meant=False, **given)
    other = {**named, "mother": "Perrin Otherwise"}
    assert open_case(said=other, happened_at=NEXT_DAY, is_meant=False, **given).pk


def test_two_without_a_number_are_two(partnership, police, coordinator):
    when = datetime(2025, 9, 3, 9, 0, tzinfo=UTC)

    assert {
        a_death(partnership, by=coordinator).reference,
        a_death(partnership, by=coordinator, at=when).reference,
    } == {
        "CDR-2025-0001",
        "CDR-2025-0002",
    }


def test_a_second_notification_that_was_set_aside_leads_to_the_review(partnership, police, coordinator, browser_of):
    first, second = (a_death(partnership, by=coordinator, child_name=name) for name in ("Ana Example", "A. Example"))
    made = then(second, "set_aside", by=coordinator, at=NEXT_DAY, why="twice", other=first.reference)

    page = browser_of(coordinator).get(f"{second.get_absolute_url()}set_aside/{made.pk}/").text

    assert f'<a class="govuk-link" href="{first.get_absolute_url()}">{first.reference}</a>' in page
