"""The pages of procedures and agreements, as managers, agencies and readers see them."""

import re
from datetime import date, timedelta
from html import unescape
from itertools import count

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.ui.words import date as told
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.factories import a_finding, a_published_review, a_review
from goldthread.partnership.procedures.commands.agreeing import confirm_reading
from goldthread.partnership.procedures.commands.documents import end_document
from goldthread.partnership.procedures.commands.reasons import Behind, give_reason
from goldthread.partnership.procedures.factories import (
    MADE_AT,
    TESTS,
    a_document,
    a_proposed_version,
    a_round,
    a_signature,
    a_version_in_force,
    an_approved_version,
    asked_to_sign,
)
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, Signature

pytestmark = pytest.mark.django_db
LIST = "/p/northborough/procedures/"


@pytest.fixture
def manager(partnership):
    return visitor("partnership_manager", partnership)


def text(page):
    """What a reader sees, without the marks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page.text)).split())


def kept(partnership, model):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return list(model.objects.order_by("pk"))


def address(partnership, record):
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        return type(record).objects.select_related("space").get(pk=record.pk).get_absolute_url()


def test_a_document_is_added_gets_a_text_is_approved_and_comes_into_force(partnership, board, manager):
    today = timezone.localdate()
    said = {"kind": "protocol", "title": "Bruising protocol", "board": str(board.pk), "where": "ours", "owner": ""}
    added = manager.post(f"{LIST}add", said, follow=True)
    assert "Bruising protocol" in text(added)
    here = address(partnership, kept(partnership, GoverningDocument)[0])

    manager.post(
        f"{here}propose", {"label": "1", "text": "# Who\nRing the front door.", **day_typed("proposed_on", today)}
    )
    version = address(partnership, kept(partnership, GoverningVersion)[0])
    manager.post(f"{version}approve", {"group": str(board.pk), **day_typed("approved_on", today)})
    manager.post(f"{version}in-force", day_typed("from_on", today))

    assert "Ring the front door." in text(manager.get(f"{here}text"))
    assert f"Version 1, since {told(today)}" in text(manager.get(here))
    yesterday = today - timedelta(days=1)
    assert f"No text was in force on {told(yesterday)}" in text(manager.get(f"{here}text?on={yesterday.isoformat()}"))


@pytest.mark.parametrize("asked", ["on-day=31&on-month=2&on-year=2026", "on=yesterday"])
def test_a_day_that_is_none_shows_no_text_and_says_so_first(partnership, policy, manager, asked):
    a_version_in_force(policy, text="# Steps\nRing the front door.")

    page = text(manager.get(f"{address(partnership, policy)}text?{asked}"))

    assert "Ring the front door." not in page
    assert "In force on" not in page
    assert page.index("There is a problem") < page.index("The text of a day")


def test_the_page_of_a_group_on_a_past_day_has_the_terms_that_were_used_then(partnership, manager):
    panel = a_group(partnership, "Panel", starts_on=date(2020, 1, 1))
    terms = a_document(panel, kind="terms", title="Terms of the panel", group=panel)
    a_version_in_force(terms, from_on=date(2026, 10, 20))
    end_document(document=terms, last_day=date(2026, 11, 1), why="Others", by=TESTS, at=MADE_AT)
    page = f"/p/northborough/groups/{panel.pk}/"

    assert "Terms of the panel" in manager.get(f"{page}?on=2026-10-25").text
    assert "Terms of the panel" in manager.get(f"{page}?on=2026-11-01").text
    assert "Terms of the panel" not in manager.get(f"{page}?on=2026-11-02").text


def test_what_was_typed_stays_where_a_version_cannot_be_put_in_force(partnership, policy, manager):
    a_version_in_force(policy, "1")
    version = address(partnership, an_approved_version(policy, "2"))

    answer = manager.post(f"{version}in-force", day_typed("from_on", date(2026, 11, 1)))

    assert "two versions cannot be in force from one day" in text(answer)
    assert 'value="2026"' in answer.text


def test_an_agency_sees_no_proposals_and_signs_for_itself(partnership, policy, agencies):
    asked_to_sign(policy, *agencies)
    version = a_version_in_force(policy, "1")
    proposed = a_proposed_version(policy, "2", text="Secret plans")
    lead, here = visitor("agency_lead", partnership, agencies[0]), address(partnership, policy)

    assert "Version 2" not in text(lead.get(here))
    assert lead.get(address(partnership, proposed)).status_code == 404
    form = lead.get(f"{address(partnership, version)}sign")
    assert "Northborough Council" in text(form)
    assert "Northborough Police" not in text(form)
    today = day_typed("signed_on", timezone.localdate())
    lead.post(f"{address(partnership, version)}sign", {"agency": str(agencies[0].pk), "post": "Director", **today})
    assert [one.agency_id for one in kept(partnership, Signature)] == [agencies[0].pk]
    page = text(lead.get(here))
    assert "2 agencies of 3 have not signed version 1" in page
    assert "Sign up for an agency" not in page
    assert "Say how many have read it" in page


def test_an_agency_reads_no_other_agencys_figures_and_notes(partnership, policy, agencies):
    version = a_version_in_force(policy)
    given = {"version": version, "by_day": date(2026, 11, 2), "by": TESTS, "at": MADE_AT}
    confirm_reading(agency=agencies[0], people=12, note="The night shift is to come", **given)
    confirm_reading(agency=agencies[2], people=345, note="Custody is short of staff", **given)
    here = address(partnership, policy)

    for role in ("agency_lead", "practitioner"):
        own = text(visitor(role, partnership, agencies[0]).get(here))
        assert "The night shift is to come" in own
        assert "Custody is short of staff" not in own
        assert "345" not in own
    assert "Custody is short of staff" in text(visitor("board_member", partnership).get(here))


def test_the_register_filters_by_who_has_not_signed_and_by_what_is_overdue(partnership, board, agencies, manager):
    signed, unsigned = a_document(board, title="Signed"), a_document(board, title="Unsigned")
    for document in (signed, unsigned):
        asked_to_sign(document, agencies[0])
    a_signature(a_version_in_force(signed), agencies[0])
    a_version_in_force(unsigned)
    a_document(board, title="Old", review_months=1)

    narrowed = text(manager.get(f"{LIST}?not_signed={agencies[0].pk}"))
    assert "Unsigned" in narrowed
    assert "Signed 1" not in narrowed
    assert "1 document" in narrowed
    assert "No day set" in text(manager.get(f"{LIST}?review=none"))


def test_the_register_asks_as_much_of_the_database_for_many_as_for_few(partnership, board, agencies, manager):
    places = count()

    def more(number):
        for _ in range(number):
            document = a_document(board, title=f"Policy {next(places)}")
            asked_to_sign(document, agencies[0])
            a_version_in_force(document)

    assert_flat(lambda: manager.get(LIST), more, few=2, many=6)


def test_a_finding_tells_what_it_changed_and_one_of_an_unpublished_review_only_to_those_who_may_see_it(
    partnership, policy, manager
):
    public, hidden = a_finding(a_published_review(partnership)), a_finding(a_review(partnership, pseudonym="Child X"))
    version = a_version_in_force(policy)
    for finding in (public, hidden):
        give_reason(version=version, behind=Behind(finding=finding), by=TESTS, at=MADE_AT)
    member = visitor("board_member", partnership)

    assert "This changed Escalation policy from 1 November 2026 (version 1)." in text(
        manager.get(address(partnership, public))
    )
    assert "Child X" in text(manager.get(address(partnership, version)))
    seen = text(member.get(address(partnership, version)))
    assert "Child Q" in seen
    assert "Child X" not in seen


def test_a_group_shows_its_terms_of_reference_with_those_before(partnership, board, manager):
    panel = a_group(partnership, "Panel", kind=GroupKind.PANEL)
    terms = a_document(board, kind="terms", title="Terms of the panel", group=panel)
    a_version_in_force(terms, "1", date(2026, 10, 20))
    a_version_in_force(terms, "2")

    page = text(manager.get(f"/p/northborough/groups/{panel.pk}/"))

    assert "Terms of the panel, version 2, in force since 1 November 2026; approved on 15 October 2026" in page
    assert "Version 1, 20 October 2026 to 31 October 2026" in page


def test_two_versions_stand_side_by_side_and_say_in_words_what_went(partnership, policy, manager):
    a_version_in_force(policy, "1", date(2026, 10, 20), text="Ring within 5 days")
    a_version_in_force(policy, "2", text="Ring within 3 days")

    page = manager.get(f"{address(partnership, policy)}compare?from=2&to=1")

    assert "[removed: 5 ]" in text(page)
    assert "[added: 3 ]" in text(page)
    assert manager.get(f"{address(partnership, policy)}compare?from=9&to=x").status_code == 200


def test_how_thresholds_are_understood_stands_with_its_share_and_its_source(partnership, board, manager):
    thresholds = a_document(board, kind="thresholds", title="Thresholds")
    a_round(thresholds, source_words="Audit of March")

    page = text(manager.get(address(partnership, thresholds)))

    assert "65% (26 of 40)" in page
    assert "Audit of March" in page


def test_headings_are_answered_on_a_page_and_what_is_missing_is_named(partnership, board, manager):
    arrangements = a_document(board, kind="arrangements", title="Arrangements")
    version = address(partnership, a_version_in_force(arrangements, text="# 1. Money\nEach gives."))
    manager.post(f"{version}headings", {"funding": "1. Money"})

    page = text(manager.get(version))

    assert "17 missing" in page
    assert "information sharing" in page
    assert "Funding 1. Money" in page


def test_strangers_see_nothing(partnership, policy):
    outsider = visitor("stranger", partnership)

    assert outsider.get(LIST).status_code in (403, 404)
    assert outsider.get(address(partnership, policy)).status_code in (403, 404)


def test_it_is_found_by_its_words_and_proposals_only_by_those_who_write(partnership, policy, agencies, manager):
    a_version_in_force(policy, "1", text="Ring the marigold line")
    a_proposed_version(policy, "2", text="Ring the foxglove line")
    lead = visitor("agency_lead", partnership, agencies[0])

    assert "Escalation policy, version 1" in text(manager.search_for("marigold"))
    assert "Escalation policy, version 1" in text(lead.search_for("marigold"))
    assert "Escalation policy, version 2" in text(manager.search_for("foxglove"))
    assert "Escalation policy, version 2" not in text(lead.search_for("foxglove"))


def test_your_work_shows_an_agency_what_it_is_to_sign_and_to_read_until_it_did(partnership, policy, agencies):
    asked_to_sign(policy, *agencies)
    version = a_version_in_force(policy)
    lead = visitor("agency_lead", partnership, agencies[0])
    assert {"Sign up to Escalation policy", "Say how many have read Escalation policy"} <= on_your_work(lead)
    assert on_your_work(visitor("practitioner", partnership, agencies[0])) == set()
    assert on_your_work(visitor("partnership_manager", partnership)) == set()

    a_signature(version, agencies[0])
    assert on_your_work(lead) == {"Say how many have read Escalation policy"}
    day = date(2026, 11, 2)
    confirm_reading(version=version, agency=agencies[0], by_day=day, people=3, by=TESTS, at=MADE_AT)
    assert on_your_work(lead) == set()


def on_your_work(visitor):
    """What the first page says of the policy."""
    return set(re.findall(r">([^<>]*Escalation policy)</a>", visitor.get("/").text))
