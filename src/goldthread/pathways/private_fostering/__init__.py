"""Children whom somebody other than a close relative looks after by private arrangement, from a notice to the end."""
