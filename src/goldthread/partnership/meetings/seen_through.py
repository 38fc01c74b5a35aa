"""What is seen through meetings: the files of their papers, and what was decided at them."""

from django.db.models import OuterRef

from goldthread.foundation.decisions.models import SEEN_THROUGH as DECISIONS
from goldthread.foundation.files.models import SEEN_THROUGH as FILES
from goldthread.partnership.meetings.deciding import decided_under_what_is_seen
from goldthread.partnership.meetings.models import Paper


def register() -> None:
    FILES.register(lambda standing: Paper.objects.visible_to(standing).filter(file=OuterRef("pk")))
    DECISIONS.register(decided_under_what_is_seen)
