"""Several cases that nobody leads are chosen on the list and given one lead."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.commands import give_lead, hand_to
from goldthread.cases.casework.factories import RAISED_AT, somebody
from goldthread.cases.casework.lists import WORKLIST
from goldthread.cases.casework.models import Case, CaseEvent
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import typed
from goldthread.foundation.grants.commands import declare_conflict
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement

pytestmark = pytest.mark.django_db
REGISTER = "/p/northborough/cases/professional-disagreement/"
GIVE = f"{REGISTER}give-lead/"
LATER = RAISED_AT + timedelta(days=5)


@pytest.fixture
def cases(partnership, police, council, constable):
    """Three that nobody leads."""
    days = (timedelta(days=number) for number in (0, 2, 4))
    return [a_disagreement(partnership, police, council, by=constable, at=RAISED_AT + one) for one in days]


@pytest.fixture
def other(partnership):
    return somebody("coordinator", partnership)


def leads(cases):
    with opened(actor=SYSTEM_ACTOR, reading=[cases[0].space_id]):
        return [Case.objects.get(pk=one.pk).lead_id for one in cases]


def chosen(cases):
    return GIVE + "?" + "&".join(f"case={one.pk}" for one in cases)


def give(partnership, cases, lead, by):
    said = {"space": partnership, "pathway": "professional-disagreement", "cases": cases, "lead": lead}
    return give_lead(**said, by=by, at=LATER)


def sent(browser, cases, **answers):
    page = browser.get(chosen(cases))
    said = {"cases": [str(one.pk) for one in cases], **answers}
    return browser.post(chosen(cases), typed(page, **said), follow=True)


@pytest.mark.parametrize("address", [f"{REGISTER}{WORKLIST}", f"{REGISTER}?lead=none"])
def test_the_list_of_those_that_nobody_leads_has_a_box_for_each(cases, manager, browser_of, address):
    hand_to(case=cases[0], lead=manager, by=manager, at=LATER)

    page = browser_of(manager).get(address).text

    boxes = [f'name="case" value="{one.pk}" form="give-lead"' in page for one in cases]
    assert boxes == [False, True, True]
    assert f"Choose {cases[1].reference}" in page
    assert f'id="give-lead" action="{GIVE}"' in page


def test_where_none_waits_for_a_lead_there_is_no_column_to_choose_in(cases, manager, browser_of):
    browser = browser_of(manager)
    assert "Choose</th>" in browser.get(f"{REGISTER}{WORKLIST}").text
    for one in cases:
        hand_to(case=one, lead=manager, by=manager, at=LATER)

    page = browser.get(f"{REGISTER}{WORKLIST}").text

    assert cases[0].reference in page
    assert "Choose</th>" not in page
    assert "give-lead" not in page


@pytest.mark.parametrize("leaves", ["role", "conflict"])
def test_one_whose_lead_sees_it_no_more_has_a_box_and_is_given_another(
    partnership, cases, other, manager, browser_of, leaves
):
    for one in cases[:2]:
        hand_to(case=one, lead=other if one == cases[0] else manager, by=manager, at=LATER)
    if leaves == "role":
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            other.holdings.update(ends_on=LATER.date() - timedelta(days=1))
    else:
        declare_conflict(about=cases[0], account=other, kind="own_family", words="", by=other, at=LATER)
    browser = browser_of(manager)

    page = browser.get(f"{REGISTER}{WORKLIST}").text
    answer = sent(browser, cases[:2], lead=str(manager.pk))

    boxes = [f'name="case" value="{one.pk}" form="give-lead"' in page for one in cases]
    assert boxes == [True, False, True]
    assert f"1 case was given to {manager.name}." in answer.text
    assert f"{cases[1].reference} has a lead by now." in answer.text
    assert leads(cases) == [manager.pk, manager.pk, None]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        still = Grant.objects.filter(about_id=cases[0].pk, standing_as=Grant.As.LEAD, ends_at=None)
        assert [grant.account_id for grant in still] == [manager.pk]


def test_the_page_of_a_case_says_that_nobody_leads_it(cases, manager, browser_of):
    page = browser_of(manager).get(cases[0].get_absolute_url()).text

    assert "Nobody yet" in page[page.index("Led by") :]


def test_other_lists_and_those_who_give_no_lead_have_none(cases, manager, teacher, constable, browser_of):
    assert "give-lead" not in browser_of(manager).get(REGISTER).text
    for one in (teacher, constable):
        assert "give-lead" not in browser_of(one).get(f"{REGISTER}{WORKLIST}").text
        assert browser_of(one).get(chosen(cases)).status_code == 404


def test_those_that_were_chosen_are_given_and_the_others_stay(cases, other, manager, browser_of):
    answer = sent(browser_of(manager), cases[:2], lead=str(other.pk))

    assert f"2 cases were given to {other.name}." in answer.text
    assert answer.redirect_chain[-1][0] == f"{REGISTER}{WORKLIST}"
    assert leads(cases) == [other.pk, other.pk, None]
    assert cases[0].reference in browser_of(other).get("/").text


def test_each_timeline_and_the_trail_tell_who_gave_it(partnership, cases, other, manager):
    give(partnership, cases[:2], other, manager)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        for case in cases[:2]:
            assert CaseEvent.objects.filter(case=case, kind=CaseEvent.Kind.LEAD).count() == 1
            entry = TrailEntry.objects.get(object_table="case", object_id=case.pk, doing="cases given a lead")
            assert entry.actor == str(manager.pk)


def test_what_came_between_is_said_and_the_rest_is_done(partnership, cases, other, manager, browser_of):
    browser = browser_of(manager)
    page = browser.get(chosen(cases))
    hand_to(case=cases[0], lead=manager, by=manager, at=LATER)
    declare_conflict(about=cases[1], account=other, kind="own_family", words="", by=other, at=LATER)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Case.objects.filter(pk=cases[2].pk).update(closed_at=LATER)
    said = {"cases": [str(one.pk) for one in cases], "lead": str(other.pk)}

    refused = browser.post(chosen(cases), typed(page, **said)).text
    assert "Nobody was given a lead." in refused
    for case, why in zip(cases, ("has a lead by now", f"cannot be led by {other.name}", "was closed"), strict=True):
        assert f"{case.reference} {why}" in refused
        assert f'value="{case.pk}" checked' in refused
    assert leads(cases) == [manager.pk, None, None]

    given = give(partnership, cases[:2], manager, manager)
    assert (given.count, given.left) == (1, [(cases[0].reference, "has a lead by now")])
    assert leads(cases) == [manager.pk, manager.pk, None]


def test_a_lead_who_is_gone_meanwhile_is_given_nothing_and_the_choice_stays(
    partnership, cases, other, manager, browser_of
):
    browser = browser_of(manager)
    page = browser.get(chosen(cases))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        other.holdings.all().delete()

    said = {"cases": [str(one.pk) for one in cases], "lead": str(other.pk)}
    answer = browser.post(chosen(cases), typed(page, **said)).text

    assert "runs this pathway no longer" in answer
    assert f'value="{cases[0].pk}" checked' in answer
    assert leads(cases) == [None, None, None]
    with pytest.raises(Refused, match="does not run this pathway"):
        give(partnership, cases, other, manager)


def test_nothing_chosen_is_said(cases, manager, browser_of):
    for address in (GIVE, f"{GIVE}?case=x&case=9999999999999999999999&case=0"):
        assert "You chose no case" in browser_of(manager).get(address).text
    browser = browser_of(manager)
    answer = browser.post(chosen(cases), typed(browser.get(chosen(cases)), lead=str(manager.pk)))
    assert "Choose one case or more" in answer.text


def test_sent_twice_it_happens_once(cases, other, manager, browser_of):
    browser = browser_of(manager)
    said = typed(browser.get(chosen(cases)), cases=[str(one.pk) for one in cases], lead=str(other.pk))

    assert [browser.post(chosen(cases), said).status_code for _ in range(2)] == [302, 302]

    with opened(actor=SYSTEM_ACTOR, reading=[cases[0].space_id]):
        assert CaseEvent.objects.filter(kind=CaseEvent.Kind.LEAD).count() == 3


def test_whoever_does_not_decide_gives_no_lead(partnership, cases, constable, manager):
    with pytest.raises(NotAllowed):
        give(partnership, cases, manager, constable)
    assert leads(cases) == [None, None, None]
