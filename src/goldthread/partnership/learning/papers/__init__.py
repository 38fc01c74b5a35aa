"""Documents about a review: the paper for a scrutiny committee, the action plan, the board's response, a summary."""
