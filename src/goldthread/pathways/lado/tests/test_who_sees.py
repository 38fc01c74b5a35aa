"""Who opened a restricted case and for what, and cases that come to nobody: with the roles that there are."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db.models import F
from django.utils import timezone

from goldthread.cases.casework.factories import a_basis, a_case, seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.on_your_work import given, led_by_nobody
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.accounts.factories import browser_of
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.grants.commands import declare_conflict, give_grant, open_for_purpose
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, then

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def case(partnership, officer):
    day = LONG_AGO.date()
    return a_contact(partnership, by=officer, at=LONG_AGO, concern_on=day, known_on=day)


@pytest.fixture
def second(partnership):
    return somebody("designated_officer", partnership, name="second")


def sight(case, further=""):
    return f"/p/northborough/sight/case/{case.pk}/{further}"


def give(case, *, by, at=None, **said):
    terms = {"standing_as": "meeting_member", "purpose": "Sits in the meeting", "ends_at": None, "more": a_basis()}
    return give_grant(about=case, **{**terms, **said}, by=by, at=at or timezone.now())


def waits(kind, user, at):
    with opened(actor=user.pk):
        standing = seen_by(user, at)
    with opened(actor=user.pk, reading={one.space_id for one in standing.holdings}):
        return [(one.words, one.mark) for one in kind(seen_by(user, at), at)]


class TestWhoOpenedIt:
    def test_its_officers_read_who_opened_it_and_for_what(self, case, officer, second):
        open_for_purpose(about=case, purpose="supervision", words="To cover a holiday.", by=second, at=timezone.now())
        assert browser_of(second).get(case.get_absolute_url()).status_code == 200

        said = " ".join(unescape(browser_of(officer).get(sight(case)).text).split())

        openings = said[said.index("Who opened it") :]
        assert "To cover a holiday." in openings

    def test_whoever_sees_trails_and_does_not_answer_for_it_reads_neither_on_any_page_or_file(
        self, partnership, case, officer, second
    ):
        open_for_purpose(about=case, purpose="supervision", words="To cover a holiday.", by=second, at=timezone.now())
        browser_of(second).get(case.get_absolute_url())
        with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
            clock = Clock.objects.filter(subject_kind="case", subject_id=case.pk).earliest("pk")
        browser_of(second).get(f"/p/northborough/clocks/{clock.pk}/")
        manager = somebody("partnership_manager", partnership)
        give(case, account=manager, standing_as="lead", by=officer)

        told = {}
        for record in (f"case.{case.pk}", f"clock.{clock.pk}"):
            address = f"/p/northborough/retention/opened/?record={record}"
            pages = [browser_of(manager).get(f"{address}{more}").text for more in ("", "&format=csv")]
            pages.append(browser_of(manager).get(f"{address}&person={second.pk}").text)
            told[record] = [(str(second) in page, "To cover a holiday." in page) for page in pages]
            assert ("case page" if "case" in record else "clock") in pages[0]
            assert all("Not told here" in page for page in pages[:2])
            assert "Only those who answer for it read that" in unescape(" ".join(pages[0].split()))

            assert f"Case {case.reference}" in pages[0] or "case" not in record
        assert told == dict.fromkeys(told, [(False, False)] * 3)
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.create(
                space=partnership, user=manager, role="designated_officer", starts_on=date(2020, 1, 1)
            )
        page = browser_of(manager).get(address).text
        assert str(second) in page
        assert "Only those who answer for it read that" not in page

    def test_nor_does_a_filter_by_somebody_who_opened_other_records_too_tell_it(
        self, partnership, case, officer, second
    ):
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.create(space=partnership, user=second, role="coordinator", starts_on=date(2020, 1, 1))
        agencies = [an_agency(partnership, name, kind="police") for name in ("Hill Police", "Mere Police")]
        ordinary = a_case(partnership, *agencies, by=second, at=timezone.now())
        open_for_purpose(about=case, purpose="supervision", words="To cover a holiday.", by=second, at=timezone.now())
        for one in (case, ordinary):
            browser_of(second).get(one.get_absolute_url())
        manager = somebody("partnership_manager", partnership)
        give(case, account=manager, standing_as="lead", by=officer)

        addresses = (f"/p/northborough/retention/opened/{by}" for by in ("", f"?person={second.pk}"))
        pages = [browser_of(manager).get(address).text for address in addresses]

        lines = [[f"record=case.{one.pk}" in page for one in (ordinary, case)] for page in pages]
        assert lines == [[True, True], [True, False]]

    def test_who_sits_in_a_meeting_does_not(self, partnership, case, officer):
        teacher = somebody("practitioner", partnership, an_agency(partnership, "Hill School", kind="academy"))
        give(case, account=teacher, by=officer)

        said = browser_of(teacher).get(sight(case)).text

        assert "Who opened it" not in said
        assert str(officer) not in said

    def test_nor_is_whoever_sits_in_a_meeting_told_how_it_ended(self, partnership, case, officer):
        teacher = somebody("practitioner", partnership, an_agency(partnership, "Hill School", kind="academy"))
        give(case, account=teacher, by=officer)
        for step in ("accepted", "evaluated", "outcome_agreed", "closed"):
            then(case, step, by=officer, at=LONG_AGO + timedelta(hours=1))

        read, all_of_it = (browser_of(user).get(case.get_absolute_url()).text for user in (teacher, officer))

        assert "Closed on 2 November 2026: Substantiated." in all_of_it
        assert "Closed on 2 November 2026." in read
        assert "ubstantiated" not in read

    def test_sight_of_an_agency_is_no_purpose_of_an_officer_who_works_for_it_too(
        self, partnership, case, officer, second
    ):
        school = an_agency(partnership, "Hill School", kind="academy")
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.create(
                space=partnership, user=second, role="practitioner", agency=school, starts_on=date(2020, 1, 1)
            )
        somebody("practitioner", partnership, school)  # its part in the pathway is recorded
        give(case, agency=school, by=officer)

        assert "/open/" in browser_of(second).get(case.get_absolute_url()).url
        with opened(actor=second.pk, reading=[partnership.pk]):
            assert not Case.objects.read_by(seen_by(second, timezone.now())).exists()


class TestSightThatOpensSomething:
    def test_it_is_given_to_whom_it_opens_the_case_and_refused_to_all_others(self, partnership, case, officer):
        school, form = an_agency(partnership, "Hill School", kind="academy"), browser_of(officer)
        for role in ROLES.values():
            person = somebody(role.code, partnership, school if role.of_agency else None, name=f"new-{role.code}")
            offered = f'value="{person.pk}"' in form.get(sight(case, "give/")).text
            if role.can.isdisjoint({Can.VIEW_CASES, Can.BREAK_GLASS}):
                with pytest.raises(Refused, match="would open nothing"):
                    give(case, account=person, by=officer)
                assert not offered
            else:
                give(case, account=person, by=officer)
                assert offered
                assert browser_of(person).get(case.get_absolute_url()).status_code == 200

    def test_a_register_that_is_not_theirs_is_no_link_and_the_case_stands_on_their_first_page(
        self, partnership, case, officer
    ):
        teacher = somebody("practitioner", partnership, an_agency(partnership, "Hill School", kind="academy"))
        assert waits(given, teacher, timezone.now()) == []
        give(case, account=teacher, by=officer)

        page = browser_of(teacher).get(case.get_absolute_url()).text

        assert "/cases/lado/" not in page
        assert "/cases/lado/" in browser_of(officer).get(case.get_absolute_url()).text
        assert waits(given, teacher, timezone.now()) == [(case.reference, "")]
        assert waits(given, officer, timezone.now()) == []


class TestACaseThatComesToNobody:
    MARK = "Its lead can no longer see it"

    def test_one_whose_lead_holds_the_role_no_more_waits_for_the_others(self, partnership, case, officer, second):
        assert waits(led_by_nobody, second, LONG_AGO + timedelta(days=1)) == []
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.filter(user=officer).update(ends_on=LONG_AGO.date())

        assert waits(led_by_nobody, second, LONG_AGO + timedelta(days=1)) == [(case.reference, self.MARK)]

    def test_it_stands_below_all_that_is_ones_own(self, partnership, case, officer, second):
        day = LONG_AGO.date()
        mine = a_contact(partnership, by=second, at=LONG_AGO, concern_on=day, known_on=day)
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            Holding.objects.filter(user=officer).update(ends_on=LONG_AGO.date())

        shown = browser_of(second).get("/").text

        own, actions, to_take = (
            shown.index(heading)
            for heading in ("Cases that you lead", "Due in the next four weeks", "Cases that nobody leads")
        )
        assert own < shown.index(mine.reference, own) < actions < to_take < shown.index(case.reference, to_take)

    def test_one_whose_lead_can_sign_in_no_more_does_too(self, partnership, case, officer, second):
        officer.is_active = False
        with opened(actor=SYSTEM_ACTOR):
            officer.save()

        assert waits(led_by_nobody, second, LONG_AGO + timedelta(days=1)) == [(case.reference, self.MARK)]

    def test_one_that_a_conflict_hides_from_its_lead_does_too(self, partnership, case, officer, second):
        at = LONG_AGO + timedelta(days=1)
        declare_conflict(about=case, account=officer, kind="own_family", words="", by=officer, at=at)

        assert waits(led_by_nobody, second, at) == [(case.reference, self.MARK)]
        assert waits(led_by_nobody, officer, at) == []


class TestSentAwayToSayWhatFor:
    def test_what_was_typed_goes_along_and_is_sent_once_it_is_open(self, partnership, case, officer, second):
        browser = browser_of(second)
        form = f"{case.get_absolute_url()}record/advised/?from=worklist"
        head_of_a_letter = {"opening-0": "To the head teacher"}
        typed = {"advice": "Talk to\n“them” first", "key": "k", "purpose": "a box of that name", **head_of_a_letter}

        away = browser.post(form, typed)
        assert away.status_code == 307
        asked = browser.post(away.url, typed)
        assert asked.status_code == 200
        assert "What you sent is not lost" in asked.text
        assert "There is a problem" not in asked.text
        said = unescape(asked.text)
        assert all(value in said for value in typed.values())
        unanswered = browser.post(away.url, {**typed, "opened_for-purpose": "", "opened_for-words": ""})
        assert "There is a problem" in unanswered.text
        assert "first" in unanswered.text
        back = browser.post(away.url, {**typed, "opened_for-purpose": "supervision", "opened_for-words": "To cover."})

        assert (back.status_code, back.url) == (307, form)
        shown = browser.post(back.url, typed)
        assert "Talk to" in shown.text
        with opened(actor=second.pk, reading=[partnership.pk]):
            assert Case.objects.read_by(seen_by(second, timezone.now())).exists()

    def test_what_is_sent_again_when_what_it_opened_is_over_is_asked_anew_and_goes_in_no_circle(self, case, second):
        browser = browser_of(second)
        form, typed = f"{case.get_absolute_url()}record/advised/", {"advice": "Talk first"}
        away = browser.post(form, typed).url
        answer = {"opened_for-purpose": "supervision", "opened_for-words": "To cover.", "opened_for-key": "once"}
        assert browser.post(away, {**typed, **answer}).url == form
        with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
            Grant.objects.filter(about_id=case.pk, account=second).update(ends_at=F("starts_at"))

        again = browser.post(away, {**typed, **answer})

        assert again.status_code == 200
        assert "What do you open it for?" in again.text
        assert 'value="Talk first"' in again.text
        assert "To cover." not in again.text
        key = re.search(r'name="opened_for-key" value="([^"]+)"', again.text)[1]
        assert browser.post(away, {**typed, **answer, "opened_for-key": key}).url == form

    def test_the_way_back_keeps_the_query(self, partnership, case, second):
        further = f"{case.get_absolute_url()}record/advised/?from=worklist"
        browser = browser_of(second)

        asked = browser.get(further)

        assert browser.post(asked.url, {"purpose": "supervision", "words": "To cover."}).url == further
