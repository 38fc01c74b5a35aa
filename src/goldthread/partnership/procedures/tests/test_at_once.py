"""A version is approved while somebody changes its document."""

from datetime import date

import pytest

from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.procedures.commands.documents import DocumentDetails, change_document
from goldthread.partnership.procedures.commands.versions import approve_version
from goldthread.partnership.procedures.factories import MADE_AT, TESTS, a_document, a_proposed_version
from goldthread.partnership.procedures.models import GoverningDocument

BY = {"by": TESTS, "at": MADE_AT}


@pytest.mark.django_db(transaction=True)
def test_approving_a_version_writes_over_nothing_that_another_changed_meanwhile(partnership):
    board = a_group(partnership, "Executive board")
    document = a_document(board, title="Old title")
    version = a_proposed_version(document)
    details = DocumentDetails(kind="policy", title="New title", board=board)

    answer = second_waits(
        lambda: change_document(document=document, details=details, **BY),
        lambda: approve_version(version=version, approved_on=date(2026, 10, 15), group=board, **BY),
    )

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        now = GoverningDocument.objects.get()
    assert (answer, now.title, now.review_on is not None) == ("done", "New title", True)
