"""Who is asked to sign, who signed which version, who has not, and how many have read it."""

from datetime import date

import pytest

from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.procedures.commands.agreeing import confirm_reading, remind_to_sign, sign_up
from goldthread.partnership.procedures.factories import (
    MADE_AT,
    MADE_ON,
    TESTS,
    a_proposed_version,
    a_signature,
    a_version_in_force,
    an_approved_version,
    asked_to_sign,
)
from goldthread.partnership.procedures.register import told
from goldthread.partnership.procedures.signing import not_signed, readings_of, sign_ups
from goldthread.partnership.procedures.versions_in_force import to_be_signed

pytestmark = pytest.mark.django_db


def missing(document, day=MADE_ON):
    with opened(actor=SYSTEM_ACTOR, reading=[document.space_id]):
        return [str(one.agency) for one in not_signed(document, to_be_signed(document), day)]


def counted(document, standing):
    with opened(actor=SYSTEM_ACTOR, reading=[document.space_id]):
        return told(document.space, standing, MADE_ON).get(pk=document.pk).unsigned


def test_who_has_not_signed_the_newest_approved_version_is_named_and_counted(policy, agencies, standing_as):
    council, icb = agencies[:2]
    asked_to_sign(policy, council, icb)
    first = a_version_in_force(policy, "1")
    a_signature(first, council)
    manager = standing_as("partnership_manager")
    assert (missing(policy), counted(policy, manager)) == (["Northborough ICB"], 1)

    an_approved_version(policy, "2")

    assert (missing(policy), counted(policy, manager)) == (["Northborough Council", "Northborough ICB"], 2)
    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        by_name = {one.asked.agency.name: one for one in sign_ups(policy, to_be_signed(policy), MADE_ON)}
    assert (by_name["Northborough Council"].before.version_of_id, set(by_name)) == (first.pk, {str(council), str(icb)})


def test_nothing_is_asked_before_a_version_is_approved_nor_of_an_agency_that_left(policy, agencies, standing_as):
    asked_to_sign(policy, agencies[0])
    a_proposed_version(policy)
    assert (missing(policy), counted(policy, standing_as("partnership_manager"))) == ([], 0)

    an_approved_version(policy, "2")
    assert missing(policy) == ["Northborough Council"]
    with opened(actor=SYSTEM_ACTOR, writing=policy.space_id):
        agencies[0].ends_on = date(2026, 11, 1)
        agencies[0].save()
    assert (missing(policy), counted(policy, standing_as("partnership_manager"))) == ([], 0)


def test_a_lead_signs_for_their_own_agency_and_for_no_other(policy, agencies, somebody, again):
    asked_to_sign(policy, *agencies)
    version = a_version_in_force(policy)
    lead = somebody("agency_lead", agencies[0])
    given = {"version": version, "post": "Director", "signed_on": MADE_ON, "by": lead, "at": MADE_AT}

    signed = sign_up(agency=agencies[0], **given)
    with pytest.raises(NotAllowed):
        sign_up(agency=agencies[1], **given)

    assert (again(signed).is_by_partnership, again(signed).said_by_id) == (False, lead.pk)


def test_what_the_partnership_records_for_an_agency_says_so(policy, agencies, somebody):
    asked_to_sign(policy, *agencies)
    version = a_version_in_force(policy)
    manager = somebody("partnership_manager")

    signed = sign_up(version=version, agency=agencies[0], post="Director", signed_on=MADE_ON, by=manager, at=MADE_AT)

    assert signed.is_by_partnership


def test_what_cannot_be_signed_is_refused(policy, agencies, partnership):
    asked_to_sign(policy, agencies[0])
    proposed = a_proposed_version(policy, "9")
    with pytest.raises(Refused, match="only proposed"):
        a_signature(proposed, agencies[0])
    version = a_version_in_force(policy, "10")
    with pytest.raises(Refused, match="is not asked to sign up"):
        a_signature(version, agencies[1])
    with pytest.raises(Refused, match="approved on 15 October 2026"):
        sign_up(version=version, agency=agencies[0], post="D", signed_on=date(2026, 10, 1), by=TESTS, at=MADE_AT)
    a_signature(version, agencies[0])
    with pytest.raises(Refused, match="has signed this version"):
        a_signature(version, agencies[0])
    with pytest.raises(Refused, match="has signed a version, so it stays"):
        asked_to_sign(policy, agencies[1])


def test_those_who_have_not_signed_are_written_to_and_nobody_else(policy, agencies, somebody, again):
    asked_to_sign(policy, agencies[0], agencies[1])
    a_signature(a_version_in_force(policy), agencies[0])
    somebody("agency_lead", agencies[1])

    remind_to_sign(document=policy, by=TESTS, at=MADE_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        letters = list(Message.objects.filter(space=policy.space_id, kind="reminder to sign up"))
    assert [letter.to for letter in letters] == ["agency_lead@northborough.example"]
    assert "Escalation policy, version 1" in letters[0].words


def test_nobody_is_reminded_where_nobody_reads_or_all_have_signed(policy, agencies):
    asked_to_sign(policy, agencies[0])
    version = a_version_in_force(policy)
    with pytest.raises(Refused, match="None of them has a safeguarding lead"):
        remind_to_sign(document=policy, by=TESTS, at=MADE_AT)
    a_signature(version, agencies[0])
    with pytest.raises(Refused, match="all who are asked have signed"):
        remind_to_sign(document=policy, by=TESTS, at=MADE_AT)


def test_the_newest_word_of_an_agency_on_its_readers_counts(policy, agencies, somebody, standing_as):
    version = a_version_in_force(policy)
    lead = somebody("agency_lead", agencies[0])
    for people in (120, 12):
        confirm_reading(version=version, agency=agencies[0], by_day=MADE_ON, people=people, by=lead, at=MADE_AT)
    with pytest.raises(NotAllowed):
        confirm_reading(version=version, agency=agencies[1], by_day=MADE_ON, people=1, by=lead, at=MADE_AT)
    with pytest.raises(Refused, match="approved on 15 October 2026"):
        confirm_reading(version=version, agency=agencies[0], by_day=date(2026, 10, 1), people=1, by=lead, at=MADE_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        found = readings_of(version, standing_as("board_member"))
    assert [(one.agency_id, one.people) for one in found] == [(agencies[0].pk, 12)]


def test_only_agencies_that_take_part_are_asked(policy, partnership):
    gone = an_agency(partnership, "Old trust", starts_on=date(2026, 12, 1))
    with pytest.raises(Refused, match="take part in this partnership today"):
        asked_to_sign(policy, gone)
    with pytest.raises(Refused, match="is in the past"):
        asked_to_sign(policy, sign_by=date(2026, 11, 1))


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.code)
def test_of_how_many_have_read_it_an_agency_sees_its_own_and_the_partnership_all(policy, agencies, standing_as, role):
    version = a_version_in_force(policy)
    for agency in agencies:
        confirm_reading(
            version=version, agency=agency, by_day=MADE_ON, people=7, note="Two teams", by=TESTS, at=MADE_AT
        )

    with opened(actor=SYSTEM_ACTOR, reading=[policy.space_id]):
        standing = standing_as(role.code, agencies[0] if role.of_agency else None)
        seen = {one.agency_id for one in readings_of(version, standing)}

    own = {agencies[0].pk} if role.of_agency else {agency.pk for agency in agencies}
    assert seen == (own if Can.VIEW_PROCEDURES in role.can else set())
