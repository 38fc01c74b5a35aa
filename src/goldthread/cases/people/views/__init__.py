"""Pages of people: in their cases, and of one person."""
