"""A declaration as data, for machines, and as a page of the documents, which so cannot be wrong."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from goldthread.cases.declaring.clocks import Fact
from goldthread.cases.declaring.letters import Letter
from goldthread.cases.declaring.own_lists import OwnList
from goldthread.cases.declaring.pathway import Pathway
from goldthread.cases.declaring.retention import Kept
from goldthread.cases.declaring.roles import Doing
from goldthread.cases.declaring.steps import Step
from goldthread.cases.declaring.tables import AnyTable, titled
from goldthread.cases.declaring.told_ages import age_lines, ages_as_data
from goldthread.cases.declaring.told_clocks import clock_lines, clocks_as_data
from goldthread.cases.declaring.told_figures import also_of, counted_too, left_out
from goldthread.cases.declaring.told_leaving import leaving_as_data, leaving_lines
from goldthread.foundation.access.roles import ROLES, Can
from goldthread.foundation.retention.classes import AtEnd, class_kept
from goldthread.foundation.retention.rules import in_a_sentence
from goldthread.foundation.ui.words import listed, sentence

OF_EVERY_PATHWAY = "case record"
"""The class of cases whose pathway names none."""


def as_data(pathway: Pathway) -> dict[str, Any]:
    """Everything that is declared. Of a clock with several editions there is one entry for each."""
    return {
        "code": pathway.code,
        "title": pathway.title,
        "prefix": pathway.prefix,
        "source": pathway.source,
        "purpose": pathway.purpose,
        "tier": pathway.tier.value,
        "stages": [
            {"code": one.code, "title": one.title, "meaning": one.meaning, "ends": one.ends} for one in pathway.stages
        ],
        "steps": [_step(one) for one in pathway.steps],
        "clocks": list(clocks_as_data(pathway)),
        "outcomes": [
            {name: getattr(one, name) for name in ("code", "title", "meaning", "citation")} | {"fixed": one.is_fixed}
            for one in pathway.outcomes
        ],
        "outcomes_editable": bool(pathway.chosen_in),
        "outcomes_chosen_in": list(pathway.chosen_in),
        "roles": [
            {"code": one.role, "title": ROLES[one.role].title, "may": sorted(can.name.lower() for can in may)}
            for one, may in _what_each_may(pathway)
        ],
        "tables": [_figures(one) for one in pathway.tables],
        "hand_overs": [{"to": one.to, "title": one.title} for one in pathway.hand_overs],
        "public_form": _public_form(pathway),
        "letters": [_letter(one) for one in pathway.letters],
        "retention": [_kept(one) for one in kept_of(pathway)],
        "own_lists": [_own_list(one) for one in pathway.own_lists],
        **ages_as_data(pathway),
        "events": [{"code": one.code, "title": one.title, "facts": list(one.facts)} for one in pathway.events],
        "panel": {"step": pathway.panel.step, "in_time": list(pathway.panel.in_time)} if pathway.panel else None,
        "found_by": [{"word": one.word, "facts": list(one.facts)} for one in pathway.found_by],
        **leaving_as_data(pathway),
    }


def _figures(table: AnyTable) -> dict[str, Any]:
    """``leaves_out`` says of a case of which of these was recorded, with which answers, that the table does not count
    it; ``also`` what else counts as one of its answers.
    """
    left = [_recorded_as(fact) for fact in table.leaves_out]
    also = {answer: _recorded_as(fact) for answer, fact in also_of(table).items()}
    return {"code": table.code, "title": titled(table), "leaves_out": left, "also": also}


def _recorded_as(fact: Fact) -> dict[str, Any]:
    return {"step": fact.step, "where": {name: list(said) for name, said in fact.where.items()}}


def kept_of(pathway: Pathway) -> tuple[Kept, ...]:
    """How long its cases stay, by class: those that it names, or the one of every case."""
    return pathway.retention or (Kept(of=class_kept(OF_EVERY_PATHWAY)),)


def _kept(kept: Kept) -> dict[str, Any]:
    """Without a rule its cases stay for good until the partnership sets one: ``why_none`` says why there is none."""
    rule = kept.of.rule
    return {
        "class": kept.of.code,
        "title": kept.of.title,
        "outcomes": list(kept.outcomes) if kept.outcomes else None,
        "from": rule.anchor.value if rule else None,
        "months": rule.months if rule else None,
        "at_end": rule.at_end.value if rule else None,
        "source": rule.source if rule else None,
        "why_none": None if rule else kept.of.fixed,
        "may_run_from": [anchor.value for anchor in kept.anchors],
        "born": str(kept.born) if kept.born else None,
    }


def _own_list(one: OwnList) -> dict[str, Any]:
    return {"code": one.code, "title": one.title, "asks": [field.name for field in fields_of_entries(one)]}


def fields_of_entries(one: OwnList) -> list[models.Field]:
    """What is asked of each."""
    return [field for field in one.record._meta.concrete_fields if field.editable and field.name != "id"]


def _public_form(pathway: Pathway) -> dict[str, Any] | None:
    form = pathway.public_form
    return {"step": form.step, "title": form.title, "asks": list(form.asked)} if form else None


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "code": letter.code,
        "title": letter.title,
        "of": list(letter.steps),
        "where": dict(letter.where),
        "owed": letter.owed,
        "to": list(letter.to),
        "says": list(letter.facts),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "code": step.code,
        "title": step.title,
        "opens": step.opens,
        "within": list(step.within),
        "leads_to": list(step.destinations),
        "by": step.by.name.lower(),
        "by_agency": step.by_agency,
        "only": list(step.only.roles) if step.only else [],
        "asks": [field.name for field in own_fields(step)],
    }


def own_fields(step: Step) -> list[models.Field]:
    """What a step asks besides what every record has."""
    shared = {field.name for field in step.record.__mro__[1]._meta.get_fields()} | {"id"}
    return [
        one
        for one in step.record._meta.concrete_fields
        if one.editable and one.name not in shared and one.name not in step.settled
    ]


def as_markdown(pathways: Iterable[Pathway]) -> str:
    """The page docs/pathways.md."""
    return "\n".join(["# Pathways", "", MADE_BY, *(line for one in pathways for line in _page(one)), ""])


OWN_LIST = (
    "Each partnership keeps a list of its own, from which {facts} is answered: it may offer one of these no longer, and"
    " add outcomes with words of its own, each of which counts as one of these."
)
MADE_BY = "Made by `goldthread pathways --markdown` from the declarations; a guard keeps it true."


def _page(pathway: Pathway) -> Iterator[str]:
    yield from ("", f"## {pathway.title} (`{pathway.code}`)", "", pathway.purpose, "")
    yield from (
        f"Source: {pathway.source}. Access tier {pathway.tier.value}. References begin with {pathway.prefix}.",
        "",
    )
    yield from _table(("stage", "means"), ((one.title, one.meaning) for one in pathway.stages))
    yield from _table(("step", "within", "leads to", "asks for"), (_told(pathway, one) for one in pathway.steps))
    if pathway.clocks:
        yield from _table(("clock", "limit", "binding", "source"), clock_lines(pathway))
    if pathway.outcomes:
        told = ((one.title, one.meaning, one.citation) for one in pathway.outcomes)
        yield from _table(("outcome", "means", "source"), told)
    if pathway.tables:
        yield from _table(
            ("yearly figures", "leave out", "count too"), (_counted(pathway, one) for one in pathway.tables)
        )
    if pathway.chosen_in:
        fixed = [f"“{one.title}”" for one in pathway.outcomes if one.is_fixed]
        but = f" What the law lets be decided stays: {listed(fixed)}." if fixed else ""
        yield from (OWN_LIST.format(facts=_facts(pathway.chosen_in)) + but, "")
    if form := pathway.public_form:
        asked = ", ".join(f"`{name}`" for name in form.asked)
        yield from (f"Where a partnership switches it on, anybody may send “{form.title}”. It asks for {asked}.", "")
    for one in pathway.own_lists:
        asked = ", ".join(f"`{field.name}`" for field in fields_of_entries(one))
        yield from (f"Whoever runs it keeps a list beside its cases: “{one.title}”. Each entry has {asked}.", "")
    yield from age_lines(pathway)
    yield from _panel_told(pathway)
    if pathway.found_by:
        facts = listed([f"{one.word} ({_facts(one.facts)})" for one in pathway.found_by])
        finds, is_told = "finds an earlier case in the register by", "is told once if another case has the same"
        yield from (f"Whoever runs it {finds if pathway.is_restricted else is_told} {facts}.", "")
    for line in leaving_lines(pathway):
        yield from (line, "")
    if pathway.letters:
        letters = ((one.title, _of(pathway, one), _facts(one.to), _facts(_said(one))) for one in pathway.letters)
        yield from _table(("letter", "made of", "goes to", "says"), letters)
    if pathway.hand_overs:
        yield from _table(("begins a case of", "when"), ((f"`{one.to}`", one.title) for one in pathway.hand_overs))
    yield from _table(("cases", "stay", "then", "source"), (_stay(pathway, one) for one in kept_of(pathway)))
    yield from _table(("role", "may"), ((ROLES[one.role].title, _may(can)) for one, can in _what_each_may(pathway)))


def _what_each_may(pathway: Pathway) -> Iterator[tuple[Doing, frozenset[Can]]]:
    """Who takes part, and what they may. What is for others alone is theirs in name only, so that they see that it
    waits for those.
    """
    for one in pathway.roles:
        theirs = {step.by for step in pathway.steps if step.only is None or one.role in step.only.roles}
        yield one, one.can - ({Can.DECIDE_ALONE} - theirs)


def _panel_told(pathway: Pathway) -> Iterator[str]:
    """Which group looks at its cases, what waits for it, and which step is one role's alone."""
    if panel := pathway.panel:
        waits = f", and is to meet before {listed(panel.in_time)} has run out" if panel.in_time else ""
        step = pathway.step(panel.step).done
        yield from (f"Each partnership chooses its {panel.title}: it says “{step}” in its seats{waits}.", "")
        if panel.tells:
            told = "Where it does not, holders of seats are told by when, and nothing of the case."
            yield from (f"{told} {panel.they_may}", "")
    for one in pathway.steps:
        if one.only:
            roles = listed([ROLES[role].title for role in one.only.roles], "or")
            which = f", as “{pathway.step(one.only.step).done}” says" * bool(one.only.said)
            yield from (f"“{one.title}” is for nobody but: {roles}{which}.", "")
    for clock in pathway.chosen_beginnings:
        ways = listed([f"{way.title.lower()} ({way.citation})" for way in clock.may_begin], "or")
        yield from (f"Each partnership says from which event {clock.id} counts: {ways}.", "")


