"""Questions about a partnership that join several kinds of record."""
