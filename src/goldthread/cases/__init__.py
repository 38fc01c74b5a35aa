"""The case engine: one run of a statutory or customary process about one or more people, whatever the pathway."""
