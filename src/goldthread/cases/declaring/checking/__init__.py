"""Whether a declaration can be: checked when it loads, and all that is wrong with it is said at once."""
