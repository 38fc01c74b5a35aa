"""Keep what files of published facts say of funding. They print no amounts, so none is made."""

from typing import Any

from goldthread.foundation.groups.models import Group
from goldthread.foundation.loads.checking import Name, Words
from goldthread.foundation.loads.kinds import Loading, Sections, register_sections
from goldthread.partnership.learning.importing.arrangements_schema import PartFacts
from goldthread.partnership.money.models import FundingNote

PUBLISHED_APART = "income"


class FundingFacts(PartFacts):
    """How a partnership is paid for."""

    rule: Words
    largest_contributor: Name | None = None
    statutory_reviews: Words | None = None
    amounts_published: bool
    change: Words | None = None


def load_funding(facts: Any, loading: Loading) -> None:
    """What the arrangements say; that the amounts are not published is said too."""
    said = facts.funding
    if said is None:
        return
    told = [f"{said.rule[:1].upper()}{said.rule[1:]}."]
    if said.largest_contributor:
        told.append(f"The largest contributor is {said.largest_contributor}.")
    if said.statutory_reviews:
        told.append(f"For statutory reviews: {said.statutory_reviews}.")
    if not said.amounts_published:
        told.append("The amounts are not published, so none is recorded here.")
    board = Group.objects.get(space=loading.space, load=loading.load, name=facts.partnership.name)
    loading.add(FundingNote, said, board=board, words="\n".join(told))


def load_appendices(facts: Any, loading: Loading) -> None:
    """A report names its statement of income as an appendix, published apart: no more is known of it."""
    named = [one for one in facts.meta.appendices or () if PUBLISHED_APART in one.lower()]
    if not named:
        return
    board = Group.objects.get(space=loading.space, load=loading.load, name=facts.meta.board)
    words = f"The report names “{named[0]}” as an appendix, published apart. Its amounts are not recorded here."
    loading.add(FundingNote, facts.meta, board=board, words=words)


def register() -> None:
    """Called when the program starts."""
    register_sections("arrangements", Sections({"funding": FundingFacts}, load_funding))
    register_sections("board-report", Sections({}, load_appendices))
