"""The outbox: every message of a partnership and what has become of it."""

from django.urls import reverse

from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage
from goldthread.foundation.messages.models import Message

OUTBOX = ListPage(
    title="Outbox",
    one="message",
    columns=(
        Column(
            "subject",
            "Subject",
            sort=("subject",),
            href=lambda message: reverse("message", args=[message.space.slug, message.pk]),
        ),
        Column("to", "To", sort=("to",)),
        Column("kind", "Kind", value=lambda message: message.kind.capitalize(), sort=("kind",)),
        Column("state", "State", value="get_state_display", sort=("state",)),
        Column("queued", "Written", value="queued_at", sort=("queued_at",), kind="moment"),
        Column("sent", "Sent", value="sent_at", sort=("sent_at",), kind="moment"),
        Column("attempts", "Tries", kind="number"),
        Column("failure", "What went wrong"),
    ),
    filters=(
        Search("words", fields=("to", "subject")),
        Choice("state", "State", Message.State.choices, multiple=True),
    ),
    order="-queued",
    empty=Empty("Nothing written yet", "Invitations and the mail test appear here, with what became of them."),
)
