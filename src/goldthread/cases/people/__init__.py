"""Who cases are about: once in a partnership, with every fact’s source, and found again however they are written."""
