"""Forms about tests of practice."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.learning.views.in_sight import visible_outcome
from goldthread.partnership.proof.forms import ChangeMark, RecordResult, SetTest, WithdrawTest, said_of
from goldthread.partnership.proof.views.in_sight import LONGEST, evidence_offered, latest_mark, place_of, visible_test


@access(Can.RECORD_LEARNING)
def set_test(request: DeskRequest, pk: int) -> HttpResponse:
    """It is settled how an outcome will be tested."""
    outcome = visible_outcome(request, pk)
    form = SetTest(*sent(request))
    page = FormPage(
        title="Set a test of practice",
        intro="Settle what must be reached before anybody knows the result. A result from before counts for nothing.",
        button="Set the test",
        done="The test was set.",
        step=f"set-practice-test-{outcome.pk}",
        **place_of(request, outcome),
    )
    return answered(request, page, form, form.set, outcome=outcome)


@access(Can.RECORD_LEARNING)
def record_result(request: DeskRequest, pk: int) -> HttpResponse:
    """The result of a test arrives."""
    test = visible_test(request, pk)
    mark = latest_mark(test)
    form = RecordResult(
        *sent(request),
        mark=mark,
        evidence=evidence_offered(request),
        seen=test,
        suggested={"title": str(test)[:LONGEST]},
    )
    page = FormPage(
        title="Record a result",
        intro=f"{test}. Pass mark: {mark}. Judged by: {test.judged_by}.",
        button="Record the result",
        done="The result was recorded.",
        step=f"record-practice-result-{test.pk}",
        **place_of(request, test.outcome),
    )
    return answered(request, page, form, form.record, test=test)


@access(Can.RECORD_LEARNING)
def change_mark(request: DeskRequest, pk: int) -> HttpResponse:
    """From now on another mark is to be reached."""
    test = visible_test(request, pk)
    form = ChangeMark(*sent(request), seen=test, suggested=said_of(latest_mark(test)))
    page = FormPage(
        title="Change the pass mark",
        intro="It counts for results from today on. What is known already keeps the mark it was held against.",
        button="Change the pass mark",
        done="The pass mark was changed.",
        step=f"change-pass-mark-{test.pk}",
        **place_of(request, test.outcome),
    )
    return answered(request, page, form, form.change, test=test)


@access(Can.RECORD_LEARNING)
def withdraw_test(request: DeskRequest, pk: int) -> HttpResponse:
    """A test is not carried out, or counts no longer."""
    test = visible_test(request, pk)
    form = WithdrawTest(*sent(request), seen=test)
    page = FormPage(
        title="Withdraw the test",
        intro=str(test),
        button="Withdraw the test",
        danger=True,
        done="The test was withdrawn.",
        step=f"withdraw-practice-test-{test.pk}",
        **place_of(request, test.outcome),
    )
    return answered(request, page, form, form.withdraw, test=test)
