"""Forms about tests of practice."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.about import FormAbout
from goldthread.partnership.learning.views.in_sight import visible_outcome
from goldthread.partnership.proof.commands import check_stands
from goldthread.partnership.proof.forms import ChangeMark, RecordResult, SetTest, WithdrawTest, said_of
from goldthread.partnership.proof.models import PracticeTest
from goldthread.partnership.proof.views.in_sight import LONGEST, evidence_offered, latest_mark, place_of, visible_test


def about_test(**declared: Any) -> Callable[..., HttpResponse]:
    """A form about a test that was not withdrawn."""
    page = FormAbout(
        find=visible_test,
        place=lambda request, test: place_of(request, test.outcome),
        given="test",
        open_if=check_stands,
        **declared,
    )
    return access(Can.RECORD_LEARNING)(page.view)


def _mark_and_evidence(request: DeskRequest, test: PracticeTest) -> dict[str, Any]:
    return {"mark": latest_mark(test), "evidence": evidence_offered(request)}


set_test = access(Can.RECORD_LEARNING)(
    FormAbout(
        find=visible_outcome,
        place=place_of,
        given="outcome",
        form=SetTest,
        send=SetTest.set,
        adds=True,
        title="Set a test of practice",
        intro="Settle what must be reached before anybody knows the result. A result from before counts for nothing.",
        button="Set the test",
        done="The test was set.",
        step="set-practice-test",
    ).view
)

record_result = about_test(
    form=RecordResult,
    send=RecordResult.record,
    options=_mark_and_evidence,
    suggested=lambda _, test: {"title": str(test)[:LONGEST]},
    title="Record a result",
    intro=lambda test: f"{test}. Pass mark: {latest_mark(test)}. Judged by: {test.judged_by}.",
    button="Record the result",
    done="The result was recorded.",
    step="record-practice-result",
)

change_mark = about_test(
    form=ChangeMark,
    send=ChangeMark.change,
    suggested=lambda _, test: said_of(latest_mark(test)),
    title="Change the pass mark",
    intro="It counts for results from today on. What is known already keeps the mark it was held against.",
    button="Change the pass mark",
    done="The pass mark was changed.",
    step="change-pass-mark",
)

withdraw_test = about_test(
    form=WithdrawTest,
    send=WithdrawTest.withdraw,
    title="Withdraw the test",
    intro=str,
    button="Withdraw the test",
    danger=True,
    done="The test was withdrawn.",
    step="withdraw-practice-test",
)
