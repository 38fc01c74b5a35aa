"""The kinds of record of the foundation that can be destroyed: evidence, documents, messages, one-time links."""

from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce, Greatest, Least, TruncDate

from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action, ActionEvidence
from goldthread.foundation.documents.models import Document, DocumentFile
from goldthread.foundation.evidence.models import Evidence, EvidenceVersion
from goldthread.foundation.files import storage
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.messages.models import Message
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.kinds.declaring import BYTES, Bytes, Kind, Need, Part, declare

SHOWS_WHAT_IS_OPEN = Q(
    Exists(ActionEvidence.objects.filter(evidence=OuterRef("pk"), action__status__in=Action.OPEN_STATUSES))
)
IN_A_LETTER = Exists(Asking.objects.filter(Q(letter=OuterRef("pk")) | Q(letter_with_code=OuterRef("pk"))))
IN_AN_INVITATION = Exists(Invitation.objects.filter(message=OuterRef("pk")))
MAY_STILL_GO = (Message.State.HELD, Message.State.WAITING)


def declare_all() -> None:
    """Called when the program starts."""
    BYTES[StoredFile] = Bytes("place", "sha256", storage.remove)
    declare(_evidence())
    declare(_documents())
    declare(_messages())
    declare(_links())


def _evidence() -> Kind:
    last = TruncDate(Greatest(Max("versions__given_at"), F("given_at"), F("withdrawn_at")))
    return Kind(
        code="evidence",
        class_code="evidence",
        title="Evidence",
        root=Evidence,
        candidates=Evidence.objects.all,
        words=("title",),
        anchors={Anchor.LAST_CONTACT: last, Anchor.MADE: TruncDate("given_at")},
        parts=[
            Part(ActionEvidence, "evidence", called="link to an action"),
            Part(EvidenceVersion, "evidence", called="version"),
            Part(StoredFile, through=(EvidenceVersion, "file", "evidence"), called="file"),
        ],
        needs=[Need(SHOWS_WHAT_IS_OPEN, "It shows an action that is still open: close the action first.")],
        drafts=("renew-evidence-{pk}", "withdraw-evidence-{pk}"),
    )


def _documents() -> Kind:
    return Kind(
        code="document",
        class_code="document",
        title="Document",
        root=Document,
        candidates=lambda: Document.objects.exclude(state=Document.State.WAITING),
        words=("title",),
        anchors={Anchor.MADE: TruncDate(Coalesce("made_at", "begun_at"))},
        parts=[
            Part(DocumentFile, "document", called="form of the document"),
            Part(StoredFile, through=(DocumentFile, "file", "document"), called="file"),
        ],
        needs=[],
        drafts=("write-document-{pk}",),
    )


def _messages() -> Kind:
    """A letter of a link goes with the link, one of an invitation stays with it."""
    return Kind(
        code="message",
        class_code="message",
        title="Message",
        root=Message,
        candidates=lambda: Message.objects.exclude(state__in=MAY_STILL_GO).exclude(IN_A_LETTER | IN_AN_INVITATION),
        words=("subject",),
        anchors={Anchor.CLOSURE: TruncDate(Coalesce("sent_at", "queued_at"))},
        parts=[],
        needs=[],
        seen_with=Can.MANAGE_PEOPLE,
    )


def _links() -> Kind:
    answered = Exists(Asking.objects.filter(link=OuterRef("pk"), report__isnull=False))
    return Kind(
        code="one-time-link",
        class_code="one-time-link",
        title="One-time link",
        root=Pass,
        candidates=lambda: Pass.objects.filter(kind=PassKind.LINK).exclude(answered),
        words=("purpose", "agency__name"),
        beside=("agency",),
        anchors={Anchor.CLOSURE: TruncDate(Least("expires_at", "revoked_at", "consumed_at"))},
        parts=[
            Part(Asking, "link"),
            Part(Message, through=(Asking, "letter", "link")),
            Part(Message, through=(Asking, "letter_with_code", "link")),
        ],
        needs=[],
    )
