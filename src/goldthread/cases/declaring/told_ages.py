"""The ages that a pathway looks out for, as data and as lines of its page."""

from collections.abc import Iterator
from typing import Any

from goldthread.cases.declaring.ages import Span
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.ui.words import listed


def ages_as_data(pathway: Pathway) -> dict[str, Any]:
    """``born`` is the fact that says a birth, none where the register of people does."""
    panel = pathway.quality_panel
    return {
        "comes_of_age": [
            {"years": one.years, "born": str(one.born) if one.born else None, "then": one.then.step}
            for one in pathway.comes_of_age
        ],
        "quality_panel": {"step": panel.step, "since": str(panel.since) if panel.since else None} if panel else None,
        "spans": [
            {
                "id": one.id,
                "title": one.title,
                "number": one.rule.limit.number,
                "unit": one.rule.limit.unit.value,
                "citation": one.rule.citation,
            }
            for one in pathway.spans
        ],
    }


def age_lines(pathway: Pathway) -> Iterator[str]:
    if pathway.comes_of_age:
        years = listed([str(one.years) for one in pathway.comes_of_age], "or")
        births = sorted({f"`{one.born}`" for one in pathway.comes_of_age if one.born})
        unless = sorted({f"`{one.unless}`" for one in pathway.comes_of_age if one.unless})
        told = f"as {listed(births)} says" if births else "as the case tells in the register of people"
        but = f", unless {listed(unless)} is said" if unless else ""
        first = pathway.comes_of_age[0]
        leads = f"The list leads to “{pathway.step(first.then.step).title}”. {first.words}"
        yield from (f"Open cases are listed in which a child reaches {years}, {told}{but}. {leads}", "")
    if pathway.quality_panel:
        looked = pathway.step(pathway.quality_panel.step).done
        since = (
            f" (since `{pathway.quality_panel.since}`, where that is earlier)" if pathway.quality_panel.since else ""
        )
        yield from (f"Cases that stay open{since} are listed for a quality panel, until “{looked}” is recorded.", "")
    yield from (line for one in pathway.spans for line in (_set_by_each(one), ""))


def _set_by_each(span: Span) -> str:
    return f"{span.title} {span.rule.limit} ({span.id}; each partnership sets its own). {span.rule.citation}."
