"""Pages of matters raised with a board."""
