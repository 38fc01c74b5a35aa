"""For tests: a list may not ask the database more often because it has grown."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def assert_flat(visit: Callable[[], object], make: Callable[[int], object], *, few: int = 10, many: int = 1000) -> int:
    """Hold a page to the same number of queries at 10 and at 1,000 rows, and return that number.

    `visit` opens the page, with its template: `lambda: client.get("/actions")`. `make` adds that many rows,
    each with everything a row shows. Fails with the queries that were added.
    """
    make(few)
    visit()  # Caches that fill once are filled before anything is counted.
    before = queries_of(visit)
    make(many - few)
    after = queries_of(visit)
    assert len(after) == len(before), (
        f"{len(before)} queries for {few} rows, {len(after)} for {many}. Among those added:\n"
        + "\n".join(after[len(before) : len(before) + 3])
    )
    return len(after)


def queries_of(visit: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        visit()
    return [query["sql"] for query in captured.captured_queries]
