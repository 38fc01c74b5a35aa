"""Settings from files: the national schools register's own export, narrowed to an area, and lists of one's own."""
