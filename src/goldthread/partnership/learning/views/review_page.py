"""What the page of a review shows, read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Prefetch

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.sources.models import SourceOddity
from goldthread.foundation.ui.words import number
from goldthread.partnership.learning.models import (
    BoardResponse,
    Feedback,
    Finding,
    FindingLead,
    Recommendation,
    Review,
    ReviewEvent,
    ReviewFigure,
    ReviewLink,
    ReviewNote,
)
from goldthread.partnership.learning.models.figures import NARRATIVE_UNITS
from goldthread.partnership.learning.parts import Parts, parts_of
from goldthread.partnership.learning.thread import Node, Thread, thread_in
from goldthread.partnership.learning.views.timeline import Step, lengths_of, steps_of


@dataclass(frozen=True)
class ReviewPage:
    """A review with everything that was recorded of it."""

    review: Review
    parts: Parts
    thread: Thread
    findings: list[Finding]
    steps: list[Step]
    figures: list[ReviewFigure]
    notes: list[ReviewNote]
    feedback: list[Feedback]
    links: list[ReviewLink]
    oddities: list[SourceOddity]

    def count(self, kind: str) -> int:
        return sum(node.kind == kind for node in self.thread.nodes)

    @cached_property
    def methods(self) -> list[Node]:
        """Ways to find out, whatever the outcome: they hang on the review itself."""
        tops = {edge.to_key for edge in self.thread.edges if edge.from_key.startswith("review-")}
        return [node for node in self.thread.nodes if node.kind == "test" and node.key in tops]

    @property
    def notes_by_kind(self) -> list[tuple[str, list[ReviewNote]]]:
        order = list(ReviewNote.Kind.values)
        ordered = sorted(self.notes, key=lambda note: (order.index(note.kind), note.pk))
        return [(kind, list(notes)) for kind, notes in groupby(ordered, key=lambda note: note.get_kind_display())]

    @property
    def figures_shown(self) -> list[tuple[ReviewFigure, str, str]]:
        """Each figure with its value and its time in words."""
        return [
            (figure, value_in_words(figure), time_in_words(figure.period or figure.as_of)) for figure in self.figures
        ]

    @property
    def loose(self) -> tuple[int, int]:
        """How many loose ends there are, and how many that only may be."""
        softer = sum(end.is_softer for end in self.thread.loose_ends)
        return len(self.thread.loose_ends) - softer, softer

    @property
    def lengths(self) -> list[tuple[str, str]]:
        """How long each stretch took, between the moments that are known."""
        return lengths_of(self.review)

    @property
    def delay_reason(self) -> str:
        """Why the review took long, unless the step that came late says so itself."""
        told = {step.event.delay_reason for step in self.steps}
        return "" if self.review.delay_reason in told else self.review.delay_reason


def review_page_of(review: Review, standing: Standing, on: date) -> ReviewPage:
    """Read the page. The caller has found ``review`` through ``visible_to``."""
    parts = parts_of(review, standing)
    answers = BoardResponse.objects.order_by("pk")
    findings = Finding.objects.filter(review=review).order_by("number")
    return ReviewPage(
        review=review,
        parts=parts,
        thread=thread_in(parts, standing, on),
        findings=list(
            findings.prefetch_related(
                Prefetch("findinglead_set", FindingLead.objects.select_related("agency").order_by("position")),
                Prefetch("recommendation_set", Recommendation.objects.order_by("number", "pk")),
                Prefetch("boardresponse_set", answers),
            )
        ),
        steps=steps_of(review, ReviewEvent.objects.filter(review=review)),
        figures=list(ReviewFigure.objects.filter(review=review).order_by("pk")),
        notes=list(ReviewNote.objects.filter(review=review).order_by("pk")),
        feedback=list(Feedback.objects.filter(review=review).order_by("pk")),
        links=list(ReviewLink.objects.filter(review=review).order_by("pk")),
        oddities=oddities_of(review),
    )


def oddities_of(review: Review) -> list[SourceOddity]:
    """What the file that the review came from says oddly; nothing for a review that was typed here."""
    if not review.load_id:
        return []
    return list(SourceOddity.objects.filter(space=review.space_id, load=review.load_id).order_by("pk"))


def value_in_words(figure: ReviewFigure) -> str:
    """ "20,000,000 GBP", "8 January 2019", "1 day"; what is neither number nor date stays as it is."""
    if figure.unit in NARRATIVE_UNITS:
        return time_in_words(figure.value)
    value = number(int(figure.value)) if figure.value.isdecimal() else figure.value
    return f"{value} {figure.unit}".strip()


def time_in_words(text: str) -> str:
    """Dates and ends of periods as people write them: "May 2020 to September 2020"."""
    return " to ".join(_date_in_words(part) for part in text.split(" to "))


def _date_in_words(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        return text
