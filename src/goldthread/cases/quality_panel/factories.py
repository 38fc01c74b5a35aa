"""What a panel finds, for tests."""

from datetime import date
from typing import Any

SAID_BY_PANEL: dict[str, Any] = {
    "panel": "Quality Assurance Panel",
    "sat": "Head of safeguarding, service manager, designated nurse",
    "found": "The plan is sound, and the next step is late.",
    "again_on": date(2027, 3, 1),
}
