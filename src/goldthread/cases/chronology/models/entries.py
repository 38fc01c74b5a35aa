"""One thing that happened, as one agency tells it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.urls import reverse

from goldthread.cases.casework.models import Case
from goldthread.cases.chronology.models.lanes import ChronologyLane, ChronologyUpload, own_lanes
from goldthread.cases.chronology.rows import (
    LONGEST_PLACE,
    LONGEST_SOURCE,
    LONGEST_WHO,
    LONGEST_WRITTEN,
    SEEN_IN_WORDS,
    Row,
    Seen,
)
from goldthread.cases.going_live.queries import ended_parts
from goldthread.foundation.access.one_by_one import the_very
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.records.handling import CASE, CASE_TEXT
from goldthread.foundation.spaces.models import SpaceRecord, with_own_columns
from goldthread.foundation.uncertain_dates.columns import COLUMNS, HappenedAbout, happened_about_checks


class ChronologyEntryQuerySet(models.QuerySet["ChronologyEntry"]):
    def visible_to(self, standing: Standing) -> "ChronologyEntryQuerySet":
        """The desk sees all; an agency its own lane and, once the desk shares the chronology with it and it handed in
        its own, what the others handed in.

        What is marked sensitive, or what a third party told, another agency never sees: it was told in confidence. An
        agency that takes no more part in the pathway reads its own lane alone.
        """
        if standing.is_system:
            return self
        ended = ended_parts("agency_id", "chronology__case__pathway")
        of_desk = Exists(Case.objects.run_by(standing).filter(the_very("pk", "lane__chronology__case")))
        reading = ChronologyLane.objects.told_by(standing).reading_others().filter(~Exists(ended))
        shared = Q(Exists(reading.filter(the_very("chronology", "lane__chronology"))))
        shared &= Q(lane__handed_in_at__isnull=False, is_sensitive=False, is_third_party=False)
        return self.filter(Q(of_desk) | own_lanes(standing, "lane__") | shared)

    def standing_ones(self) -> "ChronologyEntryQuerySet":
        """Those that were not struck out."""
        return self.filter(struck_out_at=None)


class ChronologyEntry(HappenedAbout, SpaceRecord):
    """What happened, when, and from which source an agency knows it.

    ``written`` is its day as the file has it, ``file_row`` where in the file it stands; both are empty for what was
    typed. ``told_for_it`` says that the desk typed it, from what the agency sent. Struck out it counts no longer, and
    stays to be seen with the reason.
    """

    lane = models.ForeignKey(ChronologyLane, on_delete=models.PROTECT, related_name="entries")
    what = models.TextField()
    source = models.CharField(max_length=LONGEST_SOURCE)
    who = models.CharField(max_length=LONGEST_WHO, blank=True)
    child_seen = models.CharField(
        max_length=8, choices=[(seen.value, words) for seen, words in SEEN_IN_WORDS.items() if words], blank=True
    )
    voice = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    is_third_party = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(default=False)
    upload = models.ForeignKey(
        ChronologyUpload, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    written = models.CharField(max_length=LONGEST_WRITTEN, blank=True)
    file_row = models.CharField(max_length=LONGEST_PLACE, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_at = models.DateTimeField()
    told_for_it = models.BooleanField(default=False, db_default=False)
    struck_out_at = models.DateTimeField(null=True, blank=True)
    struck_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    struck_out_why = models.TextField(blank=True)

    objects = ChronologyEntryQuerySet.as_manager()

    locked_after: ClassVar = "lane__chronology__case"
    handling: ClassVar = with_own_columns(
        facts=(
            CASE,
            f"{COLUMNS} lane child_seen is_third_party is_sensitive upload file_row told_by told_at told_for_it"
            " struck_out_at struck_out_by",
        ),
        words=(CASE_TEXT, "what source who voice comment written struck_out_why"),
    )

    class Meta:
        db_table = "chronology_entry"
        verbose_name = "entry of a chronology"
        verbose_name_plural = "entries of chronologies"
        constraints: ClassVar = [
            *happened_about_checks("chronology_entry"),
            models.CheckConstraint(condition=~Q(what="") & ~Q(source=""), name="chronology_entry_says_what_and_source"),
            models.CheckConstraint(
                condition=Q(struck_out_at=None, struck_out_by=None, struck_out_why="")
                | (Q(struck_out_at__isnull=False) & ~Q(struck_out_why="")),
                name="chronology_entry_struck_out_with_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "lane"], name="chronology_entry_of_lane")]

    def __str__(self) -> str:
        return f"{self.when_in_words}: entry of {self.lane.agency}"

    def get_absolute_url(self) -> str:
        slug = self.lane.chronology.case.space.slug
        return f"{reverse('chronology_lane', kwargs={'space': slug, 'pk': self.lane_id})}#entry-{self.pk}"

    @property
    def row(self) -> Row:
        """As the merging reads it."""
        return Row(
            key=self.pk,
            agency=self.lane.agency.name,
            when=self.when,
            what=self.what,
            source=self.source,
            who=self.who,
            child_seen=Seen(self.child_seen),
            voice=self.voice,
            comment=self.comment,
            is_third_party=self.is_third_party,
            is_sensitive=self.is_sensitive,
            told_for_it=self.told_for_it,
        )

    def say(self, row: Row) -> None:
        """Take what a row says."""
        self.when = row.when
        self.what, self.source, self.who = row.what, row.source, row.who
        self.child_seen, self.voice, self.comment = row.child_seen.value, row.voice, row.comment
        self.is_third_party, self.is_sensitive = row.is_third_party, row.is_sensitive
