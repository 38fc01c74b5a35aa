"""Why a file is not taken, in a sentence for the person who sent it."""


class FileRefused(Exception):
    """The file is not kept. ``str()`` says why and what to do."""
