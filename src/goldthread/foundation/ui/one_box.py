"""Form fields that are one box: text, numbers, passwords, files, drop-down lists, hidden values."""

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from markupsafe import Markup

from goldthread.foundation.records.long_text import LONGEST_TEXT
from goldthread.foundation.ui import govuk
from goldthread.foundation.ui.looks import Look, choices_of, label_of, labelled, value_of


def text_classes(bound: BoundField, look: Look) -> str:
    """The width, if it was given: characters or a share of the column."""
    if not look.width:
        return bound.field.widget.attrs.get("class", "")
    return f"govuk-input--width-{look.width}" if look.width.isdigit() else f"govuk-!-width-{look.width}"


def text_box(bound: BoundField, look: Look) -> Markup:
    """One line of text. Numbers are text with a number keyboard: browsers spoil `type=number`."""
    widget, attrs = bound.field.widget, bound.field.widget.attrs
    is_number = isinstance(widget, forms.NumberInput)
    is_email = isinstance(widget, forms.EmailInput)
    decimal = isinstance(bound.field, (forms.DecimalField, forms.FloatField))
    number_keys = ("decimal" if decimal else "numeric") if is_number else None
    return govuk.render(
        "input",
        labelled(bound, look),
        type="text" if is_number else widget.input_type,
        value=value_of(bound),
        classes=text_classes(bound, look) or ("govuk-input--width-5" if is_number else ""),
        autocomplete=attrs.get("autocomplete"),
        inputmode=attrs.get("inputmode") or number_keys,
        spellcheck=False if is_email or attrs.get("spellcheck") == "false" else None,
        prefix={"text": look.prefix} if look.prefix else None,
        suffix={"text": look.suffix} if look.suffix else None,
    )


def time_box(bound: BoundField, look: Look) -> Markup:
    """A time of day, as wide as one, and heard with whose it is."""
    params = labelled(bound, look)
    if whose := getattr(bound.field, "whose", ""):
        heard = format_html('{}<span class="govuk-visually-hidden">: {}</span>', label_of(bound, look), whose)
        params["label"] |= {"text": None, "html": Markup(heard)}
    classes = text_classes(bound, look) or "govuk-input--width-10"
    return govuk.render("input", params, type="text", value=value_of(bound), classes=classes)


def text_area(bound: BoundField, look: Look) -> Markup:
    """Several lines, with a character count where a field says its own limit. Typing past the limit is not stopped.

    Nobody counts up to what the house takes at most: whoever pastes more is told so.
    """
    limit = getattr(bound.field, "max_length", None)
    params = {**labelled(bound, look), "rows": look.rows, "value": value_of(bound)}
    if limit and limit < LONGEST_TEXT:
        return govuk.render("character-count", params, maxlength=limit)
    return govuk.render("textarea", params, autocomplete=bound.field.widget.attrs.get("autocomplete"))


def password(bound: BoundField, look: Look) -> Markup:
    """With a Show button; what was typed is not sent back."""
    return govuk.render(
        "password-input",
        labelled(bound, look),
        autocomplete=bound.field.widget.attrs.get("autocomplete", "current-password"),
    )


def file_upload(bound: BoundField, look: Look) -> Markup:
    """Browsers never keep a chosen file, so after an error the hint asks for it again.

    A field that keeps what it received says so (``held``, with its ``words`` and ``ticket``) and is not sent it twice.
    """
    params = labelled(bound, look)
    held = getattr(bound, "held", None)
    if held:
        params["hint"] = {"text": f"{held.words} is held: you need not send it again. Choose another to replace it."}
    elif bound.form.is_bound and bound.html_name in bound.form.files:
        again = "Choose the file again: your browser does not keep it after an error."
        params["hint"] = {"text": f"{bound.help_text} {again}".strip()}
    multiple = True if bound.field.widget.attrs.get("multiple") else None
    box = govuk.render("file-upload", params, javascript=True, multiple=multiple)
    return box + ticket_of(bound, held.ticket) if held else box


def ticket_of(bound: BoundField, ticket: str) -> Markup:
    """What lets the form claim the file that it sent before."""
    return Markup(format_html('<input type="hidden" name="{}-ticket" value="{}">', bound.html_name, ticket))


def select_box(bound: BoundField, look: Look) -> Markup:
    """A drop-down list; an empty answer without words says what to do instead of showing dashes."""
    chosen = bound.field.widget.format_value(bound.value())
    items = [
        {
            "value": str(value),
            "text": str(text).strip("-") or "Select from the list",
            "selected": str(value) in chosen,
        }
        for value, text in choices_of(bound)
    ]
    return govuk.render("select", labelled(bound, look), items=items, classes=text_classes(bound, look))


def hidden(bound: BoundField, look: Look) -> Markup:
    """Carried along, not shown."""
    value = bound.field.widget.format_value(bound.value())
    values = value if isinstance(value, list) else [value]
    row = '<input type="hidden" name="{}" value="{}">'
    return Markup(format_html_join("", row, ((bound.html_name, "" if v is None else v) for v in values)))
