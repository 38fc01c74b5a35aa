"""Links that keep where the person is: the same list, with one thing changed."""

from urllib.parse import urlencode

from goldthread.foundation.ui.date_fields import PARTS, DateParts
from goldthread.foundation.ui.looks import choices_of


def link_with(query, **changes) -> str:
    """This page's address with some query values replaced; None takes one away.

    `query` is `request.GET`. Changing anything but the page goes back to the first page, because page 7 of
    another list means nothing.
    """
    values = {name: query.getlist(name) for name in query}
    if "page" not in changes:
        values.pop("page", None)
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = list(value) if isinstance(value, (list, tuple)) else [value]
    return "?" + urlencode(values, doseq=True)


def filters_on(form, query) -> list[dict[str, str]]:
    """The filters that narrow a list now: label, chosen answer in words, and the address without it."""
    return [filter_on for bound in form.visible_fields() for filter_on in filters_of(bound, query)]


def filters_of(bound, query) -> list[dict[str, str]]:
    """What one field of a filter form adds: one entry for each answer ticked. Of what was typed, what the box holds.

    What it holds from the beginning narrows nothing.
    """
    name = bound.html_name
    if isinstance(bound.field.widget, DateParts):
        names = [f"{name}-{part}" for part in PARTS]
        typed = " ".join(query.get(part, "") for part in names).strip()
        href = link_with(query, **dict.fromkeys(names))
        return [{"label": bound.label, "text": typed, "href": href}] if typed else []
    words = {str(value): str(text) for value, text in choices_of(bound)}
    usual = bound.field.initial
    given = [value for value in query.getlist(name) if value and (usual is None or value != str(usual))]
    return [
        {
            "label": bound.label,
            "text": words.get(value, "Yes" if value == "on" else bound.form.data.get(name, value)),
            "href": link_with(query, **{name: [other for other in given if other != value] or None}),
        }
        for value in given
    ]
