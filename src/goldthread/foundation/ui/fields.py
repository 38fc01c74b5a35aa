"""Django form fields as GOV.UK components: `{{ field(form["name"]) }}`, `{{ form_fields(form) }}`."""

from dataclasses import replace

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from django.utils.html import format_html
from markupsafe import Markup

from goldthread.foundation.ui import govuk, one_box, several_boxes
from goldthread.foundation.ui.date_fields import DateParts
from goldthread.foundation.ui.looks import Look, id_of
from goldthread.foundation.ui.time_fields import TimeBox

RENDERERS = {
    forms.HiddenInput: one_box.hidden,
    forms.CheckboxInput: several_boxes.single_checkbox,
    forms.CheckboxSelectMultiple: several_boxes.checkboxes,
    forms.SelectMultiple: several_boxes.checkboxes,
    forms.RadioSelect: several_boxes.radios,
    forms.Select: one_box.select_box,
    forms.Textarea: one_box.text_area,
    forms.PasswordInput: one_box.password,
    forms.FileInput: one_box.file_upload,
    TimeBox: one_box.time_box,
    Input: one_box.text_box,
    DateParts: several_boxes.date_boxes,
}


def field(bound: BoundField, **options) -> Markup:
    """One form field as the matching component, with label, hint, error and what was typed."""
    kinds = type(bound.field.widget).__mro__
    draw = next((RENDERERS[kind] for kind in kinds if kind in RENDERERS), None)
    if draw is None:
        raise TypeError(f"No component for {kinds[0].__name__}: add it to RENDERERS in ui/fields.py")
    look = Look.of(bound, options)
    return draw(bound, replace(look, conditional={**look.conditional, **revealed_by(bound)}))


def revealed_by(bound: BoundField) -> dict[str, Markup]:
    """The form's fields that are asked only with one of this field's answers, by answer."""
    revealed: dict[str, Markup] = {}
    for name, options in getattr(bound.form, "looks", {}).items():
        parent, value = options.get("shown_with") or ("", "")
        if parent == bound.name:
            revealed[value] = revealed.get(value, Markup()) + field(bound.form[name])
    return revealed


def form_fields(form, only=None, **options) -> Markup:
    """All fields of a form in order, hidden ones first, under the form's section headings if it has any.

    `only` names the fields wanted; `options` is a look for all of them.
    """
    looks = getattr(form, "looks", {})
    drawn = list(form.hidden_fields())
    shown = [
        bound
        for bound in form.visible_fields()
        if not looks.get(bound.name, {}).get("shown_with") and (only is None or bound.name in only)
    ]
    return Markup().join([*(field(bound) for bound in drawn), *in_sections(form, shown, options)])


def in_sections(form, bounds: list[BoundField], options: dict) -> list[Markup]:
    """Fields with a heading before the first of each section."""
    first_of = {names[0]: title for title, names in getattr(form, "sections", ()) if names}
    parts = []
    for bound in bounds:
        if bound.name in first_of:
            heading = format_html('<h2 class="govuk-heading-m gt-section">{}</h2>', first_of[bound.name])
            parts.append(Markup(heading))
        parts.append(field(bound, **options))
    return parts


def summary_items(form) -> list[dict]:
    """Every error of a form or formset, linked to the box that can mend it."""
    if hasattr(form, "management_form"):
        return [{"text": e} for e in form.non_form_errors()] + [i for f in form for i in summary_items(f)]
    items = [{"text": error} for error in form.non_field_errors()]
    for bound in form:
        target = None if bound.is_hidden else f"#{id_of(bound)}"
        if isinstance(bound.field.widget, DateParts) and bound.errors:
            target = f"{target}-{several_boxes.faulty_parts(bound)[0]}"
        items += [{"text": error, "href": target} for error in bound.errors]
    return items


def error_summary(*forms_on_page, focus: bool = True) -> Markup:
    """The list of what is wrong, at the top of the page and focused when it loads; nothing if all is well."""
    items = [item for form in forms_on_page if form.is_bound for item in summary_items(form)]
    if not items:
        return Markup()
    return govuk.render(
        "error-summary",
        titleText="There is a problem",
        errorList=items,
        disableAutoFocus=None if focus else True,
    )
