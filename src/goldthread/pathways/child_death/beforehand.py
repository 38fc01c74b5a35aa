"""What must be there before a step of a child death review, told when its form is opened."""

from collections.abc import Iterator

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.declaring import Missing
from goldthread.pathways.child_death.models import Analysis, FirstDecisions
from goldthread.pathways.child_death.models.analysing import disagreement

DISAGREE = (
    "Factors were recorded or corrected after the panel finished its form, and the two do not agree. Record once more"
    " what the panel finished."
)
NO_HARM = (
    "By the first decisions abuse or neglect is neither known nor suspected. If that has changed, record the first"
    " decisions once more, and then this."
)


def agreement_lacks(case: Case) -> Iterator[Missing]:
    """What is sent, and what a review ends with, is what its factors say."""
    last = last_of(Analysis.objects.filter(case=case))
    if last is not None and disagreement(last):
        yield Missing(words=DISAGREE, step="analysed")


def word_of_harm_lacks(case: Case) -> Iterator[Missing]:
    """Nobody is told of harm that was decided not to be suspected."""
    decided = last_of(FirstDecisions.objects.filter(case=case))
    if decided is not None and not decided.harm:
        yield Missing(words=NO_HARM, step="first_decided")
