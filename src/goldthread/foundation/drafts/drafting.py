"""One form of one person: what was kept of it, and keeping it again."""

from django import forms
from django.contrib import messages
from django.http import QueryDict

from goldthread.foundation.access.requests import DeskRequest
from goldthread.foundation.drafts.commands import drop_draft, keep_draft
from goldthread.foundation.drafts.queries import draft_of
from goldthread.foundation.ui.forms import ConfidentialField
from goldthread.foundation.ui.words import date

LATER = "later"
"""The name of the button "Save and come back later"."""

NOTHING_TYPED = "Nothing was kept, because nothing had been typed."

Answers = dict[str, list[str]]


class Drafting:
    """Fills an unsent form with what the person kept of it; ``kept_at`` says when that was, if ever.

    ``title`` is what Your work calls it, ``seen_version`` the version of the record that the person had before them.
    A form that is ``about`` something, such as a record or a file that was sent, is found again on Your work even if
    nothing was typed in it yet; of any other nothing is kept then.
    """

    def __init__(
        self,
        request: DeskRequest,
        step: str,
        form: forms.Form,
        *,
        title: str = "",
        seen_version: int | None = None,
        about: bool = False,
    ) -> None:
        self.request, self.step, self.form = request, step, form
        self.title, self.seen_version = title, seen_version
        self.about = about or seen_version is not None
        self.draft = draft_of(request.user.pk, request.space.pk, step, request.today)
        if self.draft and not form.is_bound:
            form.initial.update(as_typed(form, self.draft.content))

    @property
    def kept_at(self):
        return self.draft.kept_at if self.draft else None

    @property
    def kept_version(self) -> int | None:
        """The version of the record that the person saw when they kept it."""
        return self.draft.seen_version if self.draft else None

    def was_kept(self) -> bool:
        """Keep what was typed if the person asked for it, however unfinished; say so; and tell whether it was."""
        request = self.request
        if request.method != "POST" or LATER not in request.POST:
            return False
        if not self.about and self._is_as_it_was():
            messages.info(request, NOTHING_TYPED)
            return True
        draft = keep_draft(
            space=request.space,
            step=self.step,
            content=asked(self.form, request.POST),
            title=self.title,
            address=request.path,
            version=self.seen_version,
            by=request.user,
            at=request.now,
        )
        until = date(draft.expires_on)
        words = f"What you typed is kept for you until {until}. Go on from Your work, or come back to this page."
        messages.success(request, words)
        return True

    def _is_as_it_was(self) -> bool:
        """Whether the person kept nothing before, and changed nothing of what the form began with."""
        typed = (name for name in self.form.changed_data if is_kept(self.form.fields[name]))
        return self.draft is None and self.form.is_bound and not any(typed)

    def drop(self) -> None:
        """To be called when the form was sent and what it asks has happened."""
        if self.draft:
            drop_draft(space=self.request.space, step=self.step, by=self.request.user, at=self.request.now)


def is_kept(field: forms.Field) -> bool:
    """Whether an answer belongs in a draft: not what is hidden, secret, confidential or a file."""
    widget, never = field.widget, (forms.FileField, ConfidentialField)
    return not (widget.is_hidden or isinstance(widget, forms.PasswordInput) or isinstance(field, never))


def asked(form: forms.Form, sent: QueryDict) -> Answers:
    """What was typed, by the name of each box: a date has three. A field left empty is kept as empty."""
    answers: Answers = {}
    for name, field in form.fields.items():
        if is_kept(field):
            prefixed = form.add_prefix(name)
            boxes = [key for key in sent if of_field(key, prefixed)]
            answers |= {key: sent.getlist(key) for key in boxes} or {prefixed: []}
    return answers


def as_typed(form: forms.Form, content: Answers) -> dict[str, object]:
    """The kept answers as the form's own boxes read them; a field that was not asked then stays as it is."""
    data = QueryDict(mutable=True)
    for key, values in content.items():
        if values:
            data.setlist(key, values)
    return {
        name: field.widget.value_from_datadict(data, {}, form.add_prefix(name))
        for name, field in form.fields.items()
        if is_kept(field) and any(of_field(key, form.add_prefix(name)) for key in content)
    }


def of_field(key: str, name: str) -> bool:
    """Whether a box belongs to a field: some fields have several, named after it."""
    return key == name or key.startswith(f"{name}-")
