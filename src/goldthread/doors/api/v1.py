"""The API of the first version, and the document that describes it."""

import json
from typing import Any

from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.operation import Operation

from goldthread.doors.api.body import JsonOnly
from goldthread.doors.api.cases import router as cases
from goldthread.doors.api.door import DOORS, Token
from goldthread.doors.api.in_json import in_json
from goldthread.doors.api.pathways import routers as of_pathways
from goldthread.doors.api.problems import MEDIA_TYPE, handled_by
from goldthread.doors.api.rate import PerToken
from goldthread.doors.api.reading import router as reading
from goldthread.doors.api.reporting import router as reporting
from goldthread.doors.api.responses import MEANINGS
from goldthread.foundation.access.doors import Access
from goldthread.foundation.passes.kinds import IN_WORDS

PREFIX = "/api/v1"
DESCRIPTION = (
    "For an agency's own systems: read the thread of published reviews, list what the agency owes, report how it goes,"
    " and work on the cases of which the agency was given sight. For a partnership's own systems: work on its cases."
    "\n\nAsk the partnership's manager for a token. It is for one agency of one partnership, or for the partnership"
    " itself, may do what it was issued for, and ends."
    "\n\nEach pathway's cases are opened and recorded on by operations made from its declaration. What they say of a"
    " case and its records depends on who reads: “reads” is “agency” or “all”. Cases of restricted pathways, such as"
    " allegations against people who work with children, are not in the API: they are opened by named people, who say"
    " what for."
)


class Api(NinjaAPI):
    """Operations are called by their own name, in the document as in the addresses."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = Api(
    title="Goldthread",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    auth=Token(),
    throttle=PerToken(),
    parser=JsonOnly(),
)
api.add_router("", reading)
api.add_router("", reporting)
api.add_router("", cases)
for of_pathway in of_pathways():
    api.add_router("", of_pathway)
handled_by(api)


def routes() -> list[URLPattern]:
    """Every operation's address. Whatever the library adds of its own is left out."""
    patterns, *_ = api.urls
    return [
        path(f"v1/{one.pattern}", in_json(one.callback, DOORS[one.name]), name=f"api_{one.name}")
        for one in patterns
        if isinstance(one, URLPattern) and one.name in DOORS
    ]


def document() -> dict[str, Any]:
    """The OpenAPI document, with our words for what each answer means and where its kind of content differs."""
    described: dict[str, Any] = api.get_openapi_schema(path_prefix=f"{PREFIX}/")
    for operations in described["paths"].values():
        for operation in operations.values():
            operation["x-needs"] = _needs(DOORS[operation["operationId"]])
            operation["responses"] = {
                str(status): _answer(int(status), answer) for status, answer in operation["responses"].items()
            }
    _leave_out_unused(described)
    return described


def _leave_out_unused(described: dict[str, Any]) -> None:
    """Shapes that no operation names, such as those of values that stand in addresses."""
    shapes = described["components"]["schemas"]
    while unused := {name for name in shapes if f'/{name}"' not in json.dumps(described)}:
        for name in unused:
            del shapes[name]


def _needs(declared: Access) -> str:
    """What a token must carry, in words and by the names that a scope uses."""
    asked = " or ".join(f"{can.name} ({IN_WORDS[can]})" for can in declared.permissions)
    return f"a token that carries {asked}" if asked else "any token"


def _answer(status: int, answer: dict[str, Any]) -> dict[str, Any]:
    content = {MEDIA_TYPE if status >= 400 else kind: said for kind, said in answer.get("content", {}).items()}
    return {**answer, "description": MEANINGS[status], "content": content}
