"""What is said of a document, and what is refused."""

from datetime import date

import pytest

from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.groups.models import GroupKind
from goldthread.partnership.procedures.commands.documents import (
    DocumentDetails,
    add_document,
    change_document,
    record_review_of_document,
)
from goldthread.partnership.procedures.factories import (
    MADE_AT,
    MADE_ON,
    TESTS,
    a_document,
    a_proposed_version,
    a_version_in_force,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"review_on": date(2026, 11, 1)}, "review_on", "The day of the next review is in the past."),
        ({"manual_name": "Manual", "manual_link": "javascript:alert(1)"}, "manual_link", "Enter a link"),
        ({"manual_name": "Manual"}, "manual_name", "Name the manual, and give the link"),
        ({"kind": "terms"}, "group", "Select the group whose terms of reference these are."),
        ({"title": " "}, "title", "Enter what it is called."),
        ({"review_months": 121}, "review_months", "Enter a number of months from 1 to 120."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(board, said, field, words):
    with pytest.raises(Refused) as why:
        a_document(board, **said)

    assert (why.value.field, str(why.value)[: len(words)]) == (field, words)


def test_it_belongs_to_a_board_and_not_to_a_panel_or_to_others(partnership, neighbour):
    panel = a_group(partnership, "Panel", kind=GroupKind.PANEL)
    with pytest.raises(Refused, match="Select a board or executive"):
        a_document(panel)
    theirs = a_group(neighbour, "Their board")
    with pytest.raises(Refused, match="Select a board or executive"):
        add_document(
            space=partnership, details=DocumentDetails(kind="policy", title="P", board=theirs), by=TESTS, at=MADE_AT
        )


def test_one_title_stands_once_on_a_board(board):
    a_document(board)
    with pytest.raises(Refused, match="The board has one of this kind that is called so"):
        a_document(board)


def test_what_is_kept_in_a_manual_has_no_versions_here_nor_the_other_way_round(board):
    link = {"manual_name": "Regional manual", "manual_link": "https://manual.example/1"}
    elsewhere = a_document(board, title="Conferences", **link)
    with pytest.raises(Refused, match="kept in a manual"):
        a_proposed_version(elsewhere)
    own = a_document(board)
    a_proposed_version(own)
    details = DocumentDetails(kind="policy", title="Own", board=board, **link)
    with pytest.raises(Refused, match="It has versions here"):
        change_document(document=own, details=details, by=TESTS, at=MADE_AT)


def test_a_review_that_changes_nothing_is_recorded_with_the_next_day(policy, again):
    a_version_in_force(policy)
    record_review_of_document(
        document=policy, reviewed_on=MADE_ON, said="Nothing to change", next_on=date(2027, 5, 1), by=TESTS, at=MADE_AT
    )
    with pytest.raises(Refused, match="is in the past"):
        record_review_of_document(
            document=policy, reviewed_on=MADE_ON, said="Again", next_on=date(2026, 11, 1), by=TESTS, at=MADE_AT
        )

    now = again(policy)
    assert (now.reviewed_on, now.review_said, now.review_on) == (MADE_ON, "Nothing to change", date(2027, 5, 1))


@pytest.mark.parametrize("role", ["agency_lead", "board_member", "independent_scrutineer"])
def test_who_only_reads_records_nothing(role, policy, agencies, somebody):
    reader = somebody(role, agencies[0] if role == "agency_lead" else None)
    details = DocumentDetails(kind="policy", title="Other", board=policy.board)

    with pytest.raises(NotAllowed):
        change_document(document=policy, details=details, by=reader, at=MADE_AT)
