"""Forms about governing documents, one for each thing that happens to them."""
