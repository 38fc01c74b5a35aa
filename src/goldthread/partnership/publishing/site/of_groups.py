"""Pages that are put together from what governance records: groups by role, and the arrangements of the partners."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.text import slugify

from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.documents.content import Block, Bullets, Content, Paragraph, Section, Statement
from goldthread.foundation.groups.models import Group, Seat
from goldthread.foundation.groups.queries import groups_on, seats_on
from goldthread.foundation.publications.kinds import ARRANGEMENTS, GROUP
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import sentence

ORDER = {code: place for place, code in enumerate(Group.Kind.values)}
NO_NAMES = "Who sits on it is told by role and agency. No person is named."
LONGEST_SUMMARY = 300
WHAT = "What it is"
SUBSTITUTES = {True: "Allowed", False: "Not allowed"}


def group_page(group: Group, space: Space, on: date) -> GoingOut:
    """A group with its terms of reference and its seats, by role or post and never by name."""
    then = group.as_on(on)
    purpose = _lines(then.purpose)
    summary = purpose[0] if purpose and len(purpose[0]) <= LONGEST_SUMMARY else then.get_kind_display()
    facts = [fact for fact in _facts(then) if fact != f"{WHAT}: {summary}"]
    seats = dict.fromkeys(_seat(seat) for seat in seats_on(group, on))
    told: tuple[tuple[str, str, Sequence[Block]], ...] = (
        ("purpose", "What it is for", [_paragraph(line) for line in purpose] if purpose != [summary] else []),
        ("about", "About the group", [_points(facts)] if facts else []),
        ("terms", "Terms of reference", [_paragraph(line) for line in _lines(then.terms_of_reference)]),
        ("seats", "Who sits on it", [_paragraph(NO_NAMES), _points(seats)] if seats else []),
    )
    content = Content(title=then.name, partnership=space.name, opening=(), sections=_sections(told))
    slug = slugify(then.short_name or then.name)[:60] or str(group.pk)
    return GoingOut(GROUP, f"{slug}-{group.pk}", then.name, summary, content, position=ORDER[then.kind])


def arrangements_page(space: Space, on: date) -> GoingOut:
    """How the partners work together, as it is recorded on a day."""
    agencies = agencies_on(space.pk, on)
    partners = [str(one) for one in agencies if one.is_safeguarding_partner]
    others = [str(one) for one in agencies if not one.is_safeguarding_partner]
    groups = [_in_a_line(group) for group in groups_on(space.pk, on)]
    told = tuple(
        (code, heading, [_points(words)] if words else [])
        for code, heading, words in (
            ("partners", "Safeguarding partners", partners),
            ("agencies", "Agencies that work with them", others),
            ("groups", "Groups", groups),
        )
    )
    title = "How we work together"
    content = Content(title=title, partnership=space.name, opening=(), sections=_sections(told))
    summary = f"The arrangements of the safeguarding partners as they stood on {in_words(on)}."
    return GoingOut(ARRANGEMENTS, "how-we-work-together", title, summary, content)


def _facts(group: Group) -> Iterator[str]:
    """What it is and how it works, each in a line."""
    facts = (
        (WHAT, group.get_kind_display() + (", required by law" if group.is_statutory else "")),
        ("Answers to", group.parent.name if group.parent else ""),
        ("Meets", group.cadence),
        ("Quorum", group.quorum),
        ("Substitutes", "" if group.substitutes_allowed is None else SUBSTITUTES[group.substitutes_allowed]),
    )
    return (f"{label}: {words}" for label, words in facts if words)


def _lines(words: str) -> list[str]:
    return [sentence(line) for line in words.splitlines() if line.strip()]


def _sections(told: Iterable[tuple[str, str, Sequence[Block]]]) -> tuple[Section, ...]:
    """Those that say something: of what is not recorded readers are told nothing."""
    return tuple(Section(code=code, heading=heading, blocks=tuple(blocks)) for code, heading, blocks in told if blocks)


def _in_a_line(group: Group) -> str:
    kind = group.get_kind_display().lower()
    name = group.name if group.name.casefold().endswith(kind) else f"{group.name} ({kind})"
    return f"{name}, meets {group.cadence[:1].lower()}{group.cadence[1:]}" if group.cadence else name


def _seat(seat: Seat) -> str:
    """The role and for whom it is; once, where both are one word."""
    role, whose = seat.get_role_display(), seat.what_it_is_for
    return role if role.casefold() == whose.casefold() else str(seat)


def _points(words: Iterable[str]) -> Bullets:
    return Bullets(items=tuple(map(_said, words)))


def _paragraph(words: str) -> Paragraph:
    return Paragraph(said=_said(words))


def _said(words: str) -> Statement:
    return Statement(words=words)
