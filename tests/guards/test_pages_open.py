"""Every page that the one who runs a partnership can walk to opens, forms among them."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner
from django.urls import Resolver404, resolve

from goldthread.doors.command_line.demonstration import load
from goldthread.foundation.access.roles import MANAGER, ROLES
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .house import all_routes

HOME = "/p/northmere/"
HREF = re.compile(r'<a [^>]*?href="([^"#]+)')
OF_EACH = 3
"""Addresses that are opened of one kind of page: records differ in what may be done with them."""
MORE_OF = {
    **{"rights_matter": 6, "rights_item": 6, "raised_matter": 6, "procedure": 8, "procedure_version": 12},
    **{"action": 16, "meeting": 40, "called_report": 6, "decision": 20},
}
"""Of matters of information rights there are five kinds, of those raised with a board six, and each leads to pages of
its own. So it is of governing documents, whose versions are proposed, approved or in force."""
NOT_LED_TO = {
    *("draws", "findings_without_letter", "load", "stored_file"),
    *("drop_file", "file_answers", "file_check", "file_columns", "file_decide", "file_problems", "load_file"),
    *("take_back_file", "undo_load"),
    *("give_job_up", "job", "try_job_again", "send_again"),
    *("check_pack", "order_pack", "release_item", "release_pack"),
    *("acknowledge_complaint", "ask_for_review", "decide_correction", "review_complaint"),
    *("revoke_link", "withdraw_cover", "make_document", "clear_proceeding", "remove_publication_file"),
    *("clear_names_in_arrangements", "clear_names_on_group", "clear_names_on_page", "clear_names_on_review"),
    *("confirm_published_before", "take_published_before_back", "set_layout_back"),
    *("send_another_link", "ask_practice_question", "set_practice_question", "take_round_as_result"),
    *("add_usual_report_kinds", "send_paper", "take_back_day"),
    *("ask_for_lanes", "chronology", "chronology_lane", "share_chronology", "stop_sharing_chronology"),
    *("list_chronology_person", "change_chronology_person", "unlist_chronology_person"),
    *("tell_chronology_entry", "upload_chronology_entries", "change_chronology_entry", "strike_chronology_entry_out"),
    *("strike_chronology_upload_out", "hand_chronology_lane_in", "take_chronology_lane_back"),
    *("order_chronology_copy", "chronology_copy"),
    *("break_glass", "declare_conflict", "declare_own_conflict", "end_conflict", "end_sight", "give_sight"),
    *("open_for_purpose", "review_break_glass", "who_may_see"),
    *("acknowledge_breach", "acknowledge_unseen", "share_record", "start_clock_again"),
    *("case_letter", "leave_case_letter", "go_live", "undo_person_merge", "offer_case_outcome", "give_lead"),
    *("person_with_two_numbers", "ask_to_check_pair", "ask_to_check_numbers", "say_checked", "tell_address_openly"),
    *("own_list", "add_to_list", "change_in_list", "case_file", "case_paper", "for_quality_panel"),
    "coming_of_age",
    *("case_panel", "case_beginnings", "case_quality_panel"),
    *("disclosure", "take_back_disclosure", "told_by_areas", "told_by_area", "answer_area", "put_with_case"),
}
"""What answers a form only, or is about what the demonstration does not hold: a file that is being brought in, a job
in trouble, a link that was sent, cover that was named, proceedings that go on, a round of questions that is due,
takes answers or serves a test of practice, an earlier publication to be confirmed, a layout that is one's own, a pack
that is ready, stages of a complaint that come later, a file to be published with a review, what is to go onto the site
and names somebody, kinds of report before there are any, a paper asked of an agency, a day that
was proclaimed, a record of which sight is given one by one, a chronology of a case, lateness that was
explained, a clock that stands, what an agency keeps to itself, a letter that was made or is left, a pathway that is
not live, an outcome that is offered no longer, cases that were chosen on a list, people who were merged,
what is to be checked of people, a secret address, a list, a file or a paper of a pathway that the manager does not run,
or of its cases.
Their own tests open them."""


@pytest.fixture
def manager(db, settings, tmp_path) -> DeskClient:
    """Who runs the partnership of the demonstration."""
    settings.IS_DEMO, settings.DATA_FOLDER = True, tmp_path
    loaded = CliRunner().invoke(load, catch_exceptions=False)
    assert loaded.exit_code == 0, loaded.output
    with opened(actor=SYSTEM_ACTOR):
        user = User.objects.with_address("manager@demo.example")
    client = DeskClient(raise_request_exception=False)
    client.force_login(user)
    return client


def walk(client: DeskClient) -> Iterator[tuple[str, str, int]]:
    """Name of the page, address and answer, for a few addresses of each kind of page that others lead to."""
    waiting, seen, opened_of = deque([HOME]), {HOME}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        name = _page_at(address)
        if not name or opened_of[name] >= MORE_OF.get(name, OF_EACH):
            continue
        opened_of[name] += 1
        answer = client.get(address)
        yield name, address, answer.status_code
        if "html" not in answer.get("Content-Type", ""):
            if answer.streaming:
                assert b"".join(answer.streaming_content)
            continue
        for href in HREF.findall(answer.content.decode()):
            to = urljoin(address, unescape(href))
            if to not in seen and to.startswith(HOME):
                seen.add(to)
                waiting.append(to)


def _page_at(address: str) -> str:
    """Which page it is; nothing for what is no page of the program."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    return found.view_name or found.route


def with_other_numbers(pages: list[tuple[str, str, int]]) -> Iterator[str]:
    """One address of each kind of page, each number in it made one that no record has, no year is or no column holds.

    The others stay: what is looked for behind a board that is not there never comes to the year.
    """
    for address in {name: address for name, address, _ in reversed(pages)}.values():
        parts = address.split("/")
        for place in (place for place, part in enumerate(parts) if part.isdecimal()):
            for number in ("0", "99999", "9" * 20):
                yield "/".join([*parts[:place], number, *parts[place + 1 :]])


def test_every_page_that_can_be_walked_to_opens_and_is_not_found_under_another_number(manager):
    pages = list(walk(manager))

    names = {name for name, _, _ in pages}
    assert [(address, status) for _, address, status in pages if status >= 400] == []
    assert pages_for(MANAGER) - names - NOT_LED_TO == set()

    others = list(with_other_numbers(pages))
    assert len(others) > 500
    assert [address for address in others if manager.get(address).status_code != 404] == []


def pages_for(role: str) -> set[str]:
    """Names of the pages of a partnership that somebody in a role may open."""
    may = ROLES[role].can
    return {
        pattern.name or path
        for path, pattern in all_routes()
        if pattern.callback.access.kind == "permission" and may.intersection(pattern.callback.access.permissions)
    }
