"""What of people lists, or what cannot be read, holds something up on its way to the public site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from goldthread.foundation.looking.looking import Found, lines_with, look, merged
from goldthread.foundation.looking.patterns import patterns_of
from goldthread.foundation.looking.stored import look_into
from goldthread.foundation.publications.holding import REASONS, ToBeRead
from goldthread.foundation.publications.kinds import REVIEW
from goldthread.partnership.publishing.models import NameHit, NamesCleared, PersonDetail
from goldthread.partnership.publishing.names.hits import Patterns, digest_of_file

BY_WHOM = "or have it cleared by somebody who clears reviews for publication."
NAMES_SOMEBODY = f"Something on the people list of a review stands on it or in its file. Take it out, {BY_WHOM}"
CANNOT_BE_READ = (
    f"Its file holds something that no program can read, such as a picture or a scan. Take the file away, {BY_WHOM}"
)


@dataclass(frozen=True)
class HeldUp:
    """What holds up the words of something, or one of its files; or all that holds it up, taken together.

    ``entries`` of people lists stand there, with the words around them in ``excerpts``; ``unread`` says what no program
    can read. ``digest`` is of the sentences that hold them, or of the file: cleared once they stay so while it stays.
    """

    entries: int
    excerpts: tuple[str, ...]
    unread: tuple[str, ...]
    digest: str
    pieces: tuple["HeldUp", ...] = ()

    @property
    def why(self) -> str:
        return NAMES_SOMEBODY if self.entries else CANNOT_BE_READ

    @property
    def said(self) -> tuple[str, ...]:
        """What whoever clears it looks at."""
        return (*self.excerpts, *self.unread)


def held_up(about: ToBeRead) -> HeldUp | None:
    """What holds it up, of the people lists of all reviews of the partnership, and was not cleared as it stands."""
    cleared = set(NamesCleared.objects.filter(space=about.space_id, path=about.path).values_list("digest", flat=True))
    pieces = tuple(piece for piece in _pieces(about) if piece.digest not in cleared)
    if not pieces:
        return None
    return HeldUp(
        sum(piece.entries for piece in pieces),
        tuple(words for piece in pieces for words in piece.excerpts),
        tuple(words for piece in pieces for words in piece.unread),
        _digest([piece.digest for piece in pieces]),
        pieces,
    )


def why_named(about: ToBeRead) -> str:
    """Why it must not go out as it is now; nothing where it names nobody, or a person cleared it."""
    held = held_up(about)
    return held.why if held else ""


def named_in_words(words: str, space_id: int) -> bool:
    """Whether words hold an entry of a people list of any review of a partnership."""
    return bool(look(words, _patterns(space_id)))


def register() -> None:
    """Called when the program starts."""
    REASONS.append(why_named)


def _pieces(about: ToBeRead) -> Iterator[HeldUp]:
    """The words, then each file, of which something holds it up."""
    patterns = _patterns(about.space_id)
    entries_cleared, files_cleared = _cleared_in_its_review(about)
    patterns = {entry: pattern for entry, pattern in patterns.items() if entry not in entries_cleared}
    if found := look(about.words, patterns):
        yield _held(_sentences_with(about.words, found, patterns), found, ())
    for file in about.files:
        unread = list[str]()
        found = merged(one for within in look_into(file, patterns, unread) for one in within.found)
        problems = () if digest_of_file(file) in files_cleared else tuple(unread)
        if found or problems:
            yield _held(digest_of_file(file), found, problems, f"{file.name}: ")


def _sentences_with(words: str, found: list[Found], patterns: Patterns) -> str:
    """The sentences in which something was found: others, such as the day of a page, may change meanwhile."""
    lines = lines_with(words, {one.entry: patterns[one.entry] for one in found})
    return "\n".join([*lines, *(f"{one.entry} {one.times}" for one in found)])


def _held(of: str, found: list[Found], unread: tuple[str, ...], place: str = "") -> HeldUp:
    excerpts = tuple(f"{place}{excerpt}" for one in found for excerpt in one.excerpts)
    digest = _digest([of, *(str(entry) for entry in sorted(one.entry for one in found))])
    return HeldUp(len(found), excerpts, tuple(f"{place}{problem}" for problem in unread), digest)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _cleared_in_its_review(about: ToBeRead) -> tuple[set[int], set[str]]:
    """Of the page of a review: entries and files of which its own name check has a hit that a person cleared."""
    folder, _, reference = about.path.partition("/")
    if folder != REVIEW.folder:
        return set(), set()
    hits = NameHit.objects.filter(space=about.space_id, review__reference=reference).exclude(cleared_at=None)
    entries = hits.exclude(detail=None).values_list("detail", flat=True)
    return set(entries), set(hits.filter(detail=None).values_list("digest", flat=True))


def _patterns(space_id: int) -> Patterns:
    details = PersonDetail.objects.filter(space_id=space_id).order_by("pk")
    return patterns_of(details)
