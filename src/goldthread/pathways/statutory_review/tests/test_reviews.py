"""A review under way: what stands beside it holds steps up, partners approve it, and it goes on into its thread."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record, open_case
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.readiness import readiness_of
from goldthread.pathways.statutory_review.factories import REFERRED_AT, SAID, a_referral, then
from goldthread.pathways.statutory_review.models import ThreadBegun

pytestmark = pytest.mark.django_db


def day(number):
    return REFERRED_AT + timedelta(days=number)


def approved(case, officer, partners, number=30):
    then(case, "drafted", by=officer, at=day(number))
    for partner in partners:
        then(case, "approved", by=officer, at=day(number), partner=partner)


def over(case, officer, number):
    said = {"state": "over", "blocks_interviews": False, "blocks_publication": False}
    then(case, "proceeding", by=officer, at=day(number), **said)


def stage_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        case.refresh_from_db()
        return case.stage


def unmet_of(review, number):
    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        return {one.code for one in readiness_of(review, day(number).date()).unmet}


def review_of(case):
    return Review.objects.get(pk__in=ThreadBegun.objects.filter(case=case).values("review"))


def test_practitioners_are_not_heard_while_proceedings_hold_interviews_up(case, officer):
    then(case, "proceeding", by=officer, at=day(21))

    with pytest.raises(Refused, match="interviews wait for “Criminal investigation or trial”"):
        then(case, "interviewed", by=officer, at=day(22))
    then(case, "proceeding", by=officer, at=day(23), blocks_interviews=False)
    with pytest.raises(Refused, match="Say who of the police") as refused:
        then(case, "interviewed", by=officer, at=day(24))
    assert refused.value.field == "asked_first"
    then(case, "interviewed", by=officer, at=day(24), asked_first="Detective inspector")


def test_what_they_said_is_put_right_also_once_an_earlier_trial_is_known(case, officer):
    heard = then(case, "interviewed", by=officer, at=day(22))
    then(case, "proceeding", by=officer, at=day(21), typed_at=day(30))
    said = {**SAID["interviewed"], "words": "They said it otherwise."}

    correct_record(record=heard, said=said, happened_at=day(22), why="A slip.", by=officer, at=day(31))


def test_what_is_over_holds_nothing_up(case, officer):
    with pytest.raises(Refused, match="over hold nothing up"):
        then(case, "proceeding", by=officer, at=day(21), state="over")


def test_a_partner_who_joined_after_the_draft_is_offered_too(partnership, case, officer, partners, browser_of):
    then(case, "drafted", by=officer, at=day(30))
    an_agency(partnership, "Fire service", is_safeguarding_partner=True, starts_on=timezone.localdate())

    form = browser_of(officer).get(f"{case.get_absolute_url()}record/approved/").text

    assert all(one in form for one in (*map(str, partners), "Fire service"))


def test_it_is_approved_only_once_every_partner_has_approved_the_last_draft(case, officer, partners):
    council, health, police = partners
    with pytest.raises(Refused, match="First: record a draft"):
        then(case, "approved", by=officer, at=day(30), partner=council)
    then(case, "drafted", by=officer, at=day(30))
    then(case, "approved", by=officer, at=day(30), partner=council)
    with pytest.raises(Refused, match="has approved this draft already"):
        then(case, "approved", by=officer, at=day(30), partner=council)
    then(case, "approved", by=officer, at=day(30), partner=health)
    with pytest.raises(Refused, match="cannot record the publication now"):
        then(case, "published", by=officer, at=day(31))

    then(case, "approved", by=officer, at=day(31), partner=police)

    assert stage_of(case) == "approved"


def test_notice_is_given_7_working_days_before_or_it_is_said_why_not(case, officer, partners):
    approved(case, officer, partners)
    with pytest.raises(Refused, match="Give notice"):
        then(case, "published", by=officer, at=day(44))
    with pytest.raises(Refused, match="Say why it was later") as refused:
        then(case, "noticed", by=officer, at=day(40), planned_on=day(44).date())
    assert refused.value.field == "why_short"
    then(case, "noticed", by=officer, at=day(40))

    with pytest.raises(Refused, match="Say why it was later") as refused:
        then(case, "published", by=officer, at=day(44))
    assert refused.value.field == "why_short_notice"
    then(case, "published", by=officer, at=day(51))

    assert stage_of(case) == "published"


def test_publication_waits_until_it_is_said_that_it_need_not_also_after_the_day_that_was_expected(
    case, officer, partners
):
    until = day(60).date()
    said = {"blocks_interviews": False, "publication_blocked_until": until}
    then(case, "proceeding", by=officer, at=day(25), **said)
    approved(case, officer, partners)
    then(case, "noticed", by=officer, at=day(31), planned_on=until)

    for number in (59, 61):
        with pytest.raises(Refused, match="publication waits for"):
            then(case, "published", by=officer, at=day(number))
    over(case, officer, 62)
    then(case, "published", by=officer, at=day(62))


def test_its_thread_is_begun_and_is_not_ready_while_the_case_holds_it_up(case, officer, partners):
    approved(case, officer, partners)
    then(case, "proceeding", by=officer, at=day(31), blocks_interviews=False)
    then(case, "thread", by=officer, at=day(32))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        review = review_of(case)
        unmet = {one.code: one.missing for one in readiness_of(review, day(33).date()).unmet}

    assert (review.pseudonym, review.kind, review.approved_by) == ("Child R", "lcspr", "All safeguarding partners")
    assert unmet["case"] == "the case it came from, of which the review officer can tell more"
    over(case, officer, 40)
    assert "case" in unmet_of(review, 41)
    then(case, "noticed", by=officer, at=day(41))
    assert "case" in unmet_of(review, 45)
    assert "case" not in unmet_of(review, 60)


def test_it_is_not_published_with_its_thread_before_that_is(case, officer, partners):
    approved(case, officer, partners)
    then(case, "noticed", by=officer, at=day(31))
    with pytest.raises(Refused, match="Begin its thread first"):
        then(case, "published", by=officer, at=day(60), how="here", where="")
    then(case, "thread", by=officer, at=day(32))

    with pytest.raises(Refused, match="not published yet"):
        then(case, "published", by=officer, at=day(60), how="here", where="")


def test_a_name_that_another_review_has_is_refused_beside_its_field(case, officer, partners, partnership, chair, sat):
    approved(case, officer, partners)
    then(case, "thread", by=officer, at=day(32))
    other = a_joint_review(partnership, officer)

    with pytest.raises(Refused, match="already a review") as refused:
        then(other, "thread", by=officer, at=day(40))

    assert refused.value.field == "pseudonym"


def a_joint_review(space, officer):
    given = {"space": space, "pathway": "statutory-review", "step": "led_elsewhere", "by": officer}
    return open_case(said=SAID["led_elsewhere"], happened_at=day(1), at=day(1), **given)


def test_a_review_that_another_area_leads_says_who_leads_joins_and_contributes_and_what_we_owe(partnership, officer):
    case = a_joint_review(partnership, officer)
    then(case, "contributed", by=officer, at=day(5))
    then(case, "thread", by=officer, at=day(30), pseudonym="Child Y")
    then(case, "published", by=officer, at=day(40), where="The website of the board that led it")

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        review = review_of(case)

    assert (review.board_as_printed, review.joint_with, review.contribution_from) == (
        "Southwark",
        "Wandsworth",
        "Camden",
    )
    assert stage_of(case) == "published"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"died_on": date(2024, 3, 1)}, "died_on"),
        ({"kind": "sar"}, "kind"),
        ({"engaged": []}, "engaged"),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_considered(partnership, officer, said, field):
    case = a_referral(partnership, by=officer)

    with pytest.raises(Refused) as refused:
        then(case, "considered", by=officer, at=REFERRED_AT, **said)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("unchecked", "by"), [({"facts_checked": False}, "by the agencies"), ({"law_checked": False}, "by a lawyer")]
)
def test_no_partner_approves_a_draft_that_was_not_checked(case, officer, partners, unchecked, by):
    then(case, "drafted", by=officer, at=day(30), **unchecked)

    with pytest.raises(Refused, match=f"Draft 1 was not checked yet {by}"):
        then(case, "approved", by=officer, at=day(30), partner=partners[0])


def test_only_partners_that_have_not_approved_the_last_draft_are_offered(case, officer, partners, browser_of):
    then(case, "drafted", by=officer, at=day(30))
    then(case, "approved", by=officer, at=day(30), partner=partners[0])
    an_agency(case.space, "Northborough Fire Service", kind=AgencyKind.FIRE)

    page = browser_of(officer).get(f"{case.get_absolute_url()}record/approved/").text

    offered = page[page.index('name="partner"') : page.index("Post of whoever approved it")]
    assert [one for one in ("Council", "ICB", "Police", "Fire") if f"Northborough {one}" in offered] == [
        "ICB",
        "Police",
    ]
