"""The briefing as a document of one page: a tagged PDF and a Word file, laid out as a partnership likes."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.documents.composing import paragraphs
from goldthread.foundation.documents.content import Block, Bullets, Quotation, Source, Statement
from goldthread.foundation.documents.kinds import KINDS, Asked, DocumentKind, Opening, SectionKind, register_kind
from goldthread.foundation.documents.making import content_for
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.briefings.boxes import BOXES, words_in
from goldthread.partnership.briefings.models import Briefing, BriefingFinding, Quote
from goldthread.partnership.briefings.models.briefings import BriefingQuerySet
from goldthread.partnership.learning.models import Finding, Recommendation

CODE = "briefing"


def register() -> None:
    """Once, when the program starts."""
    kind = DocumentKind(
        code=CODE,
        title="Seven-minute briefing",
        purpose="One page for team meetings: what a review learned, and what to do. It is made only if it fits.",
        makes=Can.MAKE_DOCUMENTS,
        order=tuple(box.name for box in BOXES),
        opening=(Opening("To pass on", "{date}"),),
        seen=_seen,
        named=lambda briefing: briefing.review.pseudonym,
        back=lambda briefing: briefing.get_absolute_url(),
        is_restricted=lambda briefing: not briefing.review.is_published,
        is_brief=True,
        most_pages=1,
        fields=_fields,
        field_names=("review", "published"),
    )
    for box in BOXES:
        kind.add(SectionKind(box.name, box.heading, _gathering(box.name)))
    register_kind(kind)


def printed_words(briefing: Briefing, standing: Standing, on: date) -> int:
    """How many words its page would have: those of the boxes, and what is drawn in, goes with it and is quoted."""
    content = content_for(KINDS[CODE], briefing, briefing.space, standing, on)
    return sum(words_in(statement.words) for statement in content.statements())


def _seen(standing: Standing) -> BriefingQuerySet:
    return Briefing.objects.visible_to(standing).select_related("review", "space")


def _fields(briefing: Briefing) -> dict[str, str]:
    review = briefing.review
    published = in_words(review.published_on) if review.published_on else review.published_as_printed
    return {"review": review.pseudonym, "published": published or "a day that is not recorded"}


def _gathering(name: str) -> Callable[[Asked], Sequence[Block]]:
    added = {"findings": _findings, "what_to_do": _recommendations, "discussion": _resources_and_voices}.get(name)

    def gather(asked: Asked) -> Sequence[Block]:
        return [*paragraphs(getattr(asked.subject, name)), *(added(asked) if added else ())]

    return gather


def _findings(asked: Asked) -> list[Block]:
    drawn = BriefingFinding.objects.filter(briefing=asked.subject).select_related("finding")
    items = tuple(
        Statement(words=sentence(one.finding.subject), source=_source(one.finding, asked))
        for one in drawn.order_by("finding__number")
    )
    return [Bullets(items=items)] if items else []


def _recommendations(asked: Asked) -> list[Block]:
    drawn = BriefingFinding.objects.filter(briefing=asked.subject).values("finding")
    rows = Recommendation.objects.filter(finding__in=drawn).exclude(words="").select_related("finding")
    items = tuple(
        Statement(words=sentence(one.words), source=_source(one.finding, asked))
        for one in rows.order_by("finding__number", "pk")
    )
    return [Bullets(items=items)] if items else []


def _resources_and_voices(asked: Asked) -> list[Block]:
    """Links and files; and what people said of it, only where they agreed that it be published."""
    briefing = asked.subject
    items = tuple(_resource(one) for one in briefing.resources.select_related("file", "space").order_by("pk"))
    said = Quote.objects.filter(briefing=briefing).publishable().select_related("agency").order_by("said_on", "pk")
    voices = [Quotation(said=Statement(words=f"“{one.words}”"), who=one.who) for one in said]
    return [*([Bullets(items=items)] if items else []), *voices]


def _resource(one: Any) -> Statement:
    if one.file is None:
        return Statement(words=f"{one.title}: {one.link}")
    source = Source(key=f"briefing-resource-{one.pk}", words=one.title, address=one.href)
    return Statement(words=one.title, source=source)


def _source(finding: Finding, asked: Asked) -> Source:
    address = reverse("finding", args=[asked.space.slug, asked.subject.review.reference, finding.number])
    return Source(key=f"finding-{finding.pk}", words=f"Finding {finding.number}: {finding.subject}", address=address)
