"""What the role of the public site should not be able to do is named by ``goldthread check --deploy``."""

import pytest
from django.conf import settings

from goldthread.config.checks.public import check_public_role

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.PUBLIC_ROLE, reason="no role of the public site is named"),
]


def test_the_check_finds_nothing_wrong_and_says_what_would_be(owner_connection):
    role = owner_connection.ops.quote_name(settings.PUBLIC_ROLE)
    assert check_public_role(databases=["default"]) == []
    assert check_public_role(databases=None) == []

    def found_after(statement, undone):
        with owner_connection.cursor() as cursor:
            cursor.execute(statement)
            try:
                return [message.id for message in check_public_role(databases=["default"])]
            finally:
                cursor.execute(undone)

    assert found_after(f"grant select on review to {role}", f"revoke all on review from {role}") == ["goldthread.E055"]
    assert found_after(f"grant select (summary) on review to {role}", f"revoke all on review from {role}") == [
        "goldthread.E055"
    ]
    assert found_after(f"grant update on public_site to {role}", f"revoke update on public_site from {role}") == [
        "goldthread.E055"
    ]
    assert found_after(f"revoke select on public_site from {role}", f"grant select on public_site to {role}") == [
        "goldthread.E056"
    ]
    assert found_after(
        f"grant execute on function wall_reading() to {role}", f"revoke execute on function wall_reading() from {role}"
    ) == ["goldthread.E057"]
