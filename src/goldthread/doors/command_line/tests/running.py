"""Run the command line inside a test, as from a shell."""

import json
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from goldthread.doors.command_line.main import goldthread


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    said: str
    complained: str

    @property
    def data(self) -> Any:
        return json.loads(self.said)


def run(*words: str) -> Ran:
    result = CliRunner().invoke(goldthread, words, prog_name="goldthread")
    return Ran(result.exit_code, result.stdout, result.stderr)
