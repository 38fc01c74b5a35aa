"""Pages of chronologies."""
