"""Pages on which evidence of a result is given, renewed and withdrawn."""

from django.http import HttpResponse

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.evidence.pages import renewal_page, withdrawal_page
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.partnership.proof.forms import GiveEvidenceOfResult
from goldthread.partnership.proof.views.in_sight import (
    LONGEST,
    evidence_offered,
    own_evidence,
    place_of,
    visible_result,
)


@access(Can.RECORD_LEARNING)
def give(request: DeskRequest, pk: int) -> HttpResponse:
    """Something more shows what a test found."""
    result = visible_result(request, pk)
    offered = evidence_offered(request, result)
    suggested = {"title": str(result.test)[:LONGEST]}
    form = GiveEvidenceOfResult(*sent(request), evidence=offered, seen=result, suggested=suggested)
    page = FormPage(
        title="Add evidence of the result",
        intro=f"{result.test}. What was found: {result.found}. Whoever may see the outcome will see the evidence.",
        button="Add the evidence",
        done="The evidence was added.",
        step=f"give-evidence-of-result-{result.pk}",
        **place_of(request, result.test.outcome),
    )
    return answered(request, page, form, form.give, result=result)


@access(Can.GIVE_EVIDENCE)
def renew(request: DeskRequest, pk: int, evidence: int) -> HttpResponse:
    """Newer evidence of a result takes the place of the older."""
    result = visible_result(request, pk)
    return renewal_page(request, own_evidence(request, result, evidence), **place_of(request, result.test.outcome))


@access(Can.GIVE_EVIDENCE)
def withdraw(request: DeskRequest, pk: int, evidence: int) -> HttpResponse:
    """Evidence of a result shows nothing any more; a passed result that nothing else shows has then expired."""
    result = visible_result(request, pk)
    found = own_evidence(request, result, evidence)
    intro = f"{found}. A passed result that nothing else shows counts no longer."
    return withdrawal_page(request, found, intro=intro, **place_of(request, result.test.outcome))
