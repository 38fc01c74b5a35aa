"""The pages on which evidence is renewed and withdrawn, wherever it is told of: the part above says the place."""

from typing import Any

from django.http import HttpResponse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.evidence.forms import NewVersion, WithdrawEvidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.form_pages.answering import answered, sent
from goldthread.foundation.form_pages.page import FormPage
from goldthread.foundation.ui.words import moment


def renewal_page(request: DeskRequest, evidence: Evidence, **place: Any) -> HttpResponse:
    """Newer evidence takes the place of the older. ``place`` is what a form page says of where it stands."""
    form = NewVersion(*sent(request), seen=evidence)
    page = FormPage(
        title="Add a new version",
        intro=f"It takes the place of what “{evidence}” shows now. Earlier versions stay to be seen.",
        button="Add the version",
        done="The new version was added.",
        step=f"renew-evidence-{evidence.pk}",
        added=lambda: [shown_now(evidence)],
        **place,
    )
    return answered(request, page, form, form.add, evidence=evidence)


def shown_now(evidence: Evidence) -> str:
    """What the newest version shows, in a sentence."""
    newest = evidence.versions.select_related("file").order_by("-number")[0]
    what = newest.file.name if newest.file else newest.link or newest.words
    return f"Version {newest.number}, given on {moment(newest.given_at)}, shows: “{what}”."


def withdrawal_page(request: DeskRequest, evidence: Evidence, *, intro: str = "", **place: Any) -> HttpResponse:
    """Evidence shows nothing any more, for a reason."""
    form = WithdrawEvidence(*sent(request), seen=evidence)
    page = FormPage(
        title="Withdraw the evidence",
        intro=intro or str(evidence),
        button="Withdraw the evidence",
        danger=True,
        done="The evidence was withdrawn.",
        step=f"withdraw-evidence-{evidence.pk}",
        added=lambda: [shown_now(evidence)],
        **place,
    )
    return answered(request, page, form, form.withdraw, evidence=evidence)
