"""What parts above show at the foot of the pages of records, whatever these are: where one was talked over.

A page asks for it with ``{{ under_record(record) }}``, of several of one kind at once. Parts register what they show in
their ``AppConfig.ready``.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

Shown = Callable[[Any, Any], Any]
"""It is told the records, which are of one kind, and what the person who asks holds."""

UNDER_RECORDS: dict[str, Shown] = {}
"""By template, which is told it as ``shown``; nothing is printed where there is nothing to show."""


def register_under_records(template: str, shown: Shown) -> None:
    UNDER_RECORDS[template] = shown


@pass_context
def under_record(context: Context, *records: Any) -> Markup:
    """What is shown of a record, or of several, as far as whoever asks may see it."""
    standing, found = context["request"].standing, Markup("")
    for template, shown_of in UNDER_RECORDS.items():
        if shown := shown_of(records, standing):
            page = context.environment.get_template(template)
            # What a template of ours draws is escaped already.
            found += Markup(page.render({**context.get_all(), "shown": shown}))
    return found
