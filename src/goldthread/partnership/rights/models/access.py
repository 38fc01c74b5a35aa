"""A subject access request: who asks, what is looked for, what was gathered, what is withheld, and what is released."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.foundation.documents.by_worker import Making
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.looking.details import LONGEST_DETAIL, DetailKind
from goldthread.foundation.records.handling import KEY, RIGHTS, RIGHTS_TEXT, TELLS_WHO_ASKED
from goldthread.foundation.spaces.models import with_own_columns
from goldthread.partnership.rights.models.matters import OfMatter


class Reason(models.TextChoices):
    """Why something is not released (statutory.md 13.5)."""

    THIRD_PARTY = "third_party", "It is about somebody else"
    HARM = "harm", "It could cause serious harm to somebody"
    CRIME = "crime", "It could harm the work of the police or of a MARAC"
    PRIVILEGE = "privilege", "Legal privilege"
    OTHER = "other", "Another reason"


class AccessRequest(OfMatter):
    """What is peculiar to a subject access request, and how far the search for it is.

    A child with understanding applies alone. Where somebody else asks for a child, the child's confidence is weighed.
    ``unread`` lists files that could not be read whole, each with its number and why: a person looks at them.
    """

    class Understanding(models.TextChoices):
        ABLE = "able", "The child understands what it means to ask"
        NOT_ABLE = "not_able", "The child does not understand it yet"
        NOT_KNOWN = "not_known", "It is not known yet"

    class Search(models.TextChoices):
        NOT_YET = "not_yet", "Not looked for yet"
        WAITING = "waiting", "Being looked for"
        DONE = "done", "Looked for"
        FAILED = "failed", "Could not be looked for"

    is_child = models.BooleanField(default=False)
    understanding = models.CharField(max_length=10, choices=Understanding.choices, blank=True)
    weighed = models.TextField(blank=True)
    identity_how = models.TextField(blank=True)
    identity_on = models.DateField(null=True, blank=True)
    search = models.CharField(max_length=8, choices=Search.choices, default=Search.NOT_YET)
    searched_at = models.DateTimeField(null=True, blank=True)
    texts = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    unread = models.JSONField(default=list, blank=True)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter is_child understanding identity_on search searched_at texts files"),
        words=(RIGHTS_TEXT, "weighed identity_how unread"),
    )

    class Meta:
        db_table = "rights_access_request"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter"], name="rights_access_request_once"),
            models.CheckConstraint(
                condition=Q(is_child=False, understanding="") | (Q(is_child=True) & ~Q(understanding="")),
                name="rights_access_request_weighs_understanding",
            ),
        ]

    def __str__(self) -> str:
        return self.get_search_display()

    @property
    def piece(self) -> str:
        """The name of the work, for how far it is."""
        return f"held {self.pk}"


class SearchDetail(OfMatter):
    """Something that tells who the person is, to be looked for. Destroyed when the request is over."""

    kind = models.CharField(max_length=12, choices=DetailKind.choices)
    words = models.CharField(max_length=LONGEST_DETAIL)

    handling: ClassVar = with_own_columns(facts=(RIGHTS, "matter kind"), words=(TELLS_WHO_ASKED, "words"))

    class Meta:
        db_table = "rights_search_detail"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter", "kind", "words"], name="rights_search_detail_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class GatheredItem(OfMatter):
    """One text that is held about the person, as it was when it was gathered.

    ``place`` is the same for the same text each time; ``where`` says it to a person. Without ``file`` it is words of a
    record, or what somebody added by hand (``added_why``). It counts as looked through once somebody decided about it.
    """

    place = models.CharField(max_length=120)
    where = models.CharField(max_length=400)
    href = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    times = models.PositiveIntegerField(default=0)
    gathered_at = models.DateTimeField()
    added_why = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    left_out_why = models.TextField(blank=True)
    withheld = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    withheld_why = models.TextField(blank=True)
    is_reason_told = models.BooleanField(default=True)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter file times gathered_at decided_at decided_by withheld is_reason_told"),
        keys=(KEY, "place href digest"),
        words=(TELLS_WHO_ASKED, "where words"),
        reasons=(RIGHTS_TEXT, "added_why left_out_why withheld_why"),
    )

    class Meta:
        db_table = "rights_gathered_item"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter", "place", "digest"], name="rights_gathered_item_once"),
            models.CheckConstraint(
                condition=Q(withheld="") | ~Q(withheld_why=""), name="rights_gathered_item_withheld_with_a_reason"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "file"], name="rights_gathered_item_file")]

    def __str__(self) -> str:
        return f"Item {self.pk}"

    @property
    def is_left_out(self) -> bool:
        return bool(self.left_out_why)

    @property
    def is_as_it_looks(self) -> bool:
        """Whether it is a file as somebody sees it, such as a scan, and no words: released only as a redacted copy."""
        return self.file_id is not None and not self.words


class Withheld(OfMatter):
    """Why a stretch of what was gathered is not released."""

    reason = models.CharField(max_length=12, choices=Reason.choices)
    why = models.TextField()
    is_reason_told = models.BooleanField(default=True)
    withheld_at = models.DateTimeField()

    class Meta:
        abstract = True


class WithheldPassage(Withheld):
    """Characters of one item, from one to before another."""

    item = models.ForeignKey(GatheredItem, on_delete=models.PROTECT, related_name="passages")
    begin = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter item begin end reason is_reason_told withheld_at"), words=(RIGHTS_TEXT, "why")
    )

    class Meta:
        db_table = "rights_withheld_passage"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=F("begin")), name="rights_withheld_passage_holds_something"),
            models.UniqueConstraint(fields=["space", "item", "begin", "end"], name="rights_withheld_passage_once"),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


class RedactedCopy(OfMatter):
    """What is released in place of a file as it looks; the latest counts. Without ``reason`` nothing is blacked out."""

    item = models.ForeignKey(GatheredItem, on_delete=models.PROTECT, related_name="copies")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    why = models.TextField(blank=True)
    is_reason_told = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter item file reason is_reason_told made_at"), words=(RIGHTS_TEXT, "why")
    )

    class Meta:
        db_table = "rights_redacted_copy"
        verbose_name_plural = "redacted copies"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reason="") | ~Q(why=""), name="rights_redacted_copy_has_a_reason"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "item"], name="rights_redacted_copy_item"),
            models.Index(fields=["space", "file"], name="rights_redacted_copy_file"),
        ]

    def __str__(self) -> str:
        return self.get_reason_display() or "Nothing is blacked out"


class WithheldWords(Withheld):
    """Words that are released nowhere in what was gathered, wherever they stand and however they are written."""

    words = models.CharField(max_length=LONGEST_DETAIL)

    handling: ClassVar = with_own_columns(
        facts=(RIGHTS, "matter reason is_reason_told withheld_at"),
        words=(TELLS_WHO_ASKED, "words"),
        why=(RIGHTS_TEXT, "why"),
    )

    class Meta:
        db_table = "rights_withheld_words"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "matter", "words"], name="rights_withheld_words_once"),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()


class Pack(OfMatter):
    """What is released, as one file that never changes: made, checked by a second person, handed over.

    ``digest`` is of all that was decided when it was made: if today's is another, it is to be made again.
    """

    State = Making

    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    letter = models.TextField()
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    sent_back_why = models.TextField(blank=True)
    released_on = models.DateField(null=True, blank=True)
    released_to = models.CharField(max_length=10, blank=True)
    released_how = models.TextField(blank=True)

    handling: ClassVar = with_own_columns(
        facts=(
            RIGHTS,
            "matter state ordered_by ordered_at made_at file checked_by checked_at released_on released_to",
        ),
        keys=(KEY, "digest"),
        words=(RIGHTS_TEXT, "letter sent_back_why released_how"),
    )

    class Meta:
        db_table = "rights_pack"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="made") | Q(made_at__isnull=False, file__isnull=False),
                name="rights_pack_holds_a_file_once_made",
            ),
            models.CheckConstraint(
                condition=Q(released_on=None) | Q(state="made"), name="rights_pack_is_made_before_it_is_released"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["space", "file"], name="rights_pack_file")]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def piece(self) -> str:
        """The name of the work, for how far it is."""
        return f"pack {self.pk}"
