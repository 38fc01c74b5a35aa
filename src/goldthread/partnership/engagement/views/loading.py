"""The door for the schools register's own file: narrowed to an area, then looked at line by line like any file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.foundation.access.doors import access
from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.access.roles import Can
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.imports.commands import take_in_hand
from goldthread.foundation.imports.kinds import KINDS, may_bring
from goldthread.partnership.engagement.forms import SchoolsRegisterForm
from goldthread.partnership.engagement.register.export import narrowed
from goldthread.partnership.engagement.register.kind import Settings
from goldthread.partnership.engagement.views.in_sight import crumbs_to_settings


@access(Can.IMPORT)
def schools_register(request: DeskRequest) -> HttpResponse:
    """Send the register's file and say whose schools are wanted. Every line is shown before anything is recorded."""
    space, kind = request.space, KINDS[Settings.code]
    form = SchoolsRegisterForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = narrowed(file.file, form.area)
            in_hand = take_in_hand(
                space=space, kind=kind, file_name=csv_name(file.name), data=found.data, by=request.user, at=request.now
            )
            return redirect("file_answers", space.slug, in_hand.pk)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    shown = {
        "form": form,
        "may_bring": may_bring(kind, request.standing, space.pk),
        "crumbs": crumbs_to_settings(space),
    }
    return render(request, "engagement/schools_register.html", shown)


def csv_name(name: str) -> str:
    """What was sent in a ZIP file is a CSV file."""
    return f"{name.rpartition('.')[0]}.csv" if name.lower().endswith(".zip") else name
