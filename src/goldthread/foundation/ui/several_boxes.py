"""Form fields that are several boxes under one legend: radios, checkboxes, dates."""

from django.forms.boundfield import BoundField
from markupsafe import Markup

from goldthread.foundation.ui import govuk
from goldthread.foundation.ui.date_fields import PARTS, DateError, typed_parts
from goldthread.foundation.ui.looks import Look, choices_of, grouped, id_of, label_of, shared


def choice_items(bound: BoundField, look: Look) -> list[dict]:
    """Radios or checkboxes, with hints and what an answer reveals."""
    chosen = bound.field.widget.format_value(bound.value())
    reveals = look.conditional
    return [
        {
            "value": str(value),
            "text": str(text),
            "checked": str(value) in chosen,
            "hint": {"text": look.hints[str(value)]} if str(value) in look.hints else None,
            "conditional": {"html": reveals[str(value)]} if str(value) in reveals else None,
        }
        for value, text in choices_of(bound)
        if str(value) != ""
    ]


def shown_by_style(html: Markup) -> Markup:
    """Leave it to the style sheet to reveal what goes with an answer: it works without JavaScript.

    The component's own script would put aria-expanded on a radio, where ARIA does not allow it.
    """
    return Markup(html.replace(Markup(' data-aria-controls="'), Markup(' data-gt-reveals="')))


def radios(bound: BoundField, look: Look) -> Markup:
    """One answer of several, all to be seen."""
    items = choice_items(bound, look)
    plain = not any(item["hint"] or item["conditional"] for item in items)
    short = len(items) == 2 and plain and all(len(item["text"]) < 12 for item in items)
    inline = look.inline if look.inline is not None else short
    classes = [f"govuk-radios--{kind}" for kind, on in (("inline", inline), ("small", look.small)) if on]
    return shown_by_style(
        govuk.render(
            "radios",
            grouped(bound, look),
            name=bound.html_name,
            idPrefix=id_of(bound),
            items=items,
            classes=" ".join(classes),
        )
    )


def checkboxes(bound: BoundField, look: Look) -> Markup:
    """Any number of answers."""
    return shown_by_style(
        govuk.render(
            "checkboxes",
            grouped(bound, look),
            name=bound.html_name,
            idPrefix=id_of(bound),
            items=choice_items(bound, look),
            classes="govuk-checkboxes--small" if look.small else "",
        )
    )


def single_checkbox(bound: BoundField, look: Look) -> Markup:
    """One thing to tick. Its hint stands under its own label."""
    params = shared(bound, look)
    item = {
        "value": "on",
        "text": label_of(bound, look),
        "checked": bool(bound.value()),
        "hint": params.pop("hint"),
        "disabled": params.pop("disabled"),
        "attributes": params.pop("attributes"),
    }
    classes = "govuk-checkboxes--small" if look.small else ""
    return govuk.render(
        "checkboxes", params, name=bound.html_name, idPrefix=id_of(bound), items=[item], classes=classes
    )


def date_boxes(bound: BoundField, look: Look) -> Markup:
    """Day, month and year, marking only the boxes at fault."""
    typed = typed_parts(bound.value())
    faulty = faulty_parts(bound)
    own = bound.field.widget.attrs.get("autocomplete")
    items = [
        {
            "name": part,
            "label": part.title(),
            "value": typed[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if part in faulty else ""),
            "autocomplete": f"{own}-{part}" if own else None,
            "inputmode": "text" if part == "month" and typed[part].isalpha() else None,
        }
        for part in PARTS
    ]
    params = grouped(bound, look)
    params["attributes"] = {}
    return govuk.render("date-input", params, id=id_of(bound), namePrefix=bound.html_name, items=items)


def faulty_parts(bound: BoundField) -> tuple[str, ...]:
    """The boxes of a date that its errors are about; all of them unless an error knows better."""
    errors = bound.form.errors.as_data().get(bound.name, [])
    known = [part for error in errors if isinstance(error, DateError) for part in error.parts]
    return tuple(known) or (PARTS if errors else ())
