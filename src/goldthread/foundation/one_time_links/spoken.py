"""How letters and pages speak of what a one-time link asks. Nothing here tells of a child."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """The words of one kind of link.

    ``asks`` follows "Northmere asks Merefell Police", in a subject and over the page of the code; ``wants`` follows it
    in the letter. ``called`` is what the link is about and ``answer`` what comes of it; ``then`` says what the page
    shows after the code.
    """

    asks: str
    wants: str
    called: str
    answer: str
    then: str
