"""Setting a partnership up, from nothing to live."""

from datetime import date

import pytest

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import three_partners
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.queries import compare
from goldthread.foundation.invitations.commands import invite_person
from goldthread.foundation.messages.models import Message
from goldthread.foundation.records.made_up_names import FIRST_NAMES, LAST_NAMES
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.governance.commands.setting_up import go_live, name_partners, send_mail_test
from goldthread.partnership.governance.creating import create_partnership
from goldthread.partnership.governance.demonstration import fictitious_partnership
from goldthread.partnership.governance.group_templates import GROUP_TEMPLATES, TEMPLATES_BY_CODE
from goldthread.partnership.governance.queries.setting_up import readiness_of

pytestmark = pytest.mark.django_db
BY = System("tests")
BASE = "/p/eastborough/"


@pytest.fixture
def eastern(browser, not_live):
    """The first manager of the partnership that is not live."""
    return browser("partnership_manager", not_live)


def read(space):
    return opened(actor=SYSTEM_ACTOR, reading=[space.pk])


def messages_of(space, **which):
    with read(space):
        return list(Message.objects.filter(**which))


def test_a_stranger_does_not_go_live(not_live, django_user_model, now):
    stranger = django_user_model.objects.create_user("stranger@example.org", "A stranger")

    with pytest.raises(NotAllowed):
        go_live(space=not_live, by=stranger, at=now)
    with pytest.raises(NotAllowed):
        send_mail_test(space=not_live, by=stranger, at=now)


def test_a_coordinator_sees_no_checklist(browser, not_live):
    assert browser("coordinator", not_live).get(f"{BASE}setup/").status_code == 404


def test_it_does_not_go_live_without_a_manager_and_three_partners(not_live, now):
    with pytest.raises(Refused) as refusal:
        go_live(space=not_live, by=BY, at=now)

    assert "Nobody is partnership manager" in str(refusal.value)
    assert "0 of them are recorded" in str(refusal.value)
    with read(not_live):
        assert not Space.objects.get(pk=not_live.pk).is_live


def test_going_live_sends_what_waited_and_nothing_before(eastern, not_live, now):
    three_partners(not_live)
    invite_person(
        space=not_live, name="Bo Example", email="bo@example.org", role="coordinator", by=eastern.user, at=now
    )
    assert [one.state for one in messages_of(not_live)] == ["held"]

    page = eastern.get(f"{BASE}setup/go-live/").text
    unsure = eastern.post(f"{BASE}setup/go-live/", {"key": "once"})
    sure = eastern.post(f"{BASE}setup/go-live/", {"is_sure": "on"})

    assert "1 invitation and 0 other messages that wait will be sent at once" in page
    assert "Tick the box" in unsure.text
    assert sure.status_code == 302
    assert [one.state for one in messages_of(not_live)] == ["waiting"]
    assert "Not live yet" not in eastern.get(BASE).text


def test_it_goes_live_once(eastern, not_live, now):
    three_partners(not_live)
    live = go_live(space=not_live, by=eastern.user, at=now)

    with pytest.raises(Refused, match="live already"):
        go_live(space=live, by=eastern.user, at=now)


def test_before_it_is_live_every_page_says_so(eastern):
    for path in ("", "agencies/", "agencies/add/", "groups/", "people/", "setup/"):
        assert "Not live yet: nothing is sent" in eastern.get(BASE + path).text


def test_the_mail_test_goes_to_oneself_and_leaves_before_going_live(eastern, not_live):
    eastern.post(f"{BASE}setup/mail-test/", {"key": "once"})

    (message,) = messages_of(not_live)
    assert (message.to, message.kind, message.state) == (eastern.user.email, "mail test", "waiting")


def test_the_checklist_is_read_from_the_records(eastern, not_live, now):
    def done():
        with read(not_live):
            space = Space.objects.get(pk=not_live.pk)
            return {task for task, is_done in readiness_of(space, now).tasks_done.items() if is_done}

    assert done() == set()
    eastern.post(f"{BASE}setup/details/", {"name": "Eastborough partnership", "area": "Eastborough"})
    eastern.post(f"{BASE}setup/partners/", {"council": "Eastborough Council", "police": "Eastern Police"})
    assert done() == {"details"}
    assert "2 of 3 recorded" in eastern.get(f"{BASE}setup/").text
    eastern.post(f"{BASE}setup/partners/", {"health": "Eastern ICB"})
    assert done() == {"details", "partners"}
    eastern.post(f"{BASE}people/invite/", {"name": "Bo", "email": "bo@example.org", "role": "coordinator"})
    assert done() == {"details", "partners", "people"}


