"""The lists of these tests are of accounts, which only the program sees whole."""

from collections.abc import Iterator

import pytest

from goldthread.foundation.accounts.acting import as_program


@pytest.fixture(autouse=True)
def _the_program_looks(request: pytest.FixtureRequest) -> Iterator[None]:
    if "django_db" not in request.keywords:
        yield
        return
    request.getfixturevalue("db")
    with as_program("tests"):
        yield
