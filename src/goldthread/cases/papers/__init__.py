"""Papers about a case on which nobody is named, for those who may not know whom it is about."""
