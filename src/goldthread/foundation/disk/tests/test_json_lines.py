"""Lines that are added stay apart, even after one that was cut short."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundation.disk.json_lines import append_line, is_cut_short

VALUES = st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner))


def test_a_line_after_one_that_was_cut_short_can_be_read(tmp_path):
    path = tmp_path / "witness.jsonl"
    append_line(path, {"number": 1})
    path.write_text(path.read_text() + '{"number": 2, "ro')

    append_line(path, {"number": 3})

    whole = [json.loads(line) for line in path.read_text().splitlines() if not is_cut_short(line)]
    assert whole == [{"number": 1}, {"number": 3}]
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_is_on_the_disk_before_anybody_goes_on(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append((os.fstat(number).st_ino, os.fstat(number).st_size)))
    path = tmp_path / "witness.jsonl"

    append_line(path, {"number": 1})
    first, _ = synced
    append_line(path, {"number": 2})

    assert first == (path.stat().st_ino, len('{"number": 1}\n'))
    # The folder too, once: that the file is there at all.
    assert [inode for inode, _ in synced] == [path.stat().st_ino, tmp_path.stat().st_ino, path.stat().st_ino]
    assert synced[-1] == (path.stat().st_ino, path.stat().st_size)


@given(st.dictionaries(st.text(), VALUES))
def test_a_whole_line_is_never_taken_for_one_that_was_cut_short(line):
    assert not is_cut_short(json.dumps(line) + "\n")


@pytest.mark.parametrize("line", ["", "no line of ours", '{"key": "value"}'])
def test_what_is_not_the_beginning_of_a_line_of_ours_is_not_excused(line):
    assert not is_cut_short(line)
