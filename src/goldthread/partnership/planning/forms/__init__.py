"""Forms of planning: each asks what one command needs."""
