"""One content, three forms: a page, a tagged PDF, a Word file."""
