"""What a person types for one document, checked against its kind."""

from collections.abc import Mapping

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.documents.kinds import DocumentKind

LONGEST_LINE = 300
LONGEST_WORDS = 20_000


def check_typed(kind: DocumentKind, opening: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Raise Refused where something is too long, or belongs to a section that the kind does not have."""
    for code, said in words.items():
        if code not in kind.sections:
            raise Refused("This document has no such section.")
        if len(said) > LONGEST_WORDS:
            raise Refused(f"Use {LONGEST_WORDS:,} characters at most.", f"words-{code}")
    for said in opening.values():
        if len(said) > LONGEST_LINE:
            raise Refused(f"Use {LONGEST_LINE} characters at most in each line of the head.")
