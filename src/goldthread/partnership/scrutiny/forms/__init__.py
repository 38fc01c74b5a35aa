"""Forms of the independent scrutineer, and of those who answer them."""
