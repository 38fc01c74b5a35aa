"""Words of a template, in which fields in braces are filled in: “{review} was published on {published}”."""

import re
from collections.abc import Iterable, Mapping

COMMON_FIELDS = {
    "partnership": "the partnership’s name",
    "area": "the partnership’s area",
    "date": "the day on which the document is made",
}
"""What every document knows, and what it stands for."""

FIELD = re.compile(r"\{([^{}\n]{0,60})\}")


class UnknownField(ValueError):
    """Words name a field that this kind of document does not have, or open a brace and never close it."""


def as_fields(names: Iterable[str]) -> str:
    """ "{date}, {review}"."""
    return ", ".join(f"{{{name}}}" for name in names)


def check_words(words: str, known: Iterable[str]) -> None:
    """Raise UnknownField, with a sentence that says what to mend."""
    names = sorted(known)
    for name in FIELD.findall(words):
        if name not in names:
            raise UnknownField(
                f"There is no field “{{{name}}}”. Fields are {', '.join(f'{{{one}}}' for one in names)}."
            )
    if "{" in FIELD.sub("", words) or "}" in FIELD.sub("", words):
        raise UnknownField("A brace is opened and not closed, or closed and not opened. Fields look like {date}.")


def filled(words: str, fields: Mapping[str, str]) -> str:
    """The words with their fields filled in. Raise UnknownField as ``check_words`` does."""
    check_words(words, fields)
    return FIELD.sub(lambda found: fields[found.group(1)], words)
