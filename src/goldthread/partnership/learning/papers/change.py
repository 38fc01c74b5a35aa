"""How it will be known whether practice changed: what better practice looks like, and how that is tested."""

from collections.abc import Sequence

from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Paragraph, Statement
from goldthread.foundation.documents.kinds import Asked
from goldthread.partnership.learning.papers.saying import grid, parts_for, plain, source_of_outcome, told
from goldthread.partnership.learning.telling import all_told, tests_told, told_of

NOT_TESTED = "No test is set here"


def improved_practice(asked: Asked) -> Sequence[Block]:
    """Each outcome statement, and what is known of it."""
    parts = parts_for(asked)
    if not parts.outcomes:
        return [absent("What improved practice would look like is not recorded.")]
    tellings = all_told(parts, asked.on)
    rows = []
    for outcome in parts.outcomes:
        known = told_of(f"outcome-{outcome.pk}", tellings)
        state = "; ".join(one.state for one in known)
        source = source_of_outcome(outcome, asked, state)
        why = "; ".join(one.why for one in known)
        rows.append((told(outcome.words, source), plain(state or "Nothing is known yet"), plain(why)))
    return [grid("What improved practice looks like", ("Outcome", "What is known", "Why"), rows)]


def assurance(asked: Asked) -> Sequence[Block]:
    """How each outcome is tested, and by what else the board will find out."""
    parts = parts_for(asked)
    tests = tests_told(all_told(parts, asked.on))
    rows = [
        (
            told(test.words, source_of_outcome(outcome, asked)),
            plain(test.detail),
            plain(test.told.state),
        )
        for outcome in parts.outcomes
        for test in tests.get(outcome.pk, [])
    ]
    blocks: list[Block] = []
    if rows:
        blocks.append(grid("How practice is tested", ("Test", "About it", "Result"), rows))
    if parts.methods:
        methods = [(plain(one.method), plain(one.about or ", ".join(one.agencies_as_printed))) for one in parts.methods]
        blocks.append(grid("What else the board looks at", ("Way", "About"), methods))
    if not rows:
        blocks.append(Paragraph(said=Statement(words=f"{NOT_TESTED}."), is_absent=True))
    return blocks
