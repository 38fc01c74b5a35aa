"""Children of open cases who come of age soon, or did already, are listed for those who run the pathway."""
