"""A file is taken in hand, its columns and words are matched, or it is dropped. No record is made of it yet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as day
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.imports.answers import words_key
from goldthread.foundation.imports.declaring import LoadKind
from goldthread.foundation.imports.kinds import BRINGING, KINDS, may_bring
from goldthread.foundation.imports.matching import guess_columns, heading_key, remembered
from goldthread.foundation.imports.models import KEPT_FOR, AnswerMatch, ColumnMatch, FileContent, FileInHand
from goldthread.foundation.imports.queries import loaded_before
from goldthread.foundation.imports.reading import Reading, SpreadsheetProblem, fingerprint, read_sheets, reading_of
from goldthread.foundation.sources.models import Load
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.sweeping import free_to_go
from goldthread.foundation.ui.words import date


@command(*BRINGING, event="file taken in hand")
def take_in_hand(*, space: Space, kind: LoadKind, file_name: str, data: bytes, by: Actor, at: datetime) -> FileInHand:
    """Keep a file to be matched and looked at. One that cannot be read, or was loaded before, is refused."""
    check_kind(kind, space.pk, by, timezone.localdate(at))
    try:
        sheets = read_sheets(data, file_name)
    except SpreadsheetProblem as problem:
        raise Refused(str(problem), "file") from None
    before = [loaded_before(space.pk, kind.code, fingerprint(sheet)) for sheet in sheets]
    number = next((place for place, load in enumerate(before) if load is None), None)
    if number is None and before[0]:
        raise Refused(loaded_already(before[0], kind), "file")
    visible = [place for place, load in enumerate(before) if load is None and not sheets[place].hidden]
    known = remembered(space.pk, kind)
    reading = likeliest([reading_of(sheets, place) for place in visible or [number or 0]], kind, known)
    file = FileInHand.objects.create(
        space=space,
        user_id=by.pk,
        kind=kind.code,
        file_name=file_name[:255],
        sheet=reading.number,
        heading_line=reading.heading_line,
        columns=guess_columns(kind.fields, reading.headings, known),
        received_at=at,
        expires_on=timezone.localdate(at) + KEPT_FOR,
    )
    FileContent.objects.create(space=space, file=file, data=data)
    return file


@command(*BRINGING, event="columns of a file matched", about="file")
def choose_columns(
    *,
    file: FileInHand,
    kind: LoadKind,
    sheet: int,
    heading_line: int,
    headings: Sequence[str],
    columns: Mapping[str, int | str],
    by: Actor,
    at: datetime,
) -> FileInHand:
    """Say which column holds which field. What each heading stands for is remembered for the next file."""
    check_in_hand(file, by, timezone.localdate(at))
    if file.sheet != sheet:
        file.answers = {}
    file.decided = {}
    file.sheet, file.heading_line, file.columns, file.refused = sheet, heading_line, dict(columns), {}
    file.save()
    fields = {column: key for key, column in columns.items()}
    matches = [
        ColumnMatch(space_id=file.space_id, kind=kind.code, heading=heading_key(heading), field=fields.get(place, ""))
        for place, heading in enumerate(headings)
    ]
    if kind.remembers:
        _remember_columns(matches)
    return file


@command(*BRINGING, event="words of a file matched", about="file")
def choose_answers(
    *, file: FileInHand, kind: LoadKind, answers: Mapping[str, Mapping[str, str]], by: Actor, at: datetime
) -> FileInHand:
    """Say what words in coded columns stand for, by field; an empty answer leaves them a problem.

    It is remembered for the next file.
    """
    check_in_hand(file, by, timezone.localdate(at))
    for key, words in answers.items():
        file.answers.setdefault(key, {}).update({words_key(said): answer for said, answer in words.items()})
    file.refused = {}
    file.save()
    matches = [
        AnswerMatch(space_id=file.space_id, kind=kind.code, field=key, words=words_key(said), answer=answer)
        for key, words in answers.items()
        for said, answer in words.items()
        if answer
    ]
    if kind.remembers:
        _remember_answers(matches)
    return file


@command(*BRINGING, event="lines of a file decided", about="file")
def decide_lines(*, file: FileInHand, decided: Mapping[int, tuple[str, str]], by: Actor, at: datetime) -> FileInHand:
    """Say of lines that ask whether they are carried out all the same, and of which state of ours that is said."""
    check_in_hand(file, by, timezone.localdate(at))
    file.decided |= {str(line): {"answer": answer, "of": of} for line, (answer, of) in decided.items()}
    file.refused = {}
    file.save()
    return file


@command(*BRINGING, event="file dropped", about="file")
def drop_file(*, file: FileInHand, by: Actor, at: datetime) -> None:
    """The person does not want to load it after all. Nothing was made of it, also where the worker lost it."""
    if not file.is_with_worker(at):
        file.begun_at = None
    check_in_hand(file, by, timezone.localdate(at))
    file.delete()


@command(Can.IMPORT, event="expired files dropped")
def drop_expired_files(*, space: Space, by: Actor, at: datetime) -> int:
    """Files that nobody loaded in time go, and what was left out of those that were loaded, unless a hold says so.

    Gives how many.
    """
    expired = FileInHand.objects.filter(space=space, expires_on__lt=timezone.localdate(at))
    return free_to_go(expired, space.pk).delete()[1].get("imports.FileInHand", 0)


def likeliest(readings: list[Reading], kind: LoadKind, known: Mapping[str, str]) -> Reading:
    """The sheet with the most headings that are known; of sheets alike the first."""
    return max(readings, key=lambda reading: len(guess_columns(kind.fields, reading.headings, known)))


def check_kind(kind: LoadKind, space_id: int, by: Actor, on: day) -> None:
    """Each kind names the permission that lets somebody bring its files. Raise NotAllowed."""
    if not may_bring(kind, standing_of(by, on), space_id):
        raise NotAllowed("Your role does not allow this here.")


def check_in_hand(file: FileInHand, by: Actor, on: day) -> None:
    """Refuse what belongs to somebody else, is of a kind that is not open to them, is being loaded or was loaded."""
    check_kind(KINDS[file.kind], file.space_id, by, on)
    if file.user_id != by.pk:
        raise Refused("This file is no longer there.")
    if file.begun_at or file.load_id:
        raise Refused("This file is being loaded or was loaded, so it can no longer be changed.")


def loaded_already(load: Load, kind: LoadKind) -> str:
    """Say that a file changes nothing the second time."""
    return kind.wording.loaded_before.format(day=date(load.loaded_at))


def _remember_columns(matches: Iterable[ColumnMatch]) -> None:
    """Keep what headings stood for, in the place of before. Headings that read alike count once."""
    rows = {match.heading: match for match in matches}.values()
    ColumnMatch.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["space", "kind", "heading"], update_fields=["field"]
    )


def _remember_answers(matches: Iterable[AnswerMatch]) -> None:
    """Keep what words stood for, in the place of before."""
    rows = {(match.field, match.words): match for match in matches}.values()
    AnswerMatch.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["space", "kind", "field", "words"], update_fields=["answer"]
    )
