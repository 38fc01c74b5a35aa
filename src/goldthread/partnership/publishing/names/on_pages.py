"""Whether a page of the public site names somebody whom a review of the partnership must not name."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from goldthread.foundation.looking.looking import Found, look, merged
from goldthread.foundation.looking.patterns import patterns_of
from goldthread.foundation.looking.stored import pieces_of_stored
from goldthread.foundation.publications.going_out import words_of
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.partnership.publishing.models import PersonDetail


@dataclass(frozen=True)
class Named:
    """Entries of people lists that stand on a page: how many, and the words around them.

    ``digest`` is of the page, its files and these entries: what a person cleared stays cleared while it is the same.
    """

    entries: int
    excerpts: tuple[str, ...]
    digest: str


def named_on(page: GoingOut, space_id: int) -> Named | None:
    """What stands on a page, or in a file that goes with it, of the people lists of all reviews of a partnership."""
    pieces = list(_pieces(page))
    found = merged(_found(pieces, space_id))
    if not found:
        return None
    entries = sorted(one.entry for one in found)
    files = [file.sha256 for _, file in page.files]
    said = "\n".join([pieces[0][1], *files, *map(str, entries)])
    excerpts = tuple(excerpt for one in found for excerpt in one.excerpts)
    return Named(len(found), excerpts, sha256(said.encode("utf-8", "surrogatepass")).hexdigest())


def named_in_words(words: str, space_id: int) -> bool:
    """Whether words hold an entry of a people list of any review of a partnership."""
    return any(_found([("", words)], space_id))


def _pieces(page: GoingOut) -> Iterator[tuple[str, str]]:
    titles = [title for title, _ in page.files]
    yield "", "\n".join((page.slug, page.title, page.summary, words_of(page.content), *titles))
    for _, file in page.files:
        # What cannot be read, such as a picture, whoever publishes the page has looked at.
        yield from ((f"{file.name}: ", words) for _, words in pieces_of_stored(file, []))


def _found(pieces: list[tuple[str, str]], space_id: int) -> Iterator[Found]:
    details = PersonDetail.objects.filter(space_id=space_id).order_by("pk")
    patterns = patterns_of(details)
    for place, words in pieces:
        for one in look(words, patterns):
            yield Found(one.entry, one.times, tuple(f"{place}{excerpt}" for excerpt in one.excerpts))
