"""Load the published facts of boards and reviews from files: one schema and one loader for each kind."""
