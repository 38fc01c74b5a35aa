"""What a form page says and where it leads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TEMPLATE = "form_pages/page.html"


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """The words of a form page and where it leads.

    ``back`` is where the person came from and goes again, ``done`` what they are told there. ``to`` makes of what the
    command gave another address to go to. With a ``step``, which names the form and its record, what was typed can be
    kept for later: for forms in which a person types more than a line. ``added`` gives in sentences what was said of
    the record last, for a form that adds to it: whoever finds that another was quicker reads it beside what they typed.
    ``since`` gives in sentences what became of the record since a version, where its own history tells more than who
    changed it. ``template`` may extend the usual one, and prints ``more``.
    """

    title: str
    back: str
    done: str = ""
    caption: str = ""
    intro: str = ""
    button: str = "Save"
    danger: bool = False
    step: str = ""
    crumbs: Sequence[dict[str, str]] = ()
    to: Callable[[Any], str] | None = None
    added: Callable[[], Sequence[str]] | None = None
    since: Callable[[int], Sequence[str]] | None = None
    template: str = TEMPLATE
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the page is called away from its place: "Change the review: Child Q"."""
        return f"{self.title}: {self.caption}" if self.caption else self.title

    def after(self, result: Any) -> str:
        """Where to go when it is done."""
        return self.to(result) if self.to and result is not None else self.back
