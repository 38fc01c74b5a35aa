"""Pages before publication."""
