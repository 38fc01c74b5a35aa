"""How long codes of a declaration may be: as long as the columns that keep them."""

LONGEST_CODE = 40
"""Of a pathway, a stage, a step and an outcome."""
LONGEST_CLOCK = 20
LONGEST_CITATION = 300
"""Of a limit, with all that is told besides: why it holds, and which event it counts from."""
LONGEST_OUTCOME = 100
"""Of an outcome of a partnership’s own, in words."""
LONGEST_MEANING = 500
"""What is told beside such an outcome where it is chosen."""
