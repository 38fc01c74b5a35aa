"""The yearly figures of a pathway, and the same with small numbers left out, as a file that may be published.

Where a pathway has few cases in a year, the file counts several years together (statutory.md 12.5), and the page both.
"""

from collections.abc import Collection, Iterator, Sequence
from io import BytesIO

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldthread.cases.casework.figure_tables import LEAST_OF_WHICH_PERCENT
from goldthread.cases.casework.figures import clocks_in_time, published_of, share_in_time, tables_of
from goldthread.cases.casework.figures_asked import APRIL, first_year
from goldthread.cases.casework.figures_file import rows_of_file
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.outcomes import outcomes_in
from goldthread.cases.casework.views.figures_on_page import on_page, usually_left_out
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.declaring.pathway import Pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.spreadsheets import put_csv
from goldthread.foundation.trail.reading import noting_what_is_taken

YEARS = 10
"""How many years back somebody may choose."""
WHY_HIDDEN = (
    "Why a number is not given",
    "Numbers from 1 to 5 are left out, so that nobody can be known by them. Other numbers are left out too, also 0,"
    " where a small one could be worked out from them: one more row, or a whole table. No percentage is given of fewer"
    f" than {LEAST_OF_WHICH_PERCENT}.",
)
COUNTED_ANEW = (
    "Counted on {day}",
    "Each file is counted anew, also the year before. What was recorded late or corrected since changes it. Before you"
    " publish this one, compare it with what was published before: two that differ by 1 to 5 may tell of somebody."
    " Publish a year once, when it is over.",
)
"""The last rows of a file."""


@access(Can.VIEW_CASES)
def case_figures(request: DeskRequest, pathway: str) -> HttpResponse:
    """Tables of one year, from April to March, each beside the year before, for whoever runs the pathway; a share of an
    agency is none of all.
    """
    rules, space, standing = pathway_or_404(request, pathway), request.space, request.standing
    if space.pk not in whole_spaces_of(rules, standing, Can.VIEW_CASES):
        raise Http404
    latest = this_year(request)
    years = range(latest, latest - YEARS, -1)
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), latest)
    first = first_year(rules, space, standing) or years[-1]
    files = [one for place, one in enumerate(_files(rules, years)) if one >= first or not place]
    if request.GET.get("format") == "csv":
        return _as_file(request, rules, year if asked else files[0], files)
    together = rules.pools if request.GET.get("together") == "yes" else 1
    earlier = from_april(year - together, together)
    tables, tables_before = (tables_of(rules, space, one, standing, together) for one in (year, year - together))
    clocks = clocks_in_time(rules, space, year, standing, request.now, together)
    shown = {
        "pathway": rules,
        "year": year,
        "together": together,
        "period": from_april(year, together),
        "files": [(from_april(one, rules.pools), one) for one in files if rules.pools > 1 or one == year],
        "years": [one for one in years if one != year and one >= first],
        "is_over": year < latest,
        "least": LEAST_OF_WHICH_PERCENT,
        "tables": [on_page(now, before, earlier) for now, before in zip(tables, tables_before, strict=True)],
        "left_out": usually_left_out(tables),
        "clocks": [(one, share_in_time(one)) for one in clocks if one.total],
        "own_outcomes": [one.in_words for one in outcomes_in(space.pk, rules).own],
        "may_export": standing.may(Can.EXPORT, space.pk),
        "crumbs": crumbs_to_pathway(request, rules),
    }
    return render(request, "casework/figures.html", shown)


def _files(rules: Pathway, years: Sequence[int]) -> Iterator[int]:
    """The last year of each file that there is. Of several years together only once they are over, and no two files
    share a year: set against each other, or a file against the same one a year later, they would tell one year.
    """
    return (one for one in years if rules.pools == 1 or (one < years[0] and rules.pooled(one) == one))


def _as_file(request: DeskRequest, rules: Pathway, year: int, files: Collection[int]) -> HttpResponse:
    """What may be published: small numbers are left out, and others that would tell them. The years before are counted
    as a file of them would count them today.
    """
    if year not in files or not request.standing.may(Can.EXPORT, request.space.pk):
        raise Http404
    (tables, clocks), (before, _) = (
        published_of(rules, request.space, one, request.standing, request.now, rules.pools)
        for one in (year, year - rules.pools)
    )
    rows = [row for now, then in zip(tables, before, strict=True) for row in rows_of_file(now, then)]
    rows += [row for table in clocks for row in rows_of_file(table)]
    period, earlier = (from_april(one, rules.pools) for one in (year, year - rules.pools))
    file, title = BytesIO(), f"{rules.title} {period}"
    so_far = " so far" if year == this_year(request) else ""
    columns = ["Table", "Row", f"Number {period}{so_far}", f"Number {earlier}", "Change, %"]
    when, why = COUNTED_ANEW
    last = (WHY_HIDDEN, (when.format(day=in_words(request.today)), why))
    put_csv(file, title, columns, [*rows, *([*one, "", "", ""] for one in last)])
    noting_what_is_taken(request.space)(f"{title}, small numbers left out", len(rows))
    named = f"{rules.code}-{period.replace(' ', '-')}.csv"
    headers = {"Content-Disposition": saved_as(named), "Cache-Control": "no-store"}
    return HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def this_year(request: DeskRequest) -> int:
    return request.today.year - (request.today.month < APRIL)


def from_april(year: int, years: int = 1) -> str:
    """ "2025-26"; of several years together, "2023-24 to 2025-26"."""
    last = f"{year}-{(year + 1) % 100:02}"
    return last if years == 1 else f"{from_april(year - years + 1)} to {last}"
