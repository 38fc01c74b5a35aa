"""Why a command did not happen. Each is a sentence that can be shown to the person as it stands."""

import psycopg


class Refused(Exception):
    """The command did not happen and nothing changed. ``str()`` is a plain sentence for the person.

    ``field`` names the input it is about, when there is one, so that a form shows it in its place.
    """

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


REFUSED = "GT001"
"""The code under which the database itself refuses, with a sentence for the person as its message."""


def refused_by_database(problem: Exception) -> Refused | None:
    """What the database said, if it refused by a rule of ours; nothing for any other fault."""
    cause = problem.__cause__
    if isinstance(cause, psycopg.Error) and cause.sqlstate == REFUSED:
        return Refused(cause.diag.message_primary or "")
    return None


class NotAllowed(Refused):
    """The person's roles do not allow this here. To them the object looks like one that does not exist."""


class ChangedMeanwhile(Refused):
    """The record was changed after the person opened it, by somebody else or by themselves in another window."""


class SentBefore(Refused):
    """The same form was sent before and has happened. ``object_id`` is what it made."""

    def __init__(self, object_id: int | None) -> None:
        super().__init__("This was sent before and has been done once.")
        self.object_id = object_id
