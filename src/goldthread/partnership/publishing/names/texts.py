"""All texts of a review, and the files that belong to it. What is not listed here is not looked through.

Of each record every field of words is taken, by its type, so that a new field is not forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.documents.models import Document, DocumentFile
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.looking.words import called, words_in, words_of_value
from goldthread.foundation.progress.models import Judgement, ProgressReport
from goldthread.partnership.briefings.document import CODE as BRIEFING
from goldthread.partnership.briefings.models import (
    AnswerChoice,
    Briefing,
    BriefingResource,
    Cascade,
    CascadeConfirmation,
    PracticeQuestion,
    Quote,
)
from goldthread.partnership.equality.models import LensAnswer
from goldthread.partnership.learning.models import (
    ORIGIN,
    ActionNote,
    AssuranceMethod,
    BoardResponse,
    EarlierResponse,
    ElsewhereDecision,
    ElsewhereFinding,
    ElsewhereSource,
    Feedback,
    Finding,
    FindingLead,
    GovernmentLetter,
    LetterChase,
    LetterFileBefore,
    LetterReply,
    OutcomeStatement,
    Recommendation,
    Review,
    ReviewEvent,
    ReviewFigure,
    ReviewLink,
    ReviewNote,
)
from goldthread.partnership.learning.papers.registering import OF_REVIEWS
from goldthread.partnership.proof.models import PassMark, PracticeResult, PracticeTest, ResultEvidence
from goldthread.partnership.publishing.models import PublicationFile
from goldthread.partnership.scrutiny.models import Challenge, ChallengeTurn, Draw, ScrutineersView

OF_REVIEW = (
    ReviewEvent,
    Finding,
    OutcomeStatement,
    AssuranceMethod,
    ReviewFigure,
    ReviewNote,
    Feedback,
    ReviewLink,
    GovernmentLetter,
)
OF_FINDING = (FindingLead, Recommendation, BoardResponse, ElsewhereDecision)
OF_ACTION = (ActionNote, ProgressReport, Judgement, LensAnswer)
OF_LETTER = (LetterChase, LetterReply)
OF_BRIEFING = (BriefingResource, Quote, PracticeQuestion)
CALLED = {ReviewEvent: "Entry of the timeline", OutcomeStatement: "Outcome"}
"""What people call a record, where its name in the program is another."""


@dataclass(frozen=True)
class Text:
    """Words that stand somewhere. ``place`` is the same each time; ``where`` says it to a person."""

    place: str
    where: str
    words: str
    href: str

    @property
    def digest(self) -> str:
        return sha256(self.words.encode("utf-8", "surrogatepass")).hexdigest()


def texts_of(review: Review) -> Iterator[Text]:
    """Every text of a review, one after another."""
    for rows in records_of(review):
        for record in rows.order_by("pk").iterator(chunk_size=200):
            yield from _texts_in(record, review)


def digest_of_text(review: Review) -> str:
    """Of what partners approve: the review, what it found and asked, answers, outcomes, and the files that go out."""
    approved = (Review, Finding, Recommendation, BoardResponse, OutcomeStatement)
    rows = (rows.order_by("pk") for rows in records_of(review) if rows.model in approved)
    texts = (text for some in rows for record in some for text in _texts_in(record, review))
    lines = [f"{text.place} {text.digest}" for text in texts]
    files = PublicationFile.objects.filter(review=review).order_by("pk")
    lines += [f"file {digest} {title}" for digest, title in files.values_list("file__sha256", "title")]
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def files_of(review: Review) -> list[StoredFile]:
    """Of its letters and briefing, of what shows its actions and results, of its documents, and those to publish."""
    numbers: set[int] = set()
    for rows in (
        GovernmentLetter.objects.filter(review=review),
        LetterReply.objects.filter(letter__review=review),
        LetterFileBefore.objects.filter(letter__review=review),
        BriefingResource.objects.filter(briefing__review=review),
        EvidenceVersion.objects.filter(evidence__in=_evidence(review)),
        DocumentFile.objects.filter(document__in=_documents(review)),
        PublicationFile.objects.filter(review=review),
    ):
        numbers.update(rows.exclude(file=None).values_list("file", flat=True))
    return list(StoredFile.objects.filter(pk__in=numbers).select_related("space").order_by("pk"))


def records_of(review: Review) -> Iterator[QuerySet[Any]]:
    """Every record of a review that has words, kind by kind."""
    actions, tests = _actions(review), PracticeTest.objects.filter(outcome__review=review)
    evidence, challenges = _evidence(review), _challenges(review, actions)
    yield Review.objects.filter(pk=review.pk)
    yield from (_all(model).filter(review=review) for model in OF_REVIEW)
    yield from (_all(model).filter(finding__review=review) for model in OF_FINDING)
    adopted = ElsewhereFinding.objects.filter(decisions__finding__review=review).distinct()
    yield adopted
    yield ElsewhereSource.objects.filter(printed__in=adopted).distinct()
    yield EarlierResponse.objects.filter(response__finding__review=review)
    yield from (_all(model).filter(letter__review=review) for model in OF_LETTER)
    yield Briefing.objects.filter(review=review)
    yield from (_all(model).filter(briefing__review=review) for model in OF_BRIEFING)
    yield AnswerChoice.objects.filter(question__briefing__review=review)
    yield CascadeConfirmation.objects.filter(cascade__briefing__review=review)
    yield actions
    yield from (_all(model).filter(action__in=actions) for model in OF_ACTION)
    yield evidence
    yield EvidenceVersion.objects.filter(evidence__in=evidence)
    yield tests
    yield from (_all(model).filter(test__in=tests) for model in (PassMark, PracticeResult))
    yield challenges
    yield ChallengeTurn.objects.filter(challenge__in=challenges)
    yield ScrutineersView.objects.filter(drawn__action__in=actions)
    yield Draw.objects.filter(drawn__action__in=actions).distinct()
    yield _documents(review)
    yield PublicationFile.objects.filter(review=review)


def _all(model: type[models.Model]) -> QuerySet[Any]:
    return model._default_manager.all()


def _actions(review: Review) -> QuerySet[Any]:
    own = Q(origin=ORIGIN, origin_id=review.pk)
    serving = Action.objects.filter(findings_served__finding__review=review).values("pk")
    passing_on = Cascade.objects.filter(briefing__review=review).values("action")
    return Action.objects.filter(own | Q(pk__in=serving) | Q(pk__in=passing_on), space=review.space_id)


def _evidence(review: Review) -> QuerySet[Any]:
    of_actions = ActionEvidence.objects.filter(action__in=_actions(review)).values("evidence")
    of_results = ResultEvidence.objects.filter(result__test__outcome__review=review).values("evidence")
    return Evidence.objects.filter(Q(pk__in=of_actions) | Q(pk__in=of_results))


def _documents(review: Review) -> QuerySet[Any]:
    of_review = Q(kind__in=OF_REVIEWS, subject=review.pk)
    of_briefing = Q(kind=BRIEFING, subject__in=Briefing.objects.filter(review=review).values("pk"))
    return Document.objects.filter(of_review | of_briefing, space=review.space_id)


def _challenges(review: Review, actions: QuerySet[Any]) -> QuerySet[Any]:
    return Challenge.objects.filter(
        Q(action__in=actions)
        | Q(finding__review=review)
        | Q(recommendation__finding__review=review)
        | Q(outcome__review=review)
    )


def _texts_in(record: Any, review: Review) -> Iterator[Text]:
    what = called(record, CALLED.get(type(record), ""))
    href = _address_of(record, review)
    for field in words_in(type(record)):
        words = words_of_value(getattr(record, field.attname))
        if words.strip():
            where = f"{what}, {field.verbose_name}"
            yield Text(f"{record._meta.db_table}.{record.pk}.{field.name}", where, words, href)


def _address_of(record: Any, review: Review) -> str:
    if isinstance(record, Finding | GovernmentLetter | Action | Document | Challenge | Briefing):
        return record.get_absolute_url()
    for owner in ("finding", "letter", "action", "challenge", "briefing"):
        held = getattr(record, owner, None) if f"{owner}_id" in record.__dict__ else None
        if held is not None:
            return str(held.get_absolute_url())
    return review.get_absolute_url()
