"""The shapes of a step's record, made from its typed record: what is sent, and what each audience reads of it.

A field that the record does not list in ``agency_sees`` is in no shape for agencies.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from goldthread.cases.casework.forms.fields import asked_of
from goldthread.cases.casework.models import CaseRecord
from goldthread.cases.casework.outcomes import OWN
from goldthread.cases.casework.shown import label_of
from goldthread.cases.declaring.lengths import LONGEST_CODE
from goldthread.cases.declaring.steps import Step
from goldthread.doors.api.cursors import LARGEST
from goldthread.doors.api.days import Day, Moment, Told, told
from goldthread.doors.api.schemas.audiences import Audience, serialised
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.records.long_text import LONGEST_TEXT
from goldthread.foundation.records.seen_text import shows_nothing

AgencyNumber = Annotated[int, Field(ge=1, le=LARGEST)]
READS = "reads"
MOST_NAMES, LONGEST_NAME = 50, 200


class RecordShown(Schema):
    """What one step kept, besides what it says."""

    id: int
    version: int
    happened_at: Told = Field(
        description="When it happened in the world. A day, without a time, where nobody said when on it."
    )
    recorded_at: datetime
    came: str = Field(description="How it came: typed, sent, form, imported or simulated.")
    agency: int | None = Field(description="The agency in whose name it was recorded; nothing for the partnership.")


@dataclass(frozen=True)
class Shapes:
    """Of one kind of record: what is sent, what each audience reads, one record and a page of them."""

    sent: type[Schema]
    whole: type[Schema]
    for_agency: type[Schema]
    record: type[Schema]
    records: type[Schema]


def shapes_of(record: type[CaseRecord], name: str, *, watched: bool, outcome: str) -> Shapes:
    """Make them; ``outcome`` names the field in which one is chosen. Raise TypeError for a field of a kind that has no
    shape yet.
    """
    fields = asked_of(record)
    seen = [field for field in fields if field.name in record.agency_sees.split()]
    about = f"What is said of: {record._meta.verbose_name}."
    whole = _shape(f"{name}InFull", _told(fields, "all", outcome), f"{about} For whoever runs the pathway.")
    for_agency = _shape(f"{name}ForAgency", _told(seen, "agency", outcome), f"{about} For an agency.")
    says = {"says": (whole | for_agency, Field(..., discriminator=READS))}
    one = _shape(f"{name}Record", says, f"One record. {about}", RecordShown)
    page: dict[str, Any] = {
        "items": (list[one], ...),  # type: ignore[valid-type]
        "next": (int | None, Field(description=NEXT)),
    }
    _declare(record, whole, for_agency)
    return Shapes(
        _sent(fields, name, about, watched=watched, outcome=outcome),
        whole,
        for_agency,
        one,
        _shape(f"{name}Records", page, "A page of records."),
    )


OUTCOME_HERE = "outcome_here"
CALLED_HERE = (
    "What the partnership called the outcome when it was recorded, where that was one of its own; empty for one of the"
    " pathway’s."
)
OWN_CODE = re.compile(OWN.format(number="[0-9]{1,18}"))
OWN_OUTCOME = "One of the partnership’s own, as the list of its outcomes gives it."
NEXT = "The cursor of the next page; nothing on the last one."
NOT_NAMES = "Words that read like names of people and are none: send those again that the answer named."
HAPPENED = "When it happened in the world, now or in the past."


class Strict(Schema):
    """What is sent, and holds nothing of another name."""

    model_config = ConfigDict(extra="forbid")


def _shape(name: str, members: Mapping[str, Any], words: str, base: type[Schema] = Schema) -> Any:
    return create_model(name, __base__=base, __doc__=words, **members)


def _sent(fields: list[models.Field], name: str, about: str, *, watched: bool, outcome: str) -> type[Schema]:
    taken = {field.name: _taken(field, _outcome if field.name == outcome else _kind) for field in fields}
    says = _shape(f"{name}Says", taken, about, Strict)
    members: dict[str, Any] = {"happened_at": (Moment, Field(description=HAPPENED)), "says": (says, ...)}
    if watched:
        words = Annotated[str, Field(max_length=LONGEST_NAME)]
        members["not_names"] = (list[words], Field([], max_length=MOST_NAMES, description=NOT_NAMES))
    return _shape(f"{name}Sent", members, "What is recorded, and when it happened.", Strict)


def _taken(field: models.Field, kind_of: Callable[[models.Field], Any]) -> tuple[Any, Any]:
    """The type of a field that is sent, and its default where it may be left out."""
    described = " ".join(f"{one.rstrip('.')}." for one in (label_of(field), str(field.help_text)) if one)
    kind = kind_of(field)
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    if isinstance(field, models.BooleanField) and not field.null:
        may_be_left_out = field.has_default() or field.has_db_default()
        return kind, Field(field.get_default() is True if may_be_left_out else ..., description=described)
    if field.null:
        return kind | None, Field(None, description=described)
    if field.blank:
        return kind, Field([] if isinstance(field, ArrayField) else "", description=described)
    if is_text:
        kind = Annotated[kind, AfterValidator(_something)]
    return kind, Field(..., description=described)


def _kind(field: models.Field) -> Any:
    if field.choices:
        codes = [code for code, _ in field.flatchoices if code != ""]
        return Literal[(*codes, "")] if field.blank and not field.null else Literal[tuple(codes)]
    for of_model, kind in KINDS.items():
        if isinstance(field, of_model):
            return kind(field)
    raise TypeError(f"{field} has no shape in the API.")


def _outcome(field: models.Field) -> Any:
    """One that the pathway declares, or one of the partnership's own: which of them are offered the command asks."""
    codes = [str(code) for code, _ in field.flatchoices if code != ""]

    def known(code: str) -> str:
        if code in codes or OWN_CODE.fullmatch(code) or (field.blank and not code):
            return code
        raise PydanticCustomError("no_outcome", "{sentence}", {"sentence": f"Choose one of: {', '.join(codes)}"})

    own = {"type": "string", "pattern": f"^{OWN_CODE.pattern}$", "maxLength": LONGEST_CODE, "description": OWN_OUTCOME}
    listed = {"type": "string", "enum": [*codes, ""] if field.blank else codes}
    return Annotated[str, AfterValidator(known), WithJsonSchema({"anyOf": [listed, own]})]


