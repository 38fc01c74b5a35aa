"""The list of a partnership's documents."""

from goldthread.foundation.documents.kinds import KINDS
from goldthread.foundation.documents.models import Document
from goldthread.foundation.lists.columns import Column
from goldthread.foundation.lists.filters import Choice
from goldthread.foundation.lists.filters_typed import DateBetween, Search
from goldthread.foundation.lists.listing import Empty
from goldthread.foundation.lists.pages import ListPage


def documents_page() -> ListPage:
    """Newest first."""
    kinds = [(kind.code, kind.title) for kind in KINDS.values() if not kind.is_letter]
    return ListPage(
        title="Documents",
        one="document",
        columns=(
            Column("title", "Document", sort=("title",), href=Document.get_absolute_url),
            Column("kind", "Kind", value=lambda document: document.of_kind.title, sort=("kind",)),
            Column("state", "State", value="get_state_display", sort=("state",)),
            Column("begun", "Begun", value="begun_at", kind="date", sort=("begun_at",)),
            Column("made", "Made", value="made_on", kind="date", sort=("made_on",)),
        ),
        filters=(
            Search("words", fields=("title",)),
            Choice("kind", "Kind", kinds),
            Choice("state", "State", Document.State.choices),
            DateBetween("made", "Made", lookup="made_on"),
        ),
        order="-begun",
        empty=Empty("No documents yet", "A document is begun from the page of what it is about, such as a review."),
        stacks=True,
    )
