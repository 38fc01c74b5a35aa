"""Links that keep where the person is: the same list, with one thing changed."""

from urllib.parse import urlencode


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
