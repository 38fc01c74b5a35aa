"""Documents from the command line: what is written where, and what bad input gets."""

import json

import pytest
from click.testing import CliRunner

from goldthread.doors.command_line.ending import NOT_FOUND, WRONG
from goldthread.doors.command_line.reports import report_command
from goldthread.partnership.learning.factories import a_finding, a_published_review

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("form", "begins"), [("html", b"\n<!doctype html>"), ("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_a_paper_is_written_in_each_form(partnership, tmp_path, form, begins):
    a_finding(a_published_review(partnership))
    out = tmp_path / f"paper.{form}"

    ran = CliRunner().invoke(
        report_command, ["committee", "--review", "child-q", "--format", form, "--out", str(out), "--json"]
    )

    assert ran.exit_code == 0, ran.output
    assert json.loads(ran.output) == {
        "kind": "committee",
        "review": "child-q",
        "title": "Scrutiny committee paper: Child Q",
        "format": form,
        "file": str(out),
        "bytes": out.stat().st_size,
    }
    assert out.read_bytes().lstrip().startswith(begins.lstrip())


def test_a_review_that_is_not_there_is_said(partnership, tmp_path):
    ran = CliRunner().invoke(report_command, ["summary", "--review", "child-x", "--out", str(tmp_path / "paper.pdf")])

    assert "child-x" in ran.stderr
    assert ran.exit_code == NOT_FOUND
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(partnership, tmp_path):
    a_published_review(partnership)

    ran = CliRunner().invoke(
        report_command, ["summary", "--review", "child-q", "--out", str(tmp_path / "none" / "paper.pdf")]
    )

    assert "cannot be written" in ran.stderr
    assert ran.exit_code == WRONG
