"""Who sends what nobody with an account does, and whether a partnership takes it."""

from collections.abc import Mapping
from datetime import date

from goldthread.cases.casework.models import PublicDoor
from goldthread.cases.casework.queries import people_of
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.going_live.queries import NOT_LIVE, is_live
from goldthread.foundation.access.standing import System
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.changes import OTHERS_NAMED

NUMBER = -(2**53)
"""As an actor: below zero, where no account is, and further than any pass."""
SENDER = System("Public web form", pk=NUMBER)
"""Whoever sends a public form. The trail calls them so; who they are it cannot know."""
NOBODY_READS = "Nobody reads it yet: first give somebody the role of {who}."


def door_of(pathway: Pathway, space: Space) -> PublicDoor | None:
    """What a partnership said of the public form of a pathway; nothing where it never did."""
    return PublicDoor.objects.filter(space=space, pathway=pathway.code).first()


def why_shut(pathway: Pathway, space: Space, door: PublicDoor | None, on: date) -> str:
    """Why the public form of a pathway takes nothing today; empty where it does.

    It is not enough that it is switched on: somebody must read what is sent, and be told of it. Whatever else keeps
    cases of a pathway from being opened in a space belongs here, too.
    """
    if pathway.public_form is None or door is None or not door.is_open:
        return "It is switched off."
    if not space.is_live:
        return "The partnership is not live yet, and nobody would be told."
    if not is_live(space.pk, pathway.code):
        return NOT_LIVE.format(title=pathway.title)
    if not people_of(pathway, space, on):
        return NOBODY_READS.format(who=pathway.public_form.received_by)
    return ""


def names_of_senders(actors: set[int]) -> Mapping[int, str]:
    """How the trail calls whoever sends a public form."""
    return {NUMBER: SENDER.name} if NUMBER in actors else {}


def register() -> None:
    """Called when the program starts."""
    OTHERS_NAMED.append(names_of_senders)
