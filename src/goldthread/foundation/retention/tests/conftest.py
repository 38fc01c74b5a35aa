"""Two people who decide, and a ledger of the test's own."""

import pytest

from goldthread.foundation.retention.factories import old_evidence, somebody


@pytest.fixture
def ledger_file(settings, tmp_path):
    settings.DESTRUCTION_LEDGER = tmp_path / "destructions.jsonl"
    return settings.DESTRUCTION_LEDGER


@pytest.fixture
def coordinator(partnership):
    return somebody(partnership, "coordinator", "Robin")


@pytest.fixture
def manager(partnership):
    return somebody(partnership, "partnership_manager", "Morgan")


@pytest.fixture
def register(partnership, store):
    return old_evidence(partnership, with_file=True)
