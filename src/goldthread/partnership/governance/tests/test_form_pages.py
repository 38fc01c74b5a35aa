"""Forms about the organisation: what was typed can wait, and a change made meanwhile is told."""

import re

import pytest

from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.groups.factories import a_group, a_seat

pytestmark = pytest.mark.django_db

BASE = "/p/northborough/"
LATER = "Save and come back later"


@pytest.fixture
def coordinator(browser):
    return browser("coordinator")


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(key|version)" value="([^"]*)"', page.text))


def answers(name="Police", **more):
    return {"name": name, "kind": "fire", "from_on-day": "1", "from_on-month": "1", "from_on-year": "2024", **more}


def told(page):
    """The panel about what changed meanwhile."""
    return page.text.partition('class="gt-meanwhile"')[2].partition("</section>")[0]


def test_two_people_change_an_agency_and_the_second_is_told_and_saves(manager, coordinator, partnership, reading):
    address = f"{BASE}agencies/{an_agency(partnership).pk}/change/"
    mine = answers(short_name="NP", **hidden(manager.get(address))) | {"from_on-day": "2"}
    coordinator.post(address, answers("Police of the North", **hidden(coordinator.get(address))))

    page = manager.post(address, mine)
    again = manager.post(address, {**mine, **hidden(page)})

    assert "A coordinator changed it on" in told(page)
    assert "Police of the North" in told(page)
    assert "True from" not in told(page), "the record does not say it, so it cannot differ"
    assert again.status_code == 302
    assert (Agency.objects.get().name, Agency.objects.get().short_name) == ("Police", "NP")


def test_ending_what_somebody_changed_is_told_as_well(manager, coordinator, partnership):
    agency = an_agency(partnership)
    end, change = f"{BASE}agencies/{agency.pk}/end/", f"{BASE}agencies/{agency.pk}/change/"
    mine = {"on-day": "1", "on-month": "1", "on-year": "2025", **hidden(manager.get(end))}
    coordinator.post(change, answers("Police of the North", **hidden(coordinator.get(change))))

    page = manager.post(end, mine)

    assert "A coordinator changed it on" in told(page)
    assert "<table" not in told(page)
    assert manager.post(end, {**mine, **hidden(page)}).status_code == 302


def test_the_name_of_the_partnership_is_not_written_over(manager, partnership):
    address = f"{BASE}setup/details/"
    mine = {"name": "Northborough", "area": "Mine", **hidden(manager.get(address))}
    manager.post(address, {"name": "Northborough", "area": "Theirs", **hidden(manager.get(address))})

    page = manager.post(address, mine)

    assert "You changed it on" in told(page)
    assert "Theirs" in told(page)


def test_a_form_that_changed_the_record_itself_may_be_sent_twice(manager, partnership):
    address = f"{BASE}agencies/{an_agency(partnership).pk}/change/"
    mine = answers(**hidden(manager.get(address)))

    assert [manager.post(address, mine).status_code for _ in range(2)] == [302, 302]


def test_what_was_typed_can_be_kept_where_there_is_much_to_type(manager, partnership):
    agency, group = an_agency(partnership), a_group(partnership)
    seat = f"groups/{group.pk}/seats/{a_seat(group).pk}"
    much = ["agencies/add/", "groups/add/", "people/invite/", f"groups/{group.pk}/seats/add/"]
    much += [f"agencies/{agency.pk}/change/", f"agencies/{agency.pk}/correct/", f"groups/{group.pk}/change/"]
    much += [f"groups/{group.pk}/correct/", f"{seat}/fill/", f"{seat}/change/", f"{seat}/correct/"]
    little = [f"agencies/{agency.pk}/end/", f"groups/{group.pk}/end/", f"{seat}/end/", "groups/templates/"]

    assert [path for path in much if LATER not in manager.get(BASE + path).text] == []
    assert [path for path in little if LATER in manager.get(BASE + path).text] == []


def test_of_an_empty_form_nothing_is_kept_and_that_is_said(manager, partnership):
    address = f"{BASE}agencies/add/"
    untouched = manager.get(address)
    answer = manager.post(address, {"name": "", "later": "yes", **hidden(untouched)}, follow=True)

    assert "Nothing was kept, because nothing had been typed." in answer.text
    assert "Begun and not sent" not in manager.get("/").text


def test_it_is_there_when_one_comes_back_and_gone_when_it_was_sent(manager, partnership):
    address = f"{BASE}agencies/add/"
    manager.post(address, {"name": "Half an agency", "later": "yes"})

    page = manager.get(address)
    manager.post(address, answers("Whole agency", **hidden(page)))

    assert 'value="Half an agency"' in page.text
    assert "Half an agency" not in manager.get(address).text
