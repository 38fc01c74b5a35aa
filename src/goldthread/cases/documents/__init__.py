"""Documents that people put on a case: reports, letters that came, minutes. They go with their case."""
