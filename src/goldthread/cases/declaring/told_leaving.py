"""What leaves the cases of a declaration, what agencies are asked to fill in, and of what there is one case each: as
data, and as lines of documents.
"""

from collections.abc import Iterator
from typing import Any

from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.ui.words import listed


def leaving_as_data(pathway: Pathway) -> dict[str, Any]:
    return {
        "one_for_each": [one.fact for one in pathway.one_for_each],
        "figures_of_years_together": pathway.pools,
        "figures_together_from": pathway.pools_from or None,
        "requests_suggest_working_days": pathway.asks_within,
        "asked_forms": [{"code": one.code, "title": one.title, "comes_as": one.came} for one in pathway.asked_forms],
        "papers": [{"code": one.code, "title": one.title, "says": list(one.facts)} for one in pathway.papers],
        "files": [
            {"code": one.code, "title": one.title, "of": one.of, "columns": [column.fact for column in one.columns]}
            for one in pathway.files
        ],
    }


def leaving_lines(pathway: Pathway) -> Iterator[str]:
    """Each a sentence; none of what is as in every pathway."""
    if pathway.one_for_each:
        words = listed(f"{one.word} (`{one.fact}`)" for one in pathway.one_for_each)
        yield f"A partnership has one case for each {words}; a second is refused."
    if pathway.pools > 1:
        yield (
            f"What is published of its figures counts {pathway.pools} years together, the first of them from April"
            f" {pathway.pools_from}, and no year twice."
        )
    for asked in pathway.asked_forms:
        sent, came = pathway.step(asked.sent).done, pathway.step(asked.came).done
        yield (
            f"“{asked.title}” is asked for by information requests: asking records “{sent}”, and what an agency sends"
            f" back records “{came}”. Whoever does not reply is reminded."
        )
    for paper in pathway.papers:
        yield f"“{paper.title}” is made of a case and names nobody. It tells {_facts(paper.facts)}."
    for file in pathway.files:
        columns = _facts(tuple(column.fact for column in file.columns))
        yield f"“{file.title}” is a file with one row for each case and these columns: {columns}. {file.source}"


def _facts(facts: tuple[str, ...]) -> str:
    return ", ".join(f"`{fact}`" for fact in facts)
