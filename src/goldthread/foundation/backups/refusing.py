"""Why a backup was not made or not restored. Each is a sentence for whoever runs the machine."""

from goldthread.foundation.commands.refusals import Refused


class CannotBackUp(Refused):
    """No archive was made."""


class CannotRestore(Refused):
    """Nothing was restored, or the database is marked so that nothing serves from it."""
