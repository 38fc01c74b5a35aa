"""Forms of money: each asks what one command needs."""
