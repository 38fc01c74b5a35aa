"""Documents made from the records: a committee paper, a plan, a summary, as page, PDF and Word.

A part above declares a kind of document and gathers its sections as plain blocks, each statement with its source. The
same blocks become a web page, a tagged PDF and a Word file; once made, they are kept as they were.
"""
