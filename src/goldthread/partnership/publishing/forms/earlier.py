"""Forms about a review that was published before it was recorded here."""

from typing import Any

from django import forms

from goldthread.foundation.form_pages.command_form import CommandForm
from goldthread.foundation.ui.forms import DateField
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.commands.earlier import (
    Published,
    confirm_published_before,
    said_of,
    say_published_before,
    take_published_before_back,
)

SAID = ("published_on", "place", "link")


class SayPublishedBefore(CommandForm):
    """When and where it was published."""

    published_on = DateField(label="When it was published")
    place = forms.CharField(
        max_length=300, label="Where it was published", help_text="Such as “The partnership’s website”"
    )
    link = forms.URLField(
        max_length=500,
        label="Link to where it stands or stood",
        help_text="Whoever confirms it looks there",
        assume_scheme="https",
    )

    def say(self, **given: Any) -> int | None:
        published = Published(**{name: self.cleaned_data[name] for name in SAID})
        return self.carry_out(say_published_before, published=published, **given)


class ConfirmPublishedBefore(CommandForm):
    """Nothing is asked: what was said stands on the page."""

    def confirm(self, **given: Any) -> int | None:
        return self.carry_out(confirm_published_before, **given)


class TakePublishedBeforeBack(CommandForm):
    """It was a mistake."""

    def take_back(self, **given: Any) -> int | None:
        return self.carry_out(take_published_before_back, **given)


def said_before(review: Review) -> dict[str, Any]:
    """What the form begins with."""
    said = said_of(review)
    return {name: getattr(said, name) for name in SAID} if said else {}
