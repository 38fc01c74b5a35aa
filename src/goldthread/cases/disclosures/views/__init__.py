"""Pages of what one area tells another of a case: of whoever tells, and of whoever is told."""
