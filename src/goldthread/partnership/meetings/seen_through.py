"""What is seen through meetings: the files of their papers, and what was decided at them."""

from goldthread.foundation.decisions.models import SEEN_THROUGH as DECISIONS
from goldthread.foundation.files.models import SEEN_THROUGH as FILES
from goldthread.partnership.meetings.deciding import decisions_seen
from goldthread.partnership.meetings.models import Paper


def register() -> None:
    FILES.register(lambda standing: Paper.objects.visible_to(standing).values("file"))
    DECISIONS.register(decisions_seen)
