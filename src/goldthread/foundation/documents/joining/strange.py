"""What goes wrong inside a PDF that opens and yet is not made as it should be."""

from pikepdf import PikepdfError

STRANGE = (PikepdfError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RuntimeError)
"""Any part may be of another kind than the norm says, and every use of it then fails in a way of its own."""
