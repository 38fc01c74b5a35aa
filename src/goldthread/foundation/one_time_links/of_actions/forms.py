"""Forms by which an agency is asked about an action, by which it answers, and by which the link is revoked."""

from typing import Any

from goldthread.foundation.one_time_links.forms import EndLink, SendLink
from goldthread.foundation.one_time_links.of_actions.answer import report_by_link
from goldthread.foundation.one_time_links.of_actions.commands import ask_by_link, revoke_link
from goldthread.foundation.one_time_links.of_actions.models import Asking
from goldthread.foundation.progress.forms import ReportProgress


class AskByLink(SendLink):
    def ask(self, **given: Any) -> int | None:
        return self.carry_out(ask_by_link, to=self.to, expires_at=self.ends_at, **given)


class RevokeLink(EndLink):
    def revoke(self, **given: Any) -> int | None:
        return self.carry_out(revoke_link, why=self.cleaned_data["why"], **given)


class ReportByLink(ReportProgress):
    """The form on which progress is reported, for the one agency that was asked."""

    def __init__(self, *sent: Any, asking: Asking, **options: Any) -> None:
        super().__init__(*sent, owners=[asking.agency], **options)

    def send_answer(self, **given: Any) -> int | None:
        return self.carry_out(report_by_link, said=self._said, **given)
