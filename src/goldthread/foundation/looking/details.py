"""What tells who somebody is, as a person types it to be looked for."""

from collections.abc import Sequence

from django.db import models

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.looking.patterns import pattern_of

LONGEST_DETAIL = 300


class DetailKind(models.TextChoices):
    NAME = "name", "Name"
    BORN = "born", "Date of birth"
    ADDRESS = "address", "Address"
    SCHOOL = "school", "School or setting"
    IDENTIFIER = "identifier", "Identifier, such as an NHS number"


HOW: dict[str, str] = {
    DetailKind.NAME: "enter a name of more than one letter.",
    DetailKind.BORN: "enter a whole date, such as 7 March 2019 or 07/03/2019.",
    DetailKind.ADDRESS: "enter the street, the postcode or both.",
    DetailKind.SCHOOL: "enter the name of the school or setting.",
    DetailKind.IDENTIFIER: "enter at least four letters or figures.",
}


def details_to_look_for(kind: str, details: Sequence[str]) -> list[str]:
    """What was typed, if each of it can be looked for. A refusal says which line it is about, and not what it holds."""
    if kind not in DetailKind.values:
        raise Refused("Choose what it is.", "kind")
    said = [one.strip() for one in details if one.strip()]
    if not said:
        raise Refused("Enter at least one.", "details")
    for line, words in enumerate(said, 1):
        if len(words) > LONGEST_DETAIL:
            raise Refused(f"Line {line} must be {LONGEST_DETAIL} characters or fewer.", "details")
        if pattern_of(kind, words) is None:
            raise Refused(f"Line {line}: {HOW[kind]}", "details")
    return said
