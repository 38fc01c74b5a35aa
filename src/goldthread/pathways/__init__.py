"""One folder for each pathway: its declaration, its typed records, and only what is peculiar to it."""
