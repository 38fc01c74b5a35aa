"""Who cases are about: how two descriptions of a person are known to be of one, and numbers that say who somebody is."""
