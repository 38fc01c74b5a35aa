"""Pages that are put together from what governance records: groups by role, and the arrangements of the partners."""

from datetime import date

from django.utils.text import slugify

from goldthread.foundation.agencies.queries import agencies_on
from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Block, Bullets, Content, Grid, Paragraph, Row, Section, Statement
from goldthread.foundation.groups.models import Group
from goldthread.foundation.groups.queries import groups_on, seats_on
from goldthread.foundation.publications.kinds import ARRANGEMENTS, GROUP
from goldthread.foundation.publications.putting_out import GoingOut
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.ui.words import sentence

ORDER = {code: place for place, code in enumerate(Group.Kind.values)}
NO_NAMES = "Who sits on it is told by role and agency. No person is named."
SUBSTITUTES = {True: "Allowed", False: "Not allowed"}


def group_page(group: Group, space: Space, on: date) -> GoingOut:
    """A group with its terms of reference and its seats, by role or post and never by name."""
    then = group.as_on(on)
    seats = [str(seat) for seat in seats_on(group, on)]
    members: tuple[Block, ...] = (Bullets(items=tuple(map(_said, dict.fromkeys(seats)))),) if seats else ()
    sections = (
        Section(
            code="purpose", heading="What it is for", blocks=(_or_absent(then.purpose, "Its purpose is not recorded."),)
        ),
        Section(code="terms", heading="Terms of reference", blocks=(_terms(then),)),
        Section(
            code="seats",
            heading="Who sits on it",
            blocks=(Paragraph(said=_said(NO_NAMES)), *(members or (absent("Its seats are not recorded."),))),
        ),
    )
    content = Content(title=then.name, partnership=space.name, opening=(), sections=sections)
    summary = sentence(then.purpose.splitlines()[0][:300]) if then.purpose else then.get_kind_display()
    slug = slugify(then.short_name or then.name)[:60] or str(group.pk)
    return GoingOut(GROUP, f"{slug}-{group.pk}", then.name, summary, content, position=ORDER[then.kind])


def arrangements_page(space: Space, on: date) -> GoingOut:
    """How the partners work together, as it is recorded on a day."""
    agencies = agencies_on(space.pk, on)
    partners = [str(one) for one in agencies if one.is_safeguarding_partner]
    others = [str(one) for one in agencies if not one.is_safeguarding_partner]
    groups = groups_on(space.pk, on)
    rows = tuple(
        Row(cells=(_said(group.name), _said(group.get_kind_display()), _said(group.cadence or "Not recorded")))
        for group in groups
    )
    table = Grid(caption="Our groups", columns=("Group", "What it is", "How often it meets"), rows=rows)
    sections = (
        _listed("partners", "Safeguarding partners", partners, "No safeguarding partner is recorded."),
        _listed("agencies", "Agencies that work with them", others, "No other agency is recorded."),
        Section(code="groups", heading="Groups", blocks=(table,) if groups else (absent("No group is recorded."),)),
    )
    title = "How we work together"
    content = Content(title=title, partnership=space.name, opening=(), sections=sections)
    summary = f"The arrangements of the safeguarding partners as they stood on {in_words(on)}."
    return GoingOut(ARRANGEMENTS, "how-we-work-together", title, summary, content)


def _terms(group: Group) -> Block:
    facts = (
        ("What it is", group.get_kind_display() + (", required by law" if group.is_statutory else "")),
        ("Answers to", group.parent.name if group.parent else ""),
        ("Terms of reference", group.terms_of_reference),
        ("Meets", group.cadence),
        ("Quorum", group.quorum),
        ("Substitutes", "" if group.substitutes_allowed is None else SUBSTITUTES[group.substitutes_allowed]),
    )
    rows = tuple(Row(cells=(_said(label), _said(sentence(words)))) for label, words in facts if words)
    return Grid(caption="Terms of reference", columns=("What", "As recorded"), rows=rows)


def _listed(code: str, heading: str, words: list[str], none: str) -> Section:
    blocks: tuple[Block, ...] = (Bullets(items=tuple(map(_said, words))),) if words else (absent(none),)
    return Section(code=code, heading=heading, blocks=blocks)


def _or_absent(words: str, none: str) -> Block:
    return Paragraph(said=_said(sentence(words))) if words else absent(none)


def _said(words: str) -> Statement:
    return Statement(words=words)
