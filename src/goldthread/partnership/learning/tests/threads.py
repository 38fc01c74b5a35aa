"""A thread as somebody sees it, and what the tests of it look at."""

from collections import Counter

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.models import Review
from goldthread.partnership.learning.thread import Thread, thread_of

from .seeded import AT, SYSTEM, reading


def thread(space: Space, reference: str, standing: Standing = SYSTEM) -> Thread:
    with reading(space):
        return thread_of(Review.objects.get(reference=reference), standing, AT.date())


def titles(thread: Thread, kind: str) -> list[str]:
    return [node.title for node in thread.nodes if node.kind == kind]


def ends(thread: Thread) -> Counter[str]:
    return Counter(end.kind for end in thread.loose_ends)
