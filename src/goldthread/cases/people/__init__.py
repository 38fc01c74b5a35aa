"""Who cases are about: how two descriptions are known to be of one person, and the numbers that others gave them."""
