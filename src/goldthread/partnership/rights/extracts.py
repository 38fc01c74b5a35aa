"""The part of a long text in which somebody is found: its lines, with those beside them."""

import re
from collections.abc import Iterable

from goldthread.partnership.rights.withholding import Span, spans_of_words, together

WHOLE_UP_TO = 20_000
"""Characters of a text that are copied whole: as many as somebody may write in one field."""
BESIDE = 500
"""Characters kept before and after what was found, on to the end of the line."""
LEFT_AWAY = "\n[…]\n"


def extract(words: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """The whole text, or of a long one what stands around each place where it was found."""
    if len(words) <= WHOLE_UP_TO:
        return words
    found = together(_around(words, span) for span in spans_of_words(words, patterns))
    return LEFT_AWAY.join(words[span.begin : span.end] for span in found)


def _around(words: str, span: Span) -> Span:
    begin = words.rfind("\n", 0, max(0, span.begin - BESIDE)) + 1
    end = words.find("\n", min(len(words), span.end + BESIDE))
    begin = max(begin, span.begin - 4 * BESIDE, 0)
    return Span(begin, min(len(words) if end < 0 else end, span.end + 4 * BESIDE))
