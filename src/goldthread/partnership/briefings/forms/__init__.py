"""Forms about briefings."""
