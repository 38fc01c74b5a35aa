"""What stands in the fields of text: sentences that say nothing of anybody, and names of nobody."""

from random import Random

from goldthread.foundation.records.made_up_names import FIRST_NAMES, LAST_NAMES

SENTENCES = (
    "What is known was looked at, and the next step was agreed.",
    "The agencies spoke by telephone and agreed who does what next.",
    "Nothing new has come to light since the last entry.",
    "More is to be found out before a decision can be made.",
    "The record was read again, and it is complete.",
    "This was checked against local procedure.",
    "An answer is expected within a week.",
    "The plan goes on as it was agreed.",
    "The wishes of the child were asked for and written down.",
    "A manager read this and had nothing to add.",
    "It was agreed that this is looked at again if anything changes.",
    "What was asked for was done in time.",
)
SHORT = ("Made up for practice", "Duty team", "Team manager", "Named lead", "On the record", "As agreed")
LONG_ENOUGH = 80
"""A field that holds fewer characters gets few words, one that holds more a sentence or two."""


def some_words(longest: int | None, chance: Random) -> str:
    """Words that fit in a field of so many characters, or of any number."""
    if longest is not None and longest < LONG_ENOUGH:
        return chance.choice(SHORT)[:longest].strip()
    sentences = chance.sample(SENTENCES, chance.choice((1, 1, 2)))
    said = " ".join(sentences)
    return said if longest is None or len(said) <= longest else sentences[0][:longest].strip()


def a_name(longest: int | None, chance: Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"[:longest].strip()
