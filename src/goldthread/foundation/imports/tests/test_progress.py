"""An agency's lead updates many actions by sending back the agency's own spreadsheet."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from goldthread.foundation.access.standing import System
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.imports.commands import undo_loaded_file
from goldthread.foundation.imports.kinds.progress import CHOICES
from goldthread.foundation.imports.models import AnswerMatch, LoadedReport
from goldthread.foundation.imports.rows import State
from goldthread.foundation.imports.tests.bringing import sentences, states
from goldthread.foundation.imports.tests.sending_back import (
    KEY,
    UNDER_WAY,
    Lead,
    filled,
    under_way,
    without,
)
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spreadsheets import write_csv, write_ods
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_the_spreadsheet_lists_what_is_open_and_owed_with_a_key_and_choices(partnership, lead, actions, police, now):
    council = an_agency(partnership, "Northborough Council")
    an_action(partnership, "2", [council])
    report_progress(action=actions[2], said=Said("done", "All.", now.date()), by=System("tests"), at=now)

    headings, *lines = lead.download()

    assert headings[:5] == [KEY, "Reference", "Action", "Due", "Status now"]
    assert [line[:3] for line in lines] == [
        [f"northborough-{one.pk}-{one.version}", one.reference, one.title] for one in actions[:2]
    ]
    answer = lead.client.get(reverse("actions_sheet", args=[partnership.slug, "xlsx"]))
    (offered,) = load_workbook(io.BytesIO(answer.content)).active.data_validations.dataValidation
    assert offered.formula1 == f'"{",".join(one.label for one in CHOICES)}"'
    assert str(offered.sqref) == "F2:F3"


def test_filled_in_and_sent_back_each_line_is_one_report_of_the_agency(lead, actions, police):
    said = {
        "1.1": ("Done", "All were trained.", date(2026, 3, 2)),
        "1.2": UNDER_WAY,
        "1.3": (),
    }

    reports = lead.report(filled(lead.download(), said.__getitem__))

    assert {ref: (one.says, one.words, one.done_on, one.agency) for ref, one in reports.items()} == {
        "1.1": ("done", "All were trained.", date(2026, 3, 2), police),
        "1.2": ("under_way", "Dates are set.", None, police),
    }
    assert [lead.now(one).status for one in actions] == ["complete_pending_evidence", "in_progress", "open"]
    (load,) = lead.rows(Load)
    assert load.records == 2
    assert [one.line for one in lead.rows(LoadedReport)] == [2, 3]


@pytest.mark.parametrize(("write", "name"), [(write_csv, "a.csv"), (write_ods, "a.ods")])
def test_csv_and_opendocument_come_back_too(lead, actions, write, name):
    headings, *lines = filled(lead.download(), under_way)

    file = lead.take("progress", write("Actions", headings, lines), name=name)

    assert lead.look(file).counts[State.NEW] == 3


def test_rows_removed_are_not_reported_and_the_preview_counts_them(lead, actions):
    checked = lead.look(lead.send(filled(lead.download(), under_way)[:2]))

    assert checked.counts[State.NEW] == 1
    assert checked.remarks == [
        "2 open actions of yours are not in this file. Nothing is reported of what is not in it."
    ]


def test_columns_moved_are_found_by_their_headings(lead, actions):
    lines = [line[::-1] for line in filled(lead.download(), under_way)]

    assert lead.look(lead.send(lines)).counts[State.NEW] == 3


def test_without_the_key_an_action_is_found_by_its_reference(lead, actions):
    assert len(lead.report(without(filled(lead.download(), under_way), KEY))) == 3


def test_a_reference_that_two_actions_have_is_asked_about(partnership, lead, actions, police):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        type(actions[0]).objects.filter(pk=actions[1].pk).update(reference="1.1", origin="other", title="Action 1.1")

    checked = lead.look(lead.send(without(filled(lead.download(), under_way), KEY)))

    assert "2 actions of yours have the reference “1.1”. Copy the key from your download." in sentences(checked)[2]


def test_a_key_that_is_none_falls_back_on_the_reference_and_one_of_another_action_is_not_followed(lead, actions):
    lines = filled(lead.download(), under_way)
    lines[1][0] = "yes"
    lines[2][0], lines[3][0] = lines[3][0], lines[2][0]

    checked = lead.look(lead.send(lines))

    assert states(checked) == {2: State.NEW, 3: State.PROBLEM, 4: State.PROBLEM}
    assert "speaks of another" in sentences(checked)[3][0]


def test_an_invented_status_is_a_problem_until_it_is_said_what_it_means_and_that_is_not_remembered(lead, actions):
    file = lead.send(filled(lead.download(), lambda reference: ("Nearly there", "Soon.")))
    assert sentences(lead.look(file))[2] == ["“Nearly there” is not one of the answers for “How is it going?”."]

    lead.say(file, says={"Nearly there": "under_way"})

    lead.load(file)
    assert {one.says for one in lead.rows(ProgressReport)} == {"under_way"}
    assert lead.rows(AnswerMatch) == []


def test_actions_of_others_and_of_other_partnerships_are_as_if_they_were_not_there(
    partnership, neighbour, lead, actions
):
    council = an_agency(partnership, "Northborough Council")
    theirs = an_action(partnership, "2", [council])
    elsewhere = an_action(neighbour, "3", [an_agency(neighbour)])
    headings, *lines = filled(lead.download(), under_way)
    keys = [f"northborough-{theirs.pk}-1", f"southborough-{elsewhere.pk}-1", f"northborough-{elsewhere.pk}-1",
            "northborough-999999-1"]  # fmt: skip

    checked = lead.look(lead.send([headings, *([key, "", "", *lines[0][3:]] for key in keys)]))

    said = ["No action of yours in Northborough has this key. Each partnership has a spreadsheet of its own."]
    assert sentences(checked) == dict.fromkeys(range(2, 6), said)
    by_reference = [[headings[1], *headings[5:]], ["2", *lines[0][5:]]]
    assert "has the reference “2”" in sentences(lead.look(lead.send(by_reference)))[2][0]


def test_two_lines_for_one_action_are_told(lead, actions):
    headings, first, second, third = filled(lead.download(), under_way)
    other = [*first[:5], "Held up", "No room.", None]

    checked = lead.look(lead.send([headings, first, second, third, second, other]))

    assert states(checked) == {2: State.PROBLEM, 3: State.NEW, 4: State.NEW, 5: State.PROBLEM, 6: State.PROBLEM}
    assert sentences(checked)[2] == ["Line 6 says something else of the same action. Keep one of them."]
    assert sentences(checked)[5] == ["This is the same action as in line 3. Keep one of them."]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (("Done", "All were trained.", None), "Enter the day on which it was done."),
        (("Done", None, date(2026, 3, 2)), "Enter what was done."),
        (("Held up", None, None), "Enter what holds it up, so that somebody can help."),
        ((None, "All were trained.", None), "Select how it is going, or clear the line to skip it."),
        (("Done", "All.", "soon"), "is not a date"),
    ],
)
def test_what_is_missing_is_told_and_nothing_else_is_lost(lead, actions, answers, sentence):
    lines = filled(lead.download(), lambda reference: answers if reference == "1.2" else UNDER_WAY)

    checked = lead.look(file := lead.send(lines))

    assert list(sentences(checked)) == [3]
    assert any(sentence in said for said in sentences(checked)[3])
    lead.load(file)
    assert set(lead.reports()) == {"1.1", "1.3"}


def test_a_day_that_is_still_to_come_is_refused(lead, actions, now):
    tomorrow = now.date() + timedelta(days=1)

    checked = lead.look(lead.send(filled(lead.download(), lambda reference: ("Done", "All.", tomorrow))))

    assert "is still to come." in sentences(checked)[2][0]


def test_a_page_of_the_web_with_the_name_of_a_workbook_is_refused(lead):
    with pytest.raises(Refused, match="This is a web page"):
        lead.take("progress", b"<!DOCTYPE html><html><body>Please sign in</body></html>", name="actions.xlsx")


def test_reports_are_not_undone(lead, actions, desk):
    load = lead.load(lead.send(filled(lead.download(), under_way)))

    with pytest.raises(Refused, match="never changed or taken back"):
        undo_loaded_file(load=load, by=desk.by, at=desk.at)
    assert len(lead.rows(ProgressReport)) == 3


def test_who_reports_for_several_owners_says_for_whom(partnership, desk, police, now):
    council = an_agency(partnership, "Northborough Council")
    an_action(partnership, "1", [police, council])
    manager = Lead(partnership, desk.by, now)
    headings, *lines = filled(manager.download(), under_way)
    assert "Owner" in headings

    file = manager.send([headings, *lines])
    assert "2 lines are of owners for whom you do not speak" in manager.look(file).remarks[0]
    manager.load(file)

    assert all(one.is_by_partnership for one in manager.rows(ProgressReport))
    assert {one.agency.name for one in manager.rows(ProgressReport, "agency")} == {police.name, council.name}
    nameless = without([headings, *lines[:1]], "Owner")
    assert "Say under “Owner” whose report this is" in sentences(manager.look(manager.send(nameless)))[2][0]


def test_a_lead_brings_no_other_kind_of_file(lead):
    with pytest.raises(NotAllowed):
        lead.take("agencies", ["Name", "Kind"], ["Police", "Police"])


def test_the_number_of_queries_of_a_preview_does_not_grow_with_the_lines(
    partnership, lead, actions, police, django_assert_max_num_queries
):
    few = lead.send(filled(lead.download(), under_way)[:2])
    for number in range(20):
        an_action(partnership, f"9.{number}", [police])
    many = lead.send(filled(lead.download(), under_way))
    with django_assert_max_num_queries(100) as first:
        lead.look(few)
    with django_assert_max_num_queries(len(first)):
        lead.look(many)
