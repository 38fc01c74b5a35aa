"""What may be recorded of a death and its review, and what is refused with which sentence."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.still_open import still_open
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import day_typed, typed
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, NUMBERS, a_death, a_review, then
from goldthread.pathways.child_death.models import Analysis, Notification
from goldthread.pathways.child_death.models.analysis_codes import Category, category_of

pytestmark = pytest.mark.django_db

NEXT_DAY = NOTIFIED_AT + timedelta(days=1)


def now_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)


def kept(kind, case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return kind.objects.get(case=case)


def test_nobody_but_the_coordinator_records_anything(partnership, police, case, constable):
    with pytest.raises(NotAllowed):
        a_death(partnership, by=constable)
    with pytest.raises(Refused, match="no longer there"):
        then(case, "first_decided", by=constable, at=NEXT_DAY)


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"born_on": date(2025, 9, 1)}, "died_at", "before the date of birth, 1 September 2025"),
        ({"born_on": date(2030, 1, 1)}, "born_on", "today or in the past"),
        ({"born_on": date(2007, 8, 31)}, "died_at", "reached 18"),
        ({"died_at": NOTIFIED_AT + timedelta(hours=1)}, "died_at", "notified on 1 September 2025"),
        ({"born_alive": False}, "born_alive", "born alive"),
        ({"nhs_number": "9990000019"}, "nhs_number", "fails its check digit"),
        ({"why_no_number": ""}, "nhs_number", "say why there is none"),
        ({"nhs_number": NUMBERS[0], "why_no_number": "not_yet"}, "why_no_number", "leave this out"),
        ({"postcode": "nowhere"}, "postcode", "full postcode"),
        ({"area": "E09000099"}, "area", "valid choice"),
    ],
)
def test_a_notification_that_cannot_be_is_refused_with_the_reason(partnership, police, coordinator, said, field, why):
    with pytest.raises(Refused, match=why) as refused:
        a_death(partnership, by=coordinator, **said)

    assert refused.value.field == field


def test_a_baby_who_lived_an_hour_and_the_day_before_18_are_children(partnership, police, coordinator):
    baby = a_death(partnership, by=coordinator, born_on=date(2025, 8, 31))
    nearly = a_death(partnership, by=coordinator, born_on=date(2007, 9, 1))

    assert (kept(Notification, baby).age, kept(Notification, nearly).age) == ("0-27d", "15-17")


def test_what_is_not_known_of_a_family_is_kept_as_nothing(partnership, police, coordinator):
    said = kept(Notification, a_death(partnership, by=coordinator, father="Not known", siblings="None", mother="Noni"))

    assert (said.father, said.siblings, said.mother) == ("", "", "Noni")


def test_a_criterion_that_is_met_makes_the_joint_agency_response_owed(case, coordinator):
    with pytest.raises(Refused, match="there is a joint agency response") as refused:
        then(case, "first_decided", by=coordinator, at=NEXT_DAY, response=False)
    assert refused.value.field == "response"
    with pytest.raises(Refused, match="which criterion"):
        then(case, "first_decided", by=coordinator, at=NEXT_DAY, criteria=[])
    then(case, "first_decided", by=coordinator, at=NEXT_DAY, criteria=[], response=False)


def test_of_several_categories_the_highest_is_the_category_of_the_death(partnership, police, coordinator):
    case = a_review(partnership, by=coordinator, ticked=[10, 3, 9])

    assert kept(Analysis, case).category == Category.TRAUMA


@given(st.lists(st.sampled_from([one.value for one in Category]), min_size=1))
def test_no_category_that_applies_is_higher_than_the_one_that_is_chosen(ticked):
    assert category_of(ticked) in ticked
    assert all(category_of(ticked) <= one for one in ticked)


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"influence": 3}, "influence", "The scale from 0 to 2 has no 3"),
        ({"influence": 1}, "modifiable", "not known to have contributed"),
        ({"which": " "}, "which", "which factor"),
    ],
)
def test_a_factor_keeps_to_its_scale(case, coordinator, said, field, why):
    then(case, "met", by=coordinator, at=NEXT_DAY)

    with pytest.raises(Refused, match=why) as refused:
        then(case, "found", by=coordinator, at=NEXT_DAY, **said)

    assert refused.value.field == field
    then(case, "found", by=coordinator, at=NEXT_DAY, scale_version="0-3", influence=3)


def test_what_is_said_of_the_whole_agrees_with_the_factors(case, coordinator):
    then(case, "met", by=coordinator, at=NEXT_DAY)
    with pytest.raises(Refused, match="No factor of this case is recorded as modifiable"):
        then(case, "analysed", by=coordinator, at=NEXT_DAY)
    then(case, "found", by=coordinator, at=NEXT_DAY)
    with pytest.raises(Refused, match="Advice by telephone"):
        then(case, "analysed", by=coordinator, at=NEXT_DAY, modifiable="none_identified")

    then(case, "analysed", by=coordinator, at=NEXT_DAY, modifiable="inadequate_information")


def test_it_goes_from_the_notification_to_the_end_and_says_what_is_still_owed(case, coordinator):
    for step in ("first_decided", "identified", "asked", "reported", "met", "found", "analysed"):
        then(case, step, by=coordinator, at=NEXT_DAY)
    with pytest.raises(Refused, match="Not all is over"):
        then(case, "closed", by=coordinator, at=NEXT_DAY)
    then(case, "returned", by=coordinator, at=NEXT_DAY)
    then(case, "family", by=coordinator, at=NEXT_DAY, done="fed_back")
    with pytest.raises(Refused, match="Not all is over"):
        then(case, "closed", by=coordinator, at=NEXT_DAY)
    then(case, "key_worker", by=coordinator, at=NEXT_DAY)

    then(case, "closed", by=coordinator, at=NEXT_DAY)

    case = now_of(case)
    assert (case.stage, case.outcome) == ("closed", "modifiable_identified")


def test_what_the_panel_finished_may_be_finished_again_and_agrees_with_the_factors_in_the_end(case, coordinator):
    then(case, "met", by=coordinator, at=NEXT_DAY)
    then(case, "analysed", by=coordinator, at=NEXT_DAY, modifiable="none_identified")
    then(case, "found", by=coordinator, at=NEXT_DAY)
    with pytest.raises(Refused, match="do not agree"):
        then(case, "returned", by=coordinator, at=NEXT_DAY)
    with pytest.raises(Refused, match="what changed since"):
        then(case, "analysed", by=coordinator, at=NEXT_DAY)

    then(case, "analysed", by=coordinator, at=NEXT_DAY, why_again="The inquest found that advice was late.")
    then(case, "returned", by=coordinator, at=NEXT_DAY)

    assert now_of(case).stage == "finished"


def test_all_forms_are_in_once_each_service_and_each_supplement_has_come(case, coordinator):
    then(case, "identified", by=coordinator, at=NEXT_DAY, services=["health", "education"])
    then(case, "asked", by=coordinator, at=NEXT_DAY, supplements=["sudden"])
    with pytest.raises(Refused, match="Education and the supplementary form “Sudden unexpected death”") as refused:
        then(case, "reported", by=coordinator, at=NEXT_DAY, supplement="")
    assert refused.value.field == "all_in"

    then(case, "reported", by=coordinator, at=NEXT_DAY, all_in=False)
    then(case, "reported", by=coordinator, at=NEXT_DAY, service="education", supplement="")


def test_telling_the_family_before_the_panel_finished_is_not_telling_what_it_found(case, coordinator):
    then(case, "family", by=coordinator, at=NOTIFIED_AT, done="fed_back")
    then(case, "met", by=coordinator, at=NEXT_DAY)
    then(case, "analysed", by=coordinator, at=NEXT_DAY, modifiable="inadequate_information")

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert "Telling the family what was found" in still_open(now_of(case), NEXT_DAY)


def test_two_reviews_of_two_hospitals_are_told_apart_at_the_end(case, coordinator):
    first = {"process": "hospital", "which": "North Hospital", "stands": "under_way"}
    then(case, "followed", by=coordinator, at=NEXT_DAY, **first)
    then(case, "followed", by=coordinator, at=NEXT_DAY, **{**first, "which": "South Hospital", "stands": "ended"})

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        left = [one for one in still_open(now_of(case), NEXT_DAY) if "Hospital" in one]

    assert len(left) == 1
    assert "North Hospital" in left[0]


def test_no_word_of_the_pathway_calls_a_death_preventable():
    said = " ".join(str(one.verbose_name) + one.help_text for one in Analysis._meta.concrete_fields)

    assert "preventable" not in said.lower()


def test_a_death_of_a_day_without_a_time_is_notified_the_same_day(partnership, police, coordinator):
    day_alone = datetime(2025, 9, 1, 22, 59, 59, tzinfo=UTC)

    assert a_death(partnership, by=coordinator, died_at=day_alone).reference == "CDR-2025-0001"


def test_an_address_that_is_not_known_is_left_out(partnership, coordinator):
    assert kept(Notification, a_death(partnership, by=coordinator, address="")).address == ""


def test_a_death_long_before_its_notification_is_asked_about(partnership, coordinator):
    long_ago = {"died_at": NOTIFIED_AT - timedelta(days=400)}
    with pytest.raises(Refused, match="more than a year before this notification") as refused:
        a_death(partnership, by=coordinator, **long_ago)
    assert refused.value.field == "why_late"

    a_death(partnership, by=coordinator, **long_ago, why_late="The child died abroad, and nobody told us.")


def test_forms_that_went_out_to_nobody_stop_no_clock(case, coordinator):
    then(case, "identified", by=coordinator, at=NEXT_DAY)
    with pytest.raises(Refused, match="to whom the forms went") as refused:
        then(case, "asked", by=coordinator, at=NEXT_DAY, words="")
    assert refused.value.field == "words"


def test_a_wrong_number_and_a_wrong_day_are_told_at_once(partnership, police, coordinator, browser_of):
    browser, today = browser_of(coordinator), timezone.localdate()
    address = f"/p/{partnership.slug}/cases/child-death/new/notified/"
    said = {"nhs_number": "9990000019", "born_alive": "yes", "address": "Northmere refuge"}
    days = {"born_on": today, "died_at": today - timedelta(days=1), "happened_at": today}
    for name, day in days.items():
        said |= day_typed(name, day)

    page = browser.post(address, typed(browser.get(address), **said)).text

    told = ("fails its check digit", "before the date of birth", "reads like the address of a refuge")
    assert [one for one in told if one not in page] == []
    places = [page.index(one) for one in ("The child</h2>", "The death</h2>", "This notification</h2>")]
    assert places == sorted(places)
