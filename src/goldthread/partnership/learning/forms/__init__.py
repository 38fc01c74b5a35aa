"""Forms of learning. Each ends in one command."""