def _counted(pathway: Pathway, table: AnyTable) -> tuple[str, ...]:
    return titled(table), *(sentence(told(pathway, table)) or "–" for told in (left_out, counted_too))


def _told(pathway: Pathway, step: Step) -> tuple[str, ...]:
    within = listed(pathway.stage(code).title for code in step.within) or "(begins a case)"
    leads = listed((pathway.stage(code).title for code in step.destinations), "or") or "–"
    return step.title, within, leads, ", ".join(f"`{field.name}`" for field in own_fields(step))


def _of(pathway: Pathway, letter: Letter) -> str:
    steps = listed([pathway.step(code).done for code in letter.steps], "or")
    where = listed([f"`{name}` is `{answer}`" for name, answer in letter.where.items()])
    made_of = f"{steps}, where {where}" if where else steps
    return f"{made_of} (owed: asked for until it is made)" if letter.owed else made_of


def _said(letter: Letter) -> list[str]:
    return [fact for said in letter.says for fact in said.facts]


def _facts(facts: Iterable[str]) -> str:
    return ", ".join(f"`{fact}`" for fact in facts)


def _stay(pathway: Pathway, kept: Kept) -> tuple[str, ...]:
    rule = kept.of.rule
    if rule is None:
        return _which(pathway, kept), "until the partnership says how long", "–", kept.of.fixed
    return _which(pathway, kept), in_a_sentence(rule), AtEnd(rule.at_end).label, rule.source


def _which(pathway: Pathway, kept: Kept) -> str:
    """ "LADO consultations (closed without an outcome)"."""
    if not kept.outcomes:
        return f"{kept.of.title} (all others)" if len(kept_of(pathway)) > 1 else kept.of.title
    found = [pathway.outcome(code) for code in kept.outcomes]
    closed = listed([f"as “{one.title}”" if one else "without an outcome" for one in found], "or")
    return f"{kept.of.title} (closed {closed})"


def _may(can: Iterable[Any]) -> str:
    return sentence(listed(sorted(one.value for one in can)))


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|" + "---|" * len(headings)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""
