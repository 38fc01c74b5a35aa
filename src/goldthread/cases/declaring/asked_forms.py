"""What a pathway asks agencies to fill in: asked by information requests, kept as a step of the case when it comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

OF_REQUESTS = ("form", "agencies", "about", "asked", "purpose", "working_days")
OF_REPLIES = ("answer", "words", "relevance", "third_party", "sensitive", "told_by", "replied_on", "replied_time")
"""What every request and every reply asks: no field of a form is called so."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """The form as agencies of some ``kinds`` get it; the one that names none is for all others.

    ``fields`` are those of the record that the agency fills in, ``said`` what the record says of it besides.
    """

    fields: tuple[str, ...]
    said: Mapping[str, object] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AskedForm:
    """A form that agencies send back ("Reporting form"). Asking for it is an information request: its lanes are the
    agencies, its reminders chase them, and what comes back in a lane is the record of a step.

    ``asked`` and ``purpose`` are what the request says where whoever asks writes nothing else. ``sent`` is the step
    that is recorded when it is asked for; ``asks_with_it`` are fields of its record that are asked then. ``came`` is
    the step that is recorded when an agency sends it back; in its record ``agency`` holds the agency, and ``all_in``
    whether nobody is waited for any more, as far as its own rule agrees. ``nothing`` is what the record says where an
    agency replies that it knows nothing.
    """

    code: str
    title: str
    asked: str
    purpose: str
    sent: str
    came: str
    agency: str
    all_in: str
    versions: tuple[Version, ...]
    nothing: Mapping[str, object]
    asks_with_it: tuple[str, ...] = ()

    def version_for(self, kind: str) -> Version:
        """The one for a kind of agency."""
        return next((one for one in self.versions if kind in one.kinds), self.versions[-1])
