"""A random sample of what is marked done is drawn, and the scrutineer says what they found."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NoReturn

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.models import ActionQuerySet
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.numbering import next_number
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import plural
from goldthread.partnership.scrutiny.models import Draw, DrawnAction, ScrutineersView
from goldthread.partnership.scrutiny.population import Narrowing, marked_done
from goldthread.partnership.scrutiny.sampling import new_seed, sample

ANY = Narrowing()


@dataclass(frozen=True)
class ViewGiven:
    """What the scrutineer found of an action, what they looked at, and what they say of it in their own words."""

    found: str
    looked_at: str
    words: str


@command(Can.SCRUTINISE, event="sample of actions drawn", alone="draws")
def draw_sample(*, space: Space, purpose: str, size: int, by: Actor, at: datetime, narrowing: Narrowing = ANY) -> Draw:
    """So many actions are drawn at random from those marked done that fit. The draw stays, whatever it drew."""
    if not purpose.strip():
        raise Refused("Enter what the sample is for.", "purpose")
    _check(space, size, narrowing)
    standing = standing_of(by, timezone.localdate(at))
    done = marked_done(space, standing)
    statuses = dict(narrowing.of(done).values_list("pk", "status"))
    if size > len(statuses):
        _refuse_too_large(len(statuses), narrowing, done)
    draw = Draw.objects.create(
        space=space,
        number=next_number(Draw.objects.filter(space=space)),
        purpose=purpose.strip(),
        size=size,
        seed=new_seed(),
        population=sorted(statuses),
        drawn_at=at,
        **{name: getattr(narrowing, name) for name in Narrowing.__dataclass_fields__},
    )
    for place, number in enumerate(sample(draw.seed, draw.population, size), start=1):
        DrawnAction.objects.create(space=space, draw=draw, action_id=number, place=place, status_then=statuses[number])
    return draw


@command(Can.SCRUTINISE, event="view of the independent scrutineer given", about="drawn")
def give_view(*, drawn: DrawnAction, given: ViewGiven, by: Actor, at: datetime) -> ScrutineersView:
    """The scrutineer says what they found. An earlier view of theirs stays to be seen beside the newer one."""
    if given.found not in ScrutineersView.Found.values:
        raise Refused("Choose what you found.", "found")
    if not given.looked_at.strip():
        raise Refused("Enter what you looked at.", "looked_at")
    if not given.words.strip():
        raise Refused("Enter your view in your own words.", "words")
    said = {name: value.strip() for name, value in asdict(given).items()}
    view = ScrutineersView.objects.create(
        space_id=drawn.space_id,
        drawn=drawn,
        number=next_number(ScrutineersView.objects.filter(drawn=drawn)),
        given_at=at,
        **said,
    )
    # Raises the version, so that a form that is open in another window notices.
    drawn.save(update_fields=["place"])
    return view


def _check(space: Space, size: int, narrowing: Narrowing) -> None:
    if size < 1:
        raise Refused("Draw one action or more.", "size")
    if narrowing.agency and narrowing.agency.space_id != space.pk:
        raise Refused("Choose an agency of this partnership.", "agency")
    if narrowing.done_from and narrowing.done_to and narrowing.done_to < narrowing.done_from:
        raise Refused("The last day must not be before the first.", "done_to")


def _refuse_too_large(fitting: int, narrowing: Narrowing, done: ActionQuerySet) -> NoReturn:
    """Say how many there are to draw from, and what keeps others out."""
    if not done.exists():
        raise Refused("No action is marked done, so there is nothing to draw from.", "size")
    undated = ""
    if narrowing.done_from or narrowing.done_to:
        number = done.filter(done_on=None).count()
        undated = f" Of {plural(number, 'action')} marked done no day is recorded, and a period leaves those out."
        undated = undated if number else ""
    if not fitting:
        raise Refused(f"No action that is marked done fits what you chose.{undated} Choose less narrowly.", "size")
    if fitting == 1:
        told = "1 action is marked done" + (" and fits what you chose" if narrowing.narrows else "")
    else:
        told = f"{fitting} actions are marked done" + (" and fit what you chose" if narrowing.narrows else "")
    raise Refused(f"Only {told}.{undated} Draw that many or fewer.", "size")
