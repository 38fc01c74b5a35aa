"""What helps whoever takes minutes: phrases to put in, everyone present at once, the quorum before it is saved."""

from datetime import date

import pytest

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import ChangedMeanwhile, Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.phrases import set_phrases
from goldthread.partnership.meetings.factories import AFTER, MADE_AT, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem, Attendance

pytestmark = pytest.mark.django_db
BASE = "/p/northborough/meetings"


@pytest.fixture
def panel(partnership):
    return a_panel(partnership, quorum_count=3)


@pytest.fixture
def clerk(partnership):
    return visitor("coordinator", partnership)


@pytest.fixture
def meeting(panel):
    return a_meeting(panel[0], date(2026, 11, 16))


def minutes_of(item):
    with opened(actor=SYSTEM_ACTOR, reading=[item.space_id]):
        return AgendaItem.objects.get(pk=item.pk).minutes


def attendances(meeting):
    with opened(actor=SYSTEM_ACTOR, reading=[meeting.space_id]):
        return Attendance.objects.filter(meeting=meeting).count()


def test_a_phrase_is_put_at_the_end_of_the_minutes_when_they_are_saved(clerk, panel, meeting):
    item = an_item(everybody_came(meeting, panel[1]))
    here = f"{BASE}/items/{item.pk}/minutes/"
    assert "The report was received and noted." in clerk.get(here).text

    clerk.post(here, {"words": "It was talked over.", "phrase": "Noted."})
    assert minutes_of(item) == "It was talked over.\nNoted."
    clerk.post(here, {"words": "It was talked over.", "phrase": ""})
    assert minutes_of(item) == "It was talked over."


def test_a_group_keeps_phrases_of_its_own(clerk, panel, meeting):
    group = panel[0]
    clerk.post(
        f"/p/northborough/groups/{group.pk}/minutes/phrases/", {"phrases": "Agreed by all.\nAgreed by all.\nNoted."}
    )
    item = an_item(everybody_came(meeting, panel[1]))

    page = clerk.get(f"{BASE}/items/{item.pk}/minutes/").text
    assert page.count('value="Agreed by all."') == 1
    assert "The report was received and noted." not in page


def test_two_who_set_phrases_do_not_overwrite_each_other(panel, reading):
    group = panel[0]
    seen = type(group).objects.get(pk=group.pk).version
    set_phrases(group=group, phrases=["Noted."], seen_version=seen, by=TESTS, at=MADE_AT)

    with pytest.raises(ChangedMeanwhile):
        set_phrases(group=group, phrases=["Agreed."], seen_version=seen, by=TESTS, at=MADE_AT)
    with pytest.raises(Refused, match="at most 50 phrases"):
        set_phrases(group=group, phrases=[f"Number {one}" for one in range(51)], by=TESTS, at=MADE_AT)
    assert [one.words for one in group.stock_phrases.all()] == ["Noted."]


def test_the_quorum_of_what_was_chosen_is_told_and_nothing_is_saved(clerk, panel, meeting):
    chosen = {f"how-{seat.pk}": "present" for seat in panel[1][:2]}
    here = f"{BASE}/{meeting.pk}/attendance/"
    page = " ".join(clerk.post(here, {**chosen, "only": "quorum"}).text.split())
    assert "data-gt-chosen> with what you chose, not saved yet" in page
    assert "2 of 4 seats filled, at least 3 needed" in page
    assert page.count('value="present" selected') == 2

    more = {**chosen, f"how-{panel[1][2].pk}": "deputy", "only": "quorum"}
    answer = clerk.post(here, more, headers={"accept": "application/json"}).json()
    assert answer == {"is_met": "yes", "words": "3 of 4 seats filled, at least 3 needed"}
    assert attendances(meeting) == 0


def test_everyone_is_present_at_once_but_those_of_whom_something_was_said(clerk, panel, meeting):
    apologies = {f"how-{panel[1][0].pk}": "apologies"}
    page = clerk.post(f"{BASE}/{meeting.pk}/attendance/", {**apologies, "only": "everyone"}).text
    assert page.count('value="present" selected') == 3
    assert page.count('value="apologies" selected') == 1
    assert attendances(meeting) == 0


def test_who_works_out_the_quorum_still_notices_that_another_recorded_it(clerk, panel, meeting):
    here = f"{BASE}/{meeting.pk}/attendance/"
    everybody_came(meeting, panel[1], at=AFTER)
    page = clerk.post(here, {"version": "1", f"how-{panel[1][0].pk}": "present", "only": "quorum"}).text

    assert 'name="version" value="1"' in page
    answer = clerk.post(here, {"version": "1", f"how-{panel[1][0].pk}": "present"}).text
    assert "was changed while you had it open" in answer
    assert attendances(meeting) == 4
