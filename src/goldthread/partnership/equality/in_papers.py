"""What the equality lens says in the paper about a review: whom its actions reach, and whom they miss."""

from collections.abc import Sequence

from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Paragraph, Statement
from goldthread.foundation.documents.kinds import Asked, SectionKind, register_section
from goldthread.partnership.equality.models import LensAnswer
from goldthread.partnership.learning.papers.registering import COMMITTEE
from goldthread.partnership.learning.papers.saying import grid, parts_for, plain, source_of_action


def equality(asked: Asked) -> Sequence[Block]:
    """Each answer about an action that serves the review, and of how many nobody has said anything yet."""
    actions = {action.pk: action for action in parts_for(asked).actions}
    answers = list(LensAnswer.objects.filter(action__in=actions).order_by("action", "pk"))
    silent = len(actions) - len({answer.action_id for answer in answers})
    if not answers:
        return [absent("Of no action has anybody said yet whom it reaches and whom it misses.")]
    rows = (
        (
            Statement(
                words=actions[answer.action_id].reference, source=source_of_action(actions[answer.action_id], asked)
            ),
            plain(answer.lens),
            plain(answer.reaches),
            plain(answer.misses or "Nobody is missed"),
        )
        for answer in answers
    )
    said: list[Block] = [grid("Whom actions reach and miss", ("Action", "Looking at", "Reaches", "Misses"), rows)]
    if silent:
        words = f"Of {silent} of {len(actions)} actions nobody has said yet whom they reach and whom they miss."
        said.append(Paragraph(said=Statement(words=words)))
    return said


def register() -> None:
    """Once, when the program starts."""
    asks = "How the plan is looked at for race, class, gender and disability"
    register_section(COMMITTEE, SectionKind("equality", "Equality and diversity", equality, asks=asks))
