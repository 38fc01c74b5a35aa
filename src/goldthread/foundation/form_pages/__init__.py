"""A page with one form that ends in one command: how nearly everything is recorded.

A form class says what is asked and which command it ends in::

    class ChangeAgency(CommandForm):
        name = forms.CharField(max_length=200)

        def change(self, **given):
            return self.carry_out(change_agency, name=self.cleaned_data["name"], **given)

A view has three sentences: find the record, say what the page is, answer::

    @access(Can.RECORD_ORGANISATION)
    def change(request, agency):
        found = get_object_or_404(Agency, space=request.space, pk=agency)
        form = ChangeAgency(*sent(request), seen=found, initial={"name": found.name})
        page = FormPage(title="Change the agency", done="It was saved.", back=…, step=f"change-agency-{found.pk}")
        return answered(request, page, form, form.change, agency=found)

That gives: a form sent twice happens once; a refusal is said at its field; with a ``step``, what was typed can be kept
for later; and if the record was changed meanwhile, the page says by whom, shows both versions side by side and lets
the person save again. Nothing typed is lost.

Where a page is about one record and goes back to it, the three sentences are declared (``about.FormAbout``), and a part
says once for all its pages how a record is found and where it stands::

    acknowledge = about_complaint(
        form=OnADay, send=OnADay.acknowledge, open_if=check_acknowledgement_awaited, title="Record the acknowledgement"
    )

``open_if`` is the very check of the command: a form whose time is over says so at once.
"""
