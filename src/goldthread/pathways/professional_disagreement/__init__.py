"""Agencies disagree about what a child needs, and take it up in stages until it is settled."""
