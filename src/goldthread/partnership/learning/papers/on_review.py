"""What a review's page says of the documents about it."""

from typing import Any

from django.urls import reverse

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.models import Document
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.papers.registering import OF_REVIEWS
from goldthread.partnership.learning.parts import Parts
from goldthread.partnership.learning.sections import SECTIONS, Section

MOST = 5
"""Documents that the page names; the list of documents has all."""


def on_review(review: Review, request: DeskRequest, parts: Parts | None) -> dict[str, Any]:
    """The newest documents, and which can be begun."""
    standing, space = request.standing, request.space
    rows = Document.objects.visible_to(standing).filter(space=space, kind__in=OF_REVIEWS, subject=review.pk)
    newest = list(rows.select_related("space").order_by("-begun_at", "-pk")[: MOST + 1])
    may_make = standing.may(Can.MAKE_DOCUMENTS, space.pk)
    begin = [
        (KINDS[code].title, reverse("begin_document", args=[space.slug, code, review.pk]))
        for code in (OF_REVIEWS if may_make else ())
    ]
    return {"documents": newest[:MOST], "has_more": len(newest) > MOST, "begin": begin}


def register() -> None:
    """Once, when the program starts."""
    SECTIONS[Review].append(Section("learning/papers_on_review.html", on_review))
