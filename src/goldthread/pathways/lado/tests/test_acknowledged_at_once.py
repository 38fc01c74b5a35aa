"""Lateness is explained anew while somebody acknowledges it unseen: what was acknowledged stays so."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.commands.on_clocks import acknowledge_unseen, explain_breach
from goldthread.foundation.timekeeping.tests.test_at_once import PATIENCE_SECONDS, somebody_waits
from goldthread.foundation.wall.passage import opened
from goldthread.pathways.lado.tests.clocks import only
from goldthread.pathways.lado.tests.test_acknowledging_unseen import WORDS, as_kept, breach, case

__all__ = ["breach", "case"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_what_is_acknowledged_meanwhile_the_explainer_is_told(partnership, case, breach, officer, manager):
    clock = only(case, "LADO-02")

    def explain():
        try:
            explain_breach(clock=clock, reason="other", words="Said anew.", by=officer, at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with opened(actor=manager.pk, writing=partnership.pk):
            acknowledge_unseen(breach=breach, by=manager, at=timezone.now())
            again = other.submit(explain)
            assert somebody_waits()
        with pytest.raises(Refused, match="has been acknowledged"):
            again.result(timeout=PATIENCE_SECONDS)

    kept = as_kept(breach)
    assert (kept.acknowledged_by_id, kept.words) == (manager.pk, WORDS)
