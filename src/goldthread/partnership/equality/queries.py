"""Which lenses are asked, and how many actions are answered through all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from goldthread.foundation.actions.models import Action
from goldthread.foundation.ui.words import plural
from goldthread.partnership.equality.models import DEFAULT_LENSES, LensAnswer, LensList


@dataclass(frozen=True)
class Counted:
    """Of so many actions, how many are answered through every lens, and how many miss somebody."""

    actions: int
    answered: int
    missing: int

    @property
    def words(self) -> str:
        """ "12 of 24 actions answered, 5 say that somebody is missed"."""
        answered = f"{self.answered} of {plural(self.actions, 'action')} answered"
        return f"{answered}, {self.missing} {'says' if self.missing == 1 else 'say'} that somebody is missed"


def lenses_of(space_id: int) -> tuple[str, ...]:
    """The lenses of a space, in its order; the default until it has set its own."""
    names = LensList.objects.filter(space=space_id).values_list("names", flat=True).first()
    return tuple(names) if names else DEFAULT_LENSES


def counted(actions: Iterable[Action], lenses: Sequence[str]) -> Counted:
    """Count some actions, in one query. Those that are superseded or transferred are asked nothing any more."""
    asked = [action.pk for action in actions if action.status not in Action.ELSEWHERE_NOW]
    answers = LensAnswer.objects.filter(action__in=asked, lens__in=lenses).order_by().values("action")
    of_each = answers.annotate(said=Count("pk"), missing=Count("pk", filter=~Q(misses=""))).values_list(
        "said", "missing"
    )
    rows = list(of_each)
    return Counted(
        actions=len(asked),
        answered=sum(said == len(lenses) for said, _ in rows),
        missing=sum(missing > 0 for _, missing in rows),
    )


def with_answers(actions: QuerySet[Action], lenses: Sequence[str]) -> QuerySet[Action]:
    """Each with ``said``, through how many lenses it is answered, and ``is_missing``: that somebody is missed."""
    own = LensAnswer.objects.filter(space=OuterRef("space"), action=OuterRef("pk"), lens__in=lenses)
    number = own.order_by().values("action").annotate(number=Count("pk")).values("number")
    said = Coalesce(Subquery(number, output_field=IntegerField()), Value(0))
    return actions.annotate(said=said, is_missing=Exists(own.exclude(misses="")))
