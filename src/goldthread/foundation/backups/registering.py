"""What other parts have to do with a backup: data that stays out of it, and what is done once it is restored."""

from collections.abc import Callable
from datetime import datetime

LEFT_OUT = (
    "wall_key",
    "wall_key_before",
    "wall_connection",
    "django_session",
    "account_sign_in",
    "axes_accessattempt",
    "axes_accessattemptexpiration",
    "axes_accessfailurelog",
    "axes_accesslog",
    "job_progress",
)
"""Tables whose rows no archive holds: what signs passages, sign-ins, wrong tries, how far a job is."""

AFTER_RESTORE: list[Callable[[datetime], list[str]]] = []
"""Called when a database is restored and still shut to everybody else, in this order, with the time; each gives
sentences for the report. What was destroyed since the backup was made is destroyed again here, before it is read."""
