"""A partnership sets its lenses, and somebody says of an action whom it reaches and whom it misses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, account_of, standing_of
from goldthread.foundation.actions.models import Action
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.equality.models import LONGEST_LENS, LensAnswer, LensList, answered_by
from goldthread.partnership.equality.queries import lenses_of

MOST_LENSES = 12


@dataclass(frozen=True)
class Answer:
    """What is said through one lens; without ``misses`` that nobody is missed."""

    lens: str
    reaches: str
    misses: str = ""


@command(Can.GO_LIVE, event="equality lenses set", alone="equality lenses")
def set_lenses(*, space: Space, names: Iterable[str], by: Actor, at: datetime) -> LensList:
    """From now on these are asked. What was answered through others stays, and counts no longer."""
    said = [" ".join(name.split()) for name in names if name.strip()]
    if not said:
        raise Refused("Enter at least one lens.", "names")
    if len(said) > MOST_LENSES:
        raise Refused(f"Enter at most {MOST_LENSES} lenses: a longer list is not answered.", "names")
    if any(len(name) > LONGEST_LENS for name in said):
        raise Refused(f"A lens must be {LONGEST_LENS} characters or fewer.", "names")
    if len({name.casefold() for name in said}) < len(said):
        raise Refused("The same lens is there twice.", "names")
    lenses, _ = LensList.objects.update_or_create(space=space, defaults={"names": said})
    # Raises the version of the space, which has one list: a form somebody else has open notices. The name stays what
    # it is in the database: the space that was handed in may be older.
    Space.objects.filter(pk=space.pk).update(name=F("name"))
    return lenses


@command(Can.ANSWER_EQUALITY_LENS, event="equality lens answered", about="action")
def answer_lens(*, action: Action, answers: Iterable[Answer], by: Actor, at: datetime) -> Action:
    """Somebody says whom an action reaches and misses. Lenses without an answer stay as they are."""
    standing = standing_of(by, timezone.localdate(at))
    if not answered_by(standing).filter(pk=action.pk).exists():
        raise NotAllowed("Your agency does not owe this action.")
    said = list(answers)
    asked = lenses_of(action.space_id)
    if not said:
        raise Refused("Answer at least one of the lenses.")
    if any(one.lens not in asked for one in said) or len({one.lens for one in said}) < len(said):
        raise Refused("The lenses were changed while you had this open. Open the page again.")
    if any(not one.reaches.strip() for one in said):
        raise Refused("Enter whom the action reaches.")
    changed = [_say(action, one, role_in_words(standing, action.space_id), by, at) for one in said]
    if any(changed):
        # Raises the version of the action, so that a form somebody else has open notices.
        action.save(update_fields=["title"])
    return action


def role_in_words(standing: Standing, space_id: int) -> str:
    """ "Agency safeguarding lead, Northmere Council": in which role somebody says it."""
    if standing.is_system:
        return "Goldthread"
    held = [one for one in standing.holdings if one.space_id == space_id and one.allows(Can.ANSWER_EQUALITY_LENS)]
    words = [f"{one.what.title}, {one.agency.name}" if one.agency else one.what.title for one in held]
    return "; ".join(dict.fromkeys(words))[:300]


def _say(action: Action, said: Answer, role: str, by: Actor, at: datetime) -> bool:
    """Keep an answer if it differs from the one before: who said what stands is not taken from them."""
    reaches, misses = said.reaches.strip(), said.misses.strip()
    before = LensAnswer.objects.filter(action=action, lens=said.lens).first()
    if before and (before.reaches, before.misses) == (reaches, misses):
        return False
    new = before or LensAnswer(space_id=action.space_id, action=action, lens=said.lens)
    new.reaches, new.misses = reaches, misses
    new.answered_by_id = account_of(by)
    new.answered_as, new.answered_at = role, at
    new.save()
    return True
