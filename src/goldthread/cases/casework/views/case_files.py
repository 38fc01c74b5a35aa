"""A file of cases in the order of somebody else’s form, for whoever runs the pathway."""

from io import BytesIO

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldthread.cases.casework.case_files import cases_of, headings_of, rows_of
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.running import whole_spaces_of
from goldthread.cases.casework.views.figures import YEARS, from_april, this_year
from goldthread.cases.casework.views.in_sight import crumbs_to_pathway, pathway_or_404
from goldthread.cases.declaring import CaseFile, Pathway
from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.records.file_names import saved_as
from goldthread.foundation.spreadsheets import put_csv
from goldthread.foundation.trail.reading import note_read, noting_what_is_taken

WAITING, NOT_SENT = "waiting", "not sent yet"


@access(Can.VIEW_CASES)
def case_file(request: DeskRequest, pathway: str, code: str) -> HttpResponse:
    """Which cases of a year are in it, which are not open to whoever asks, and the file itself."""
    rules, space, standing = pathway_or_404(request, pathway), request.space, request.standing
    file = next((one for one in rules.files if one.code == code), None)
    if file is None or space.pk not in whole_spaces_of(rules, standing, Can.VIEW_CASES):
        raise Http404
    latest = this_year(request)
    periods = [*([None] if file.sent_by else []), *range(latest, latest - YEARS, -1)]
    year = next((one for one in periods if _asked_as(one) == request.GET.get("year", "")), periods[0])
    found = cases_of(file, rules, space, year, standing).select_related("space")
    opened = set(Case.objects.read_by(standing).filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
    ready, shut = ([one for one in found if (one.pk in opened) is is_open] for is_open in (True, False))
    if request.GET.get("format") == "csv":
        return _as_file(request, rules, file, year, ready)
    shown = {
        "pathway": rules,
        "file": file,
        "period": _called(year),
        "years": [(_called(one).capitalize(), f"?year={_asked_as(one)}") for one in periods if one != year],
        "ready": ready,
        "shut": shut,
        "download": f"?year={_asked_as(year)}&format=csv" if ready and _may_take(request) else "",
        "crumbs": crumbs_to_pathway(request, rules),
    }
    return render(request, "casework/case_file.html", shown)


def _may_take(request: DeskRequest) -> bool:
    return request.standing.may(Can.EXPORT, request.space.pk)


def _as_file(request: DeskRequest, rules: Pathway, file: CaseFile, year: int | None, ready: list[Case]) -> HttpResponse:
    """One row for each case that is open to whoever asks: each is noted as read."""
    if not _may_take(request):
        raise Http404
    for case in ready:
        note_read(case, file.title)
    rows = rows_of(file, ready, rules, request.space, request.standing)
    made, title = BytesIO(), f"{file.title} {_called(year)}"
    put_csv(made, title, headings_of(file), rows)
    noting_what_is_taken(request.space)(title, len(rows))
    headers = {
        "Content-Disposition": saved_as(f"{rules.code}-{file.code}-{_asked_as(year)}.csv"),
        "Cache-Control": "no-store",
    }
    return HttpResponse(made.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _asked_as(year: int | None) -> str:
    return WAITING if year is None else str(year)


def _called(year: int | None) -> str:
    return NOT_SENT if year is None else from_april(year)
