"""Forms of the partnership's organisation. They check shape; commands decide."""
