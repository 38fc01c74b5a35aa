"""Forms about a case in which nobody may be named yet: what reads like a name is told as on the form of a step."""

from typing import Any

from goldthread.foundation.looking.careful_form import CarefulForm

TO_FIND = "What an agency needs to find {people} in its records, such as name, date of birth and address. {reads}"


class CarefulInCase(CarefulForm):
    """Watches the fields that ``may_name`` people, as long as nobody may be named in the case."""

    may_name: tuple[str, ...] = ()

    def __init__(self, *sent: Any, unnamed: str, **options: Any) -> None:
        """``unnamed`` says who is not named in the case as it stands, and what to do instead; nothing where people may
        be named.
        """
        if unnamed:
            self.watched, self.unnamed = self.may_name, unnamed
        super().__init__(*sent, **options)


class AsksAbout(CarefulInCase):
    """Asks agencies about the people of a case. Its field ``about`` says how an agency finds them, as long as they may
    be named.
    """

    reads = ""
    """What an agency reads of it."""

    def __init__(self, *sent: Any, unnamed: str, people: str, **options: Any) -> None:
        """``people`` are those whom the pathway's cases are about (``Pathway.any_of_people``)."""
        super().__init__(*sent, unnamed=unnamed, **options)
        self.fields["about"].help_text = unnamed or TO_FIND.format(people=people, reads=self.reads)
