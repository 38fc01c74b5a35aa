"""docs/api.md, made of the OpenAPI document."""

from collections.abc import Iterable, Iterator

from goldthread.doors.api.describing import Described, Operation, Value


def as_markdown(api: Described) -> str:
    """The whole page."""
    return "\n".join(_lines(api)) + "\n"


def _lines(api: Described) -> Iterator[str]:
    yield f"# {api.title}"
    yield "\nMade by `goldthread api`; a guard keeps it true. The document for machines is `/api/v1/openapi.json`."
    for paragraph in api.paragraphs:
        yield f"\n{paragraph}"
    yield "\n```"
    yield from api.example
    yield "```"
    yield "\n## What every operation may answer\n"
    yield from (f"- {one.status}: {one.meaning} ({one.shape})" for one in api.always)
    for name, operations in api.parts:
        yield f"\n## {name}"
        for operation in operations:
            yield from _operation(operation)
    yield "\n## Shapes"
    for shape in api.shapes:
        yield f"\n### {shape.name}\n"
        if shape.words:
            yield f"{shape.words}\n"
        yield from _table(shape.members)


def _operation(operation: Operation) -> Iterator[str]:
    yield f"\n### {operation.summary}\n"
    yield f"`{operation.method} {operation.path}`\n"
    yield operation.words
    yield f"\nNeeds: {operation.needs}."
    if operation.values:
        yield ""
        yield from _table(operation.values)
    if operation.body:
        yield f"\nBody: {operation.body}."
    yield ""
    yield from (f"- {one.status}: {one.meaning} ({one.shape})" for one in operation.answers)


def _table(values: Iterable[Value]) -> Iterator[str]:
    yield "| name | what it is | must be there | meaning |"
    yield "|---|---|---|---|"
    for value in values:
        kind = f"{value.kind}; {value.place}" if value.place else value.kind
        yield f"| `{value.name}` | {kind} | {'yes' if value.required else ''} | {value.words} |"
