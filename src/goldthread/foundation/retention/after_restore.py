"""Once a backup is restored, and before anybody can read it: what was destroyed since is destroyed again."""

from datetime import datetime

from django.conf import settings

from goldthread.foundation.retention import ledger
from goldthread.foundation.ui.words import listed, plural

FOR_A_PERSON = {
    ledger.HELD: "under a hold",
    ledger.NEEDED: "still needed by another record",
    ledger.IN_DOUBT: "intended, and not known to have been carried out",
    ledger.OTHER: "another record under the same number",
    ledger.NO_SPACE: "of a partnership that is not here",
}
"""What a replay leaves, and why it does."""


def destroy_again(at: datetime) -> list[str]:
    """Go through the ledger of this machine, and tell of it in sentences."""
    path = settings.DESTRUCTION_LEDGER
    if path is None:
        return ["No ledger of destructions is named, so what was destroyed since the backup may be back."]
    if not path.exists():
        return [f"The ledger of destructions, {path}, is not there: nothing was ever destroyed, or it was lost."]
    counts = ledger.replay(path)
    said = [
        f"The ledger of destructions was gone through: {plural(counts[ledger.DESTROYED], 'record')} destroyed again."
    ]
    left = [f"{counts[name]} {words}" for name, words in FOR_A_PERSON.items() if counts[name]]
    if left:
        said.append(f"Not destroyed: {listed(left)}. Look at the page Retention before anybody works here.")
    if counts[ledger.UNREADABLE]:
        said.append(f"{plural(counts[ledger.UNREADABLE], 'line')} of the ledger cannot be read: look at the file.")
    return said