def _text(field: models.Field) -> Any:
    most = min(field.max_length or LONGEST_TEXT, LONGEST_TEXT)
    return Annotated[str, Field(max_length=most), AfterValidator(_read)]


def _number(field: models.Field) -> Any:
    least, most = models.BigIntegerField.MAX_BIGINT, 0
    validators: list[Any] = list(field.validators)
    for one in validators:
        least = min(least, one.limit_value) if one.code == "min_value" else least
        most = max(most, one.limit_value) if one.code == "max_value" else most
    return Annotated[int, Field(ge=0 if least > most else least, le=most or 2**31 - 1)]


def _several(field: Any) -> Any:
    codes = tuple(code for code, _ in field.base_field.flatchoices)
    kind = Literal[codes] if codes else _kind(field.base_field)
    return Annotated[list[kind], Field(max_length=len(codes) or MOST_NAMES)]  # type: ignore[valid-type]


def _other(field: Any) -> Any:
    """Of what else a record names, the number; only an agency can be sent."""
    if field.remote_field.model is not Agency:
        raise TypeError(f"{field} has no shape in the API.")
    return AgencyNumber


KINDS: Mapping[type[models.Field], Any] = {
    models.BooleanField: lambda field: bool,
    models.DateTimeField: lambda field: Moment,
    models.DateField: lambda field: Day,
    models.CharField: _text,
    models.TextField: _text,
    models.DecimalField: lambda field: Annotated[
        Decimal, Field(max_digits=field.max_digits, decimal_places=field.decimal_places)
    ],
    models.IntegerField: _number,
    ArrayField: _several,
    models.ForeignKey: _other,
}
"""How a field of each kind is sent; the first that fits counts."""

READ_AS: Mapping[type[models.Field], Any] = {
    models.BooleanField: bool,
    models.DateTimeField: Told,
    models.DateField: date,
    models.DecimalField: Decimal,
    models.IntegerField: int,
    models.ForeignKey: int,
}
"""How it is read: a choice as it was kept, whether or not it can still be chosen. What else there is are words."""


def _reads(field: Any) -> Any:
    if isinstance(field, ArrayField):
        return list[_reads(field.base_field)]  # type: ignore[misc]
    return next((kind for of_model, kind in READ_AS.items() if isinstance(field, of_model)), str)


def _told(fields: list[models.Field], reads: str, outcome: str) -> dict[str, Any]:
    members: dict[str, Any] = {READS: (Literal[reads], reads)}
    for field in fields:
        if field.name == READS:
            raise TypeError(f"{field} is called as what tells the audiences apart.")
        kind = _reads(field)
        members[field.name] = (kind | None if field.null else kind, Field(..., description=label_of(field)))
        if field.name == outcome:
            members[OUTCOME_HERE] = (str, Field(..., description=CALLED_HERE))
    return members


def _declare(record: type[CaseRecord], whole: type[Schema], for_agency: type[Schema]) -> None:
    """For the guard: every field that is in neither shape is hidden from everybody."""
    shown = set(whole.model_fields)
    hidden = [field.name for field in record._meta.local_fields if field.name not in shown]
    to = {Audience.OFFICE: whole, Audience.AGENCY: for_agency}
    serialised(record, to, hidden=" ".join(hidden), made_of={READS: ""})


def _read(words: str) -> str:
    """Without the blanks around it; nothing where it shows nothing."""
    return "" if shows_nothing(words) else words.strip()


def _something(words: str) -> str:
    if not words:
        raise PydanticCustomError("missing", "nothing to read")
    return words


def record_shown(record: Any, shapes: Shapes, *, whole: bool) -> Schema:
    """One record, with every field or with those that an agency reads."""
    shape = shapes.whole if whole else shapes.for_agency
    kept = {field.name: _as_told(getattr(record, field.attname)) for field in asked_of(type(record))}
    kept[OUTCOME_HERE] = record.outcome_here
    says = shape(**{name: kept[name] for name in shape.model_fields if name in kept})
    return shapes.record(
        id=record.pk,
        version=record.version,
        happened_at=told(record.happened_at),
        recorded_at=record.recorded_at,
        came=record.came,
        agency=record.agency_id,
        says=says,
    )


def _as_told(value: Any) -> Any:
    return told(value) if isinstance(value, datetime) else value


def said_to(step: Step, says: Schema, agencies: Mapping[int, Agency]) -> dict[str, Any]:
    """What was sent, as the command takes it. An agency that is not there is nothing, which the record refuses."""
    return {field.name: _as_taken(field, getattr(says, field.name), agencies) for field in asked_of(step.record)}


def _as_taken(field: models.Field, value: Any, agencies: Mapping[int, Agency]) -> Any:
    return agencies.get(value) if isinstance(field, models.ForeignKey) else value
