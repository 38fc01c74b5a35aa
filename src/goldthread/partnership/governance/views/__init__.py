"""Pages of a partnership's organisation."""
