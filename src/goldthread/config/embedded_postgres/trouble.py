"""What goes wrong, said so that the reader knows what to do."""


class CannotStart(Exception):
    """The server cannot run here; the message says why and what to change."""
