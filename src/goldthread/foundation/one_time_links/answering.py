"""Answer by a one-time link: the answer, what came of the asking and the end of the link happen together."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from goldthread.foundation.one_time_links.by_link import SentByLink
from goldthread.foundation.one_time_links.commands import note_answer
from goldthread.foundation.passes.answering import NOTED, answering
from goldthread.foundation.passes.holder import PassHolder


def answer_by_link(asking: SentByLink, give: Callable[[], Any], *, by: PassHolder, at: datetime) -> Any:
    """Carry out the command that answers. Raise Refused, with the link as good as before, where something is wrong."""
    with answering(by, at):
        answer = give()
        note_answer(asking=asking, answer=answer, by=NOTED, at=at)
    return answer
