"""What every record of a case has, whatever its step asks."""

OWN_FIELDS = (
    "id",
    "space",
    "version",
    "recorded_at",
    "case",
    "happened_at",
    "came",
    "recorded_by",
    "agency",
    "outcome_here",
)
"""The rest is what its step asks; these nobody is asked."""
