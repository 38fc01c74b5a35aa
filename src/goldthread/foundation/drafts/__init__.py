"""What was typed and not yet sent: any form can offer "Save and come back later".

In a view, with a form of ``ui.forms`` and a step that names the form (and the record, if it is about one)::

    form = AddAgency(request.POST or None)
    draft = Drafting(request, "add-agency", form)
    if draft.was_kept():
        return redirect("agencies", request.space.slug)
    if form.is_valid() and (number := form.add(space=request.space, by=request.user, at=request.now)):
        draft.drop()
        return redirect(...)
    return render(request, "…", {"form": form, "draft": draft})

In its template, above the form and among its buttons::

    {% import "drafts/later.html" as later %}
    {{ later.note(draft) }}
    {{ later.button() }}

A draft holds only what is asked on the page: no hidden values, no passwords, no files. Only who typed it reads it.
"""