def test_an_agency_that_is_there_becomes_a_partner(not_live, now):
    name_partners(space=not_live, names={"council": "Eastborough Council"}, by=BY, at=now)
    name_partners(space=not_live, names={"council": "eastborough council"}, by=BY, at=now)

    with read(not_live):
        assert Agency.objects.get().is_safeguarding_partner


def test_one_organisation_is_not_two_partners(not_live, now):
    with pytest.raises(Refused, match="another organisation"):
        name_partners(space=not_live, names={"council": "Same", "police": "same"}, by=BY, at=now)


def test_an_empty_partnership_is_made_with_a_link_for_its_manager(db, now):
    made = create_partnership(
        name="Westborough",
        slug="westborough",
        area="Westborough",
        manager_email="mo@example.org",
        manager_name="Mo Example",
        at=now,
    )

    assert not made.space.is_live
    assert made.invitation.role == "partnership_manager"
    assert "/invitation/" in made.link
    assert messages_of(made.space) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"slug": "North Borough"}, "small letters"),
        ({"slug": "eastborough"}, "already a partnership"),
        ({"name": " "}, "Enter the name"),
        ({"manager_email": "nobody"}, "email address"),
    ],
)
def test_a_partnership_that_cannot_be_is_not_made(not_live, now, changed, sentence):
    wanted = {"name": "West", "slug": "west", "area": "", "manager_email": "m@example.org", "manager_name": "Mo"}

    with pytest.raises(Refused, match=sentence):
        create_partnership(**(wanted | changed), at=now)

    with read(not_live):
        assert Space.objects.count() == 1


def test_a_manager_invites_ends_roles_and_withdraws(manager, browser, partnership, reading):
    member = browser("board_member")
    manager.post("/p/northborough/people/invite/", {"name": "Bo", "email": "bo@example.org", "role": "coordinator"})
    page = manager.get("/p/northborough/people/").text
    assert "bo@example.org" in page

    holding = Holding.objects.get(user=member.user)
    today = date.today()
    ended = day_typed("last_day", today)
    assert manager.post(f"/p/northborough/people/{holding.pk}/end/", ended).status_code == 302
    number = page.split("people/invitations/")[1].split("/")[0]
    for what in ("again", "withdraw"):
        assert manager.get(f"/p/northborough/people/invitations/{number}/{what}/").status_code == 200
        assert manager.post(f"/p/northborough/people/invitations/{number}/{what}/", {"key": what}).status_code == 302
    assert "bo@example.org" not in manager.get("/p/northborough/people/").text


def test_a_scrutineer_sees_people_and_asks_nobody_in(browser):
    scrutineer = browser("independent_scrutineer")

    assert scrutineer.get("/p/northborough/people/").status_code == 200
    assert "End the role" not in scrutineer.get("/p/northborough/people/").text
    assert scrutineer.get("/p/northborough/people/invite/").status_code == 404


def test_every_template_says_where_it_comes_from_and_answers_to_one_before_it():
    codes = [template.code for template in GROUP_TEMPLATES]

    assert len(set(codes)) == len(codes) == len(TEMPLATES_BY_CODE)
    for place, template in enumerate(GROUP_TEMPLATES):
        assert template.citation
        assert template.parent in ("", *codes[:place])


def test_the_demonstration_is_whole_and_made_once(db, now):
    space = fictitious_partnership(by=BY, at=now)
    again = fictitious_partnership(by=BY, at=now)

    assert again.pk == space.pk
    assert space.is_fictitious
    with read(space):
        assert Agency.objects.in_force(now.date()).count() == 14
        found = compare(space.pk, date(2019, 9, 28), date(2019, 9, 29))
        assert (len(found.gone), len(found.new)) == (3, 8)
        today = Seat.objects.in_force(now.date())
        assert today.exists()
        assert not today.filter(holder_name="").exists()
        firsts, lasts = zip(*(name.split() for name in today.values_list("holder_name", flat=True)), strict=True)
        assert set(firsts) <= set(FIRST_NAMES)
        assert set(lasts) <= set(LAST_NAMES)
        assert Group.objects.in_force(now.date()).filter(name="Harm outside the home panel").exists()
