"""What a form says when an answer is missing is a sentence that a person can read."""

import re
from copy import deepcopy

from goldthread.foundation.ui.forms import PlainForm
from goldthread.foundation.ui.plain_words import speak_plainly

from .test_long_texts import all_forms

NO_NAME = "at|by|for|from|in|on|show|they|until|what|when|who|why"
BROKEN = re.compile(rf"^(Enter|Select|Choose) (the ({NO_NAME})\b|.*\b(from|on|to|until)$|.*:)")


def said_when_missing() -> dict[str, str]:
    """By form and field, what is said of each that must be answered."""
    said = {}
    for form in all_forms(PlainForm):
        for name, kept in getattr(form, "base_fields", {}).items():
            field = deepcopy(kept)
            speak_plainly(name, field)
            said[f"{form.__name__}.{name}"] = str(field.error_messages["required"])
    return said


def test_what_is_said_of_a_missing_answer_reads_as_a_sentence():
    said = said_when_missing()

    assert len(said) > 100
    assert {name: words for name, words in said.items() if BROKEN.search(words)} == {}
