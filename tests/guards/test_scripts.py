"""What starts the program on a machine does its steps in an order that holds."""

from .house import ROOT


def test_the_demonstration_knows_its_address_before_it_is_loaded():
    """A letter that it has sent holds the address under which it is opened."""
    steps = (ROOT / "script" / "demo").read_text()

    assert 0 < steps.index("export GOLDTHREAD_ADDRESS=") < steps.index("demo load")
