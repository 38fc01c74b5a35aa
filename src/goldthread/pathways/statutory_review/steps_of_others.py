"""Where a case goes to the area that leads it, and what is settled with a young person who comes of age meanwhile."""

from goldthread.cases.declaring import Comes, ComesOfAge, Fact, Step
from goldthread.cases.transfers.models import To
from goldthread.cases.transfers.steps import transfer_steps
from goldthread.foundation.access.roles import Can
from goldthread.pathways.statutory_review.models import OfAge

BEFORE_THE_CHAIR = ("referred", "notified", "rapid")
"""Until it waits for the chair it may go to the partnership that leads it. From then on the chair alone decides: that
another review leads, or that it became part of another.
"""
STAYS_HERE = (
    "The review goes on here when they are of age, since it is about what happened to a child: it is not handed over to"
    " adults’ services. Say how the young person takes part as an adult, and whether adults’ services and the"
    " safeguarding adults board were told. Refer anew what happened since they were 18: the panel looks at that as the"
    " review of an adult."
)
STEPS_OF_OTHERS = (
    Step(
        code="of_age",
        title="Record what was settled with a young person who comes of age",
        done="Settled with a young person who comes of age",
        record=OfAge,
        by=Can.RECORD_CASES,
        within=(
            *BEFORE_THE_CHAIR,
            *("recommended", "commissioning", "under_way", "approved", "published", "settled", "elsewhere"),
        ),
        when="it was settled",
        comes=Comes.ASIDE,
        intro=STAYS_HERE,
    ),
    *transfer_steps(within=BEFORE_THE_CHAIR, ends="closed", to=(To.AREA,)),
)
COMES_OF_AGE = (
    ComesOfAge(
        then=Fact("of_age"),
        words=STAYS_HERE,
        born=Fact("considered", "born_on"),
        unless=Fact("considered", "died_on"),
    ),
)
