"""Access that explains itself: who was given sight of a record and why, and from whom a conflict of interest hides it.

A kind of record takes part by registering (``registry``), and asks ``queries.granted`` and
``queries.hidden_by_conflict`` in its own ``visible_to``.
"""
