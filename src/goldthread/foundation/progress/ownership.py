"""An action passes from one owner to another."""

from collections.abc import Iterable
from datetime import datetime

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.actions.commands import put_owners
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.groups.models import Group
from goldthread.foundation.progress.following import follow_owners
from goldthread.foundation.progress.owners import owing


@command(Can.RECORD_ACTIONS, event="owners of an action set", about="action")
def set_action_owners(
    *, action: Action, agencies: Iterable[Agency], groups: Iterable[Group], by: Actor, at: datetime
) -> Action:
    """Exactly these agencies and groups owe the action. Its owner as printed stays; its status follows what they said.

    Reports of those who owe it no longer are kept and count no more; those of who stays go on counting.
    """
    before = owing(action)
    put_owners(action, agencies, groups)
    follow_owners(action, before)
    return action
