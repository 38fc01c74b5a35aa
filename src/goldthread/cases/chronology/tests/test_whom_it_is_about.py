"""Pages of a chronology say of every pathway whom its cases are about, as it declares them."""

from html import unescape

import pytest
from django.utils import timezone

from goldthread.cases.casework.factories import somebody
from goldthread.cases.chronology.factories import a_case, a_lane
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.grants.commands import open_for_purpose

pytestmark = pytest.mark.django_db


def of_each_pathway(partnership):
    """Of each pathway a case in a stage in which people may be named, with who answers for it and their browser."""
    for number, rules in enumerate(PATHWAYS.values(), start=1):
        named_in = next(one.code for one in rules.stages if not one.ends and not rules.unnamed_in(one.code))
        case = a_case(partnership, number, pathway=rules.code, stage=named_in)
        person, browser = somebody(rules.desk, partnership), DeskClient()
        browser.force_login(person)
        if rules.is_restricted:
            open_for_purpose(about=case, purpose="supervision", words="A call.", by=person, at=timezone.now())
        yield rules, case, person, browser


def test_whoever_asks_is_told_whom_an_agency_looks_for(partnership, police, at):
    for rules, case, _, browser in of_each_pathway(partnership):
        page = unescape(browser.get(at("ask_for_lanes", case.reference)).text)

        assert f"What an agency needs to find {rules.any_of_people} in its records" in page


def test_an_agency_is_asked_whether_it_knows_nothing_of_those_whom_the_case_is_about(
    partnership, police, constable, at
):
    agency = DeskClient()
    agency.force_login(constable)
    for rules, case, person, _ in of_each_pathway(partnership):
        lane = a_lane(case, police, by=person)

        handing_in = unescape(agency.get(at("hand_chronology_lane_in", lane.pk)).text)
        telling = unescape(agency.get(at("tell_chronology_entry", lane.pk)).text)

        assert f"The agency knows nothing of {rules.any_of_people}" in handing_in
        assert f"It tells of somebody other than {rules.any_of_people}" in telling


def test_a_list_of_people_is_said_as_any_of_them():
    for rules in PATHWAYS.values():
        assert rules.any_of_people.replace(" or ", ", ") == rules.people
        assert rules.any_of_people.count(" or ") == 1
