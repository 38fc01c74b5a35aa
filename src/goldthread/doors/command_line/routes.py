"""List every address and who may open it."""

from collections.abc import Iterator
from typing import Any

import click
from django.urls import URLPattern, URLResolver, get_resolver

from goldthread.doors.command_line.declaring import json_option, operator, show
from goldthread.doors.command_line.ending import WRONG
from goldthread.foundation.access.roles import ROLES


@operator(
    "routes",
    prints="a list of `path`, `access`, `roles` that pass and, where nobody need sign in, `reason`",
    ends={WRONG: "an address declares nothing"},
)
@json_option
@click.option("--markdown", is_flag=True, help="The page docs/roles-and-routes.md.")
@click.pass_context
def routes_command(context: click.Context, as_json: bool, markdown: bool) -> None:
    """List every address, what it declares and which roles pass. Ends with 1 if one declares nothing.

    Example: goldthread routes --json
    """
    routes = all_routes()
    words = (
        as_markdown(routes) if markdown else (f"{r['path']}  {r['access']}  {', '.join(r['roles'])}" for r in routes)
    )
    show(routes, as_json, words)
    context.exit(WRONG if any(route["access"] == "undeclared" for route in routes) else 0)


def all_routes() -> list[dict[str, Any]]:
    """Every address with its declared access and the roles that pass, in order of the address."""
    routes = []
    for path, pattern in _patterns(get_resolver(), "/"):
        declared = getattr(pattern.callback, "access", None)
        routes.append(
            {
                "path": path,
                "access": declared.words if declared else "undeclared",
                "roles": declared.roles if declared else [],
                **({"reason": declared.reason} if declared and declared.reason else {}),
            }
        )
    return sorted(routes, key=lambda route: route["path"])


def as_markdown(routes: list[dict[str, Any]]) -> Iterator[str]:
    """The matrix of roles and routes as a page: a door that opens wider shows as a changed line."""
    yield "# Roles and routes"
    yield ""
    yield "Who may open what. Made by `goldthread routes --markdown`; a guard keeps it true."
    yield ""
    titles = ["anyone", *(role.title for role in ROLES.values())]
    yield f"| address | declared | {' | '.join(titles)} |"
    yield f"|---|---|{'---|' * len(titles)}"
    for route in routes:
        marks = " | ".join("yes" if code in route["roles"] else "" for code in ["public", *ROLES])
        yield f"| `{route['path']}` | {route['access']} | {marks} |"


def _patterns(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, path)
        else:
            yield path, pattern
