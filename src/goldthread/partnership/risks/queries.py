"""What pages ask of risks: those in sight, how they lie on the scale, and what each is linked to."""

from collections import Counter
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.risks.models import ORIGIN, Risk, RiskLink, RiskQuerySet
from goldthread.partnership.risks.scale import HIGHEST, LOWEST


def risks_in(space: Space, standing: Standing, on: date) -> RiskQuerySet:
    """Risks of a space that a person may see, each with its scores on a day."""
    return Risk.objects.visible_to(standing).filter(space=space).with_scores(on).with_names()


def on_the_scale(risks: RiskQuerySet) -> list[tuple[int, list[int]]]:
    """How many there are of each likelihood, the highest first, and of each impact, the lowest first. One query."""
    counts = Counter((one.likelihood, one.impact) for one in risks.order_by())
    numbers = range(LOWEST, HIGHEST + 1)
    return [(likely, [counts[likely, impact] for impact in numbers]) for likely in reversed(numbers)]


def linked_to(risk: Risk, standing: Standing) -> list[RiskLink]:
    """What it hangs together with, as far as a person may see it. One query."""
    rows = RiskLink.objects.visible_to(standing).filter(risk=risk)
    return list(rows.select_related("action__space", "matter__space", "finding__review__space").order_by("pk"))


def actions_of(risk: Risk, standing: Standing) -> list[Action]:
    """What is owed to bring it down, as far as a person may see it."""
    rows = Action.objects.visible_to(standing).filter(space=risk.space_id, origin=ORIGIN, origin_id=risk.pk)
    return list(rows.select_related("space").order_by("pk"))
