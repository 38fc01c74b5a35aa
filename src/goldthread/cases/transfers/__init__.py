"""A case goes to adults' services or to another area, and comes from there: steps that any pathway may declare."""
