"""The OpenAPI document taken apart for people: the page about the API and docs/api.md are both made of this."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

FORMATS = {"date": "day, as 2026-11-23", "date-time": "moment, as 2026-11-23T09:30:00Z"}
EXAMPLE = (
    "curl -H 'Authorization: Bearer gt_…' https://goldthread.example/api/v1/spaces",
    "curl -H 'Authorization: Bearer gt_…' 'https://goldthread.example/api/v1/spaces/northmere/actions?status=open'",
    "curl -H 'Authorization: Bearer gt_…' -H 'Content-Type: application/json' -H 'Idempotency-Key: 7b0e51c2-9f'"
    ' -H \'If-Match: "3"\' -d \'{"says": "under_way", "report": "Forty of sixty are trained."}\''
    " https://goldthread.example/api/v1/spaces/northmere/actions/25/reports",
)
IN = {"query": "after the question mark", "path": "in the address", "header": "header"}


@dataclass(frozen=True)
class Value:
    """One value that is sent or answered: its name, what it is, where it goes, and whether it must be there."""

    name: str
    kind: str
    words: str
    place: str = ""
    required: bool = False


@dataclass(frozen=True)
class Answer:
    """One status, what it means, and the shape of what comes with it."""

    status: str
    meaning: str
    shape: str


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    anchor: str
    method: str
    path: str
    summary: str
    words: str
    needs: str
    values: tuple[Value, ...]
    body: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Shape:
    """The members of one kind of object."""

    name: str
    words: str
    members: tuple[Value, ...]

    @property
    def anchor(self) -> str:
        return f"shape-{self.name}"


@dataclass(frozen=True)
class Described:
    """The whole API."""

    title: str
    paragraphs: tuple[str, ...]
    example: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Operation, ...]], ...]
    always: tuple[Answer, ...]
    shapes: tuple[Shape, ...]


def described(document: dict[str, Any]) -> Described:
    """Take the document apart."""
    parts: dict[str, list[Operation]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            parts.setdefault(operation["tags"][0], []).append(_operation(method, path, operation))
    shapes = document["components"]["schemas"]
    every = [set(operation.answers) for operations in parts.values() for operation in operations]
    always = set.intersection(*every)
    return Described(
        title=f"{document['info']['title']} API, version {document['info']['version']}",
        paragraphs=tuple(document["info"]["description"].split("\n\n")),
        example=EXAMPLE,
        parts=tuple((name, tuple(_without(one, always) for one in found)) for name, found in parts.items()),
        always=tuple(sorted(always, key=lambda answer: answer.status)),
        shapes=tuple(_shape(name, shape) for name, shape in sorted(shapes.items()) if "properties" in shape),
    )


def _without(operation: Operation, always: set[Answer]) -> Operation:
    """An operation with the answers that are its own: what each may answer is told once."""
    return replace(operation, answers=tuple(one for one in operation.answers if one not in always))


def _operation(method: str, path: str, operation: dict[str, Any]) -> Operation:
    body = operation.get("requestBody", {}).get("content", {})
    return Operation(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        words=" ".join(operation.get("description", "").split()),
        needs=operation.get("x-needs", ""),
        values=tuple(_parameter(one) for one in operation["parameters"]),
        body=_shape_in(body),
        answers=tuple(
            Answer(status, answer["description"], _shape_in(answer["content"]))
            for status, answer in operation["responses"].items()
        ),
    )


def _parameter(parameter: dict[str, Any]) -> Value:
    return Value(
        name=parameter["name"],
        kind=kind_of(parameter["schema"]),
        words=parameter.get("description", ""),
        place=IN[parameter["in"]],
        required=parameter["required"],
    )


def _shape(name: str, shape: dict[str, Any]) -> Shape:
    required = shape.get("required", [])
    members = (
        Value(member, kind_of(said), said.get("description", ""), required=member in required)
        for member, said in shape["properties"].items()
    )
    return Shape(name, " ".join(shape.get("description", "").split()), tuple(members))


def _shape_in(content: dict[str, Any]) -> str:
    return next((kind_of(said["schema"]) for said in content.values()), "")


def kind_of(schema: dict[str, Any]) -> str:
    """What a value is, in words: "whole number", "list of text", "day, as 2026-11-23, or nothing"."""
    return " or ".join(dict.fromkeys(_kinds(schema)))


def _kinds(schema: dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        yield schema["$ref"].rsplit("/", 1)[1]
    elif choices := schema.get("anyOf") or schema.get("oneOf"):
        for one in choices:
            yield from _kinds(one)
    elif "const" in schema:
        yield f"always {schema['const']}"
    elif "enum" in schema:
        yield f"one of {', '.join(str(one) for one in schema['enum'])}"
    elif schema.get("type") == "array":
        yield f"list of {kind_of(schema['items'])}"
    else:
        words = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "nothing"}
        yield FORMATS.get(schema.get("format", ""), words.get(schema.get("type", ""), "anything"))
