"""The pages on which a person brings a file: send it, match it, look at every line, load it, undo it."""
