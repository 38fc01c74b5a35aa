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
from goldthread.foundation.one_time_links.kinds import KINDS as ASKED_KINDS
from goldthread.foundation.one_time_links.kinds import AskedKind
from goldthread.foundation.passes.kinds import PassKind
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.retention.classes import Anchor
from goldthread.foundation.retention.kinds.declaring import BYTES, KINDS, Bytes, Kind, Need, Part, declare

SHOWS_WHAT_IS_OPEN = Q(
    Exists(ActionEvidence.objects.filter(evidence=OuterRef("pk"), action__status__in=Action.OPEN_STATUSES))
)
IN_AN_INVITATION = Exists(Invitation.objects.filter(message=OuterRef("pk")))
LINK = "one-time-link"
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
        drafts=["renew-evidence-{pk}", "withdraw-evidence-{pk}"],
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
        drafts=["write-document-{pk}"],
    )


def _messages() -> Kind:
    """A letter of a link goes with the link, one of an invitation stays with it."""
    return Kind(
        code="message",
        class_code="message",
        title="Message",
        root=Message,
        candidates=lambda: Message.objects.exclude(state__in=MAY_STILL_GO).exclude(_in_a_letter() | IN_AN_INVITATION),
        words=("subject",),
        anchors={Anchor.CLOSURE: TruncDate(Coalesce("sent_at", "queued_at"))},
        parts=[],
        needs=[],
        seen_with=Can.MANAGE_PEOPLE,
    )


def _links() -> Kind:
    """Whatever they ask about: each kind that was declared by now, and those that parts above declare later."""
    return Kind(
        code=LINK,
        class_code=LINK,
        title="One-time link",
        root=Pass,
        candidates=lambda: Pass.objects.filter(kind=PassKind.LINK).exclude(_answered()),
        words=("purpose", "agency__name"),
        beside=("agency",),
        anchors={Anchor.CLOSURE: TruncDate(Least("expires_at", "revoked_at", "consumed_at"))},
        parts=[part for asked in ASKED_KINDS.values() for part in _parts_of(asked)],
        needs=[],
    )


def goes_with_its_link(asked: AskedKind) -> None:
    """A part above sends links of a kind of its own: what is kept of each goes before the link. Called at the start."""
    KINDS[LINK].parts[:0] = _parts_of(asked)


def _parts_of(asked: AskedKind) -> list[Part]:
    return [
        Part(asked.sent, "link", called="asking"),
        Part(Message, through=(asked.sent, "letter", "link"), otherwise="message"),
        Part(Message, through=(asked.sent, "letter_with_code", "link"), otherwise="message"),
    ]


def _in_a_letter() -> Q:
    """Messages that a link was sent by."""
    found = Q()
    for asked in ASKED_KINDS.values():
        letters = asked.sent._default_manager.filter(Q(letter=OuterRef("pk")) | Q(letter_with_code=OuterRef("pk")))
        found |= Q(Exists(letters))
    return found


def _answered() -> Q:
    """Links by which an answer came."""
    found = Q()
    for asked in ASKED_KINDS.values():
        found |= Q(Exists(asked.sent._default_manager.filter(link=OuterRef("pk")).exclude(**{asked.sent.ANSWER: None})))
    return found
