"""Whoever holds a pass, as an actor: neither a person nor the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.records.moments import beginning_of
from goldthread.foundation.trail.changes import OTHERS_NAMED


@dataclass(frozen=True)
class PassHolder:
    """The holder of one pass. Its number as an actor is the pass's below zero, which no account ever has."""

    pass_id: int
    space_id: int
    name: str

    @property
    def pk(self) -> int:
        return -self.pass_id

    def standing(self, on: date, at: datetime | None) -> Standing:
        """What the pass carries as it lies in the database now; nothing once it is revoked, used or run out."""
        moment = at or beginning_of(on)
        found = Pass.objects.opening(moment).filter(pk=self.pass_id, space_id=self.space_id).first()
        return Standing(passes=(found,), about=found.about, at=moment) if found else Standing()


def holder_of(pass_: Pass) -> PassHolder:
    """Who holds a pass. To be asked only where its secret, and a link's code, have been shown."""
    return PassHolder(pass_.pk, pass_.space_id, str(pass_))


def names_of_holders(actors: set[int]) -> Mapping[int, str]:
    """How the trail calls the holders of passes."""
    found = Pass.objects.filter(pk__in=[-number for number in actors]).select_related("agency")
    return {-one.pk: str(one) for one in found}


def register() -> None:
    """Let the trail know."""
    OTHERS_NAMED.append(names_of_holders)
