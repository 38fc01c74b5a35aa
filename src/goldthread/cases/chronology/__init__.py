"""The chronology of a case: each agency tells in its own lane what happened when, and the lanes are merged."""
