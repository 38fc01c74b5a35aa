"""What the register of people answers of a case, so that it need not stand in its notification as free text too: an
address that is kept secret there is shown to nobody who was not told why they open it.
"""

from goldthread.cases.people.known import by_root
from goldthread.cases.people.models import Involvement, LivesThere


def registered_in(case_id: int) -> set[str]:
    """The fields of the notification that people who take part in the case answer."""
    rows = Involvement.objects.standing_ones().filter(case_id=case_id).select_related("person")
    taking_part = [(row.part, row.person.known_under) for row in rows]
    carers = {root for part, root in taking_part if part == Involvement.Part.CARER}
    answered = {"carer_name"} if carers else set()
    if any(part == Involvement.Part.PARENT for part, _ in taking_part):
        answered.add("parents")
    if carers and by_root(LivesThere.objects, carers):
        answered.add("carer_addresses")
    return answered
