"""Who acts on an account: the program, or the person whose it is. Without one of them the database refuses.

A passage of a person opens that person's own rows, and what was open to them already stays open.
"""

from contextlib import AbstractContextManager, nullcontext

from goldthread.foundation.wall.passage import SYSTEM_ACTOR, Passage, current_passage, opened


def as_program(doing: str) -> AbstractContextManager[Passage]:
    """For what must happen before it is known who asks, or at an operator's word. Keep what is done in it short."""
    return _acting(SYSTEM_ACTOR, doing)


def as_person(user_id: int, doing: str = "") -> AbstractContextManager[Passage]:
    """For somebody's own account, once they have shown who they are or are about to. The trail gets ``doing``."""
    if user_id <= SYSTEM_ACTOR:
        raise ValueError("no account has this number")
    return _acting(user_id, doing)


def _acting(actor: int, doing: str) -> AbstractContextManager[Passage]:
    before = current_passage()
    if before is None or before.actor != actor:
        return opened(actor=actor, doing=doing)
    if before.doing or not doing:
        return nullcontext(before)
    return opened(actor=actor, reading=before.reading, writing=before.writing, doing=doing)
