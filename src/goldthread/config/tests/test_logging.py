"""What libraries and errors say of people does not reach the log."""

import json
import logging
import logging.config
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.config.logging import JsonLines, WithAnError, logging_settings

NASTY = ("Sam Okafor", "sam@example.org", "9434765919", "/account/password/reset/1a-c9x7f2", "?q=Okafor", "'Okafor'")


def line(name, words, *values, error=None):
    record = logging.LogRecord(name, logging.ERROR, "x.py", 1, words, values, error)
    return json.loads(JsonLines().format(record))


@pytest.mark.parametrize("nasty", NASTY)
def test_values_of_a_library_are_left_out(nasty):
    assert nasty not in json.dumps(line("django.request", "Not Found: %s", nasty))


@pytest.mark.parametrize("nasty", NASTY)
def test_a_library_that_writes_values_into_its_sentence_is_blanked_out(nasty):
    assert nasty not in json.dumps(line("axes", f"Locked out {nasty} after five tries"))


@given(st.emails())
def test_no_address_gets_through(address):
    assert address not in line("allauth", f"mail to {address} failed")["what"]


def test_of_an_error_only_kind_and_place_are_told():
    try:
        try:
            int("Sam Okafor")
        except ValueError as why:
            raise LookupError("Key (email)=(sam@example.org) already exists") from why
    except LookupError:
        told = line("django.request", "Internal Server Error: %s", "/p/x?SECRET", error=sys.exc_info())

    text = json.dumps(told)
    assert (told["error"], told["cause"]) == ("LookupError", "ValueError")
    assert "test_logging.py" in text
    assert not [word for word in ("Okafor", "example.org", "SECRET") if word in text]


def test_only_known_facts_are_told():
    record = logging.LogRecord("goldthread.request", logging.INFO, "x.py", 1, "request", (), None)
    record.facts = {"status": 200, "name": "Sam Okafor"}

    told = json.loads(JsonLines().format(record))

    assert told["status"] == 200
    assert "name" not in told


def test_an_error_is_found_by_the_id_of_its_request():
    record = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "Internal Server Error: %s", ("/x",), None)
    record.request = SimpleNamespace(reference="3f2a9c81d04e")

    assert json.loads(JsonLines().format(record))["request"] == "3f2a9c81d04e"


def test_what_no_request_caused_names_none():
    assert "request" not in line("goldthread.job", "job done")


def test_a_line_is_one_line():
    assert "\n" not in JsonLines().format(
        logging.LogRecord("goldthread.x", logging.INFO, "x.py", 1, "two\nlines", (), None)
    )


def test_a_refusal_without_an_error_is_told_once():
    assert logging_settings(None)["loggers"]["django.request"]["filters"] == ["with an error"]
    assert not WithAnError().filter(logging.LogRecord("django.request", logging.ERROR, "x.py", 1, "%s: %s", (), None))


def test_everything_goes_to_the_file_that_is_named(tmp_path):
    file = tmp_path / "logs" / "goldthread.jsonl"
    before = list(logging.getLogger().handlers)
    try:
        logging.config.dictConfig(logging_settings(file))
        logging.getLogger("goldthread.request").info("request", extra={"facts": {"status": 200}})
        written = [json.loads(one) for one in file.read_text().splitlines()]
    finally:
        for handler in logging.getLogger().handlers:
            handler.close()
        logging.config.dictConfig(logging_settings(None, silent=True))
        logging.getLogger().handlers = before

    assert [one["status"] for one in written] == [200]


def test_a_log_that_cannot_be_written_stops_the_start(tmp_path):
    with pytest.raises(SystemExit, match="cannot be written: Is a directory"):
        logging_settings(tmp_path)
