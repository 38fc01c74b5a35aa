"""Child death review: a pathway."""
