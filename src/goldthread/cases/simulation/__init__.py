"""Made-up cases of every pathway, for practice and for measuring: planned from the declaration, with a seed.

A plan says what happens in each case, when, and who records it. It is carried out by the commands that people use, or
as rows by COPY, and both leave the same. No line here knows a pathway; one that wants its cases to look like those of
a real board has a ``simulation.py`` in its folder.
"""
