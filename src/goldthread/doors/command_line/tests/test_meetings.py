"""A group's year and the pack of a meeting, by command line. The commands open the wall by themselves."""

from datetime import date

import pypdfium2
import pytest
from click.testing import CliRunner

from goldthread.doors.command_line.meetings import calendar_command, meeting_command
from goldthread.foundation.documents.rendering.pdf import as_pdf
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.receiving import receive
from goldthread.partnership.meetings.commands.papers import add_paper
from goldthread.partnership.meetings.factories import MADE_AT, TESTS, a_meeting, a_panel, an_item

pytestmark = pytest.mark.django_db(transaction=True)

NEXT = date(2026, 12, 14)


@pytest.fixture
def meeting(partnership):
    return a_meeting(a_panel(partnership)[0], NEXT)


def a_paper(item):
    words = as_pdf("<html lang='en'><head><title>A</title></head><body><p>Text of the audit</p></body></html>")
    received = receive(an_upload(words, "audit.pdf"))
    return add_paper(item=item, title="The audit", received=received, by=TESTS, at=MADE_AT)


def words_of(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_a_pack_is_written(meeting, tmp_path):
    a_paper(an_item(meeting))
    out = tmp_path / "pack.pdf"

    told = CliRunner().invoke(
        meeting_command, ["pack", "--group", "ONE-PANEL", "--date", "2026-12-14", "--out", str(out)]
    )

    assert told.exit_code == 0, told.output
    assert "1 item, 1 paper, " in told.output
    assert "Text of the audit" in words_of(out.read_bytes())


def test_what_is_not_there_is_said(meeting, tmp_path):
    out = str(tmp_path / "pack.pdf")
    for given, says in (
        (["--group", "nobody", "--date", "2026-12-14"], "There are: one-panel."),
        (["--group", "one-panel", "--date", "2026-12-15"], "has no meeting on 2026-12-15"),
    ):
        told = CliRunner().invoke(meeting_command, ["pack", *given, "--out", out])
        assert told.exit_code == 3, told.output
        assert says in told.output


def test_a_year_is_printed_as_data(meeting):
    told = CliRunner().invoke(calendar_command, ["--group", "one-panel", "--year", "2026", "--json"])

    assert told.exit_code == 0, told.output
    assert '"date": "2026-12-14"' in told.output
