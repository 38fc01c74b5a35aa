"""Hold a file against its schema and say in plain words what does not fit, each with its line."""

from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from goldthread.foundation.loads.problems import BadFile, Problem
from goldthread.foundation.loads.reading_yaml import Document, Place
from goldthread.foundation.records.dates import DAY, PartialDate


class Facts(BaseModel):
    """A part of a file. A name that is not known is refused, because passing over it would lose a fact."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _as_partial(text: str) -> str:
    PartialDate.parse(text)
    return text


def _as_day(text: str) -> str:
    if PartialDate.parse(text).precision != DAY:
        raise ValueError(f"“{text}” is not a whole date: write it as 2019-02-08")
    return text


Short = Annotated[str, Field(min_length=1, max_length=100)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Words = Annotated[str, Field(min_length=1, max_length=5000)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=20)]
Number = Annotated[int, Field(ge=1, le=30_000)]
Printed = Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=60)]
"""Something printed that may look like a number; kept as text."""
Address = Annotated[str, Field(pattern=r"^https?://\S+$", max_length=500)]
PartialDateText = Annotated[str, BeforeValidator(_as_text), AfterValidator(_as_partial)]
DayText = Annotated[str, AfterValidator(_as_day)]


class SourcedFacts(Facts):
    """A record that says where it is printed: document, section and line."""

    source: Annotated[str, Field(min_length=1, max_length=255)]
    locator: Annotated[str, Field(min_length=1, max_length=500)]
    line: Annotated[int, Field(ge=1, le=10_000_000)]


class Oddity(SourcedFacts):
    """Something wrong, doubled, missing or at odds in a source."""

    oddity: Words


Model = TypeVar("Model", bound=Facts)

WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a name that is known here, and nothing is passed over in silence",
    "string_type": "should be words",
    "int_type": "should be a whole number",
    "bool_type": "should be true or false",
    "list_type": "should be a list",
    "model_type": "should have named parts",
    "dict_type": "should have named parts",
    "int_from_float": "should be a whole number",
    "greater_than": "should be a number above {gt}",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
    "string_too_long": "is longer than {max_length} characters",
    "string_too_short": "is empty",
    "literal_error": "should be {expected}",
    "string_pattern_mismatch": "is not written as it should be",
}


def checked(document: Document, schema: type[Model]) -> Model:
    """Return the contents as ``schema``. Raise BadFile with every problem at once."""
    try:
        return schema.model_validate(document.contents)
    except ValidationError as error:
        raise BadFile(_problem(document, one) for one in error.errors(include_url=False)) from None


def _problem(document: Document, error: ErrorDetails) -> Problem:
    place: Place = error["loc"]
    name = next((str(part) for part in reversed(place) if isinstance(part, str)), "the file")
    if error["type"] == "value_error":
        return Problem(document.line_of(place), f"{name}: {error['ctx']['error']}.")
    pattern = WORDS.get(error["type"], "is not as expected ({message})")
    words = pattern.format(message=error["msg"], **error.get("ctx", {}))
    return Problem(document.names.get(place) or document.line_of(place), f"“{name}” {words}.")
