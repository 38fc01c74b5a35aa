"""Several PDFs joined into one: numbered pages, bookmarks, and the tags of each kept for those who hear it read."""

from goldthread.foundation.documents.joining.bundle import Bundle, NotAPdf, checked, leads_to_page

__all__ = ["Bundle", "NotAPdf", "checked", "leads_to_page"]
