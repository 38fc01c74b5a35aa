"""Pages of the forward plan."""
