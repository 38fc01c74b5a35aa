"""What a file can say of groups and of the seats on them."""

from goldthread.foundation.groups.models import GroupKind, Seat
from goldthread.foundation.imports.declaring import Choice, Field, Holds

KIND_SYNONYMS = {
    GroupKind.EXECUTIVE: ("exec", "executive group", "executive board", "statutory partners group"),
    GroupKind.BOARD: ("main board", "full board", "strategic board", "partnership board"),
    GroupKind.SUB_GROUP: ("subgroup", "sub group", "sub committee", "subcommittee", "committee"),
    GroupKind.TASK_AND_FINISH: ("task and finish", "t&f", "task group", "task finish"),
    GroupKind.WORKING_GROUP: ("working party", "steering group"),
    GroupKind.NETWORK: ("forum",),
    GroupKind.TEAM: ("unit", "business unit"),
}
ROLE_SYNONYMS = {
    Seat.Role.CHAIR: ("chairperson", "chairman", "chairwoman"),
    Seat.Role.CO_CHAIR: ("vice chair", "deputy chair", "cochair"),
    Seat.Role.INDEPENDENT_SCRUTINEER: ("scrutineer",),
    Seat.Role.LEAD_SAFEGUARDING_PARTNER: ("lead safeguarding partner", "lsp"),
    Seat.Role.DELEGATED_SAFEGUARDING_PARTNER: ("delegated safeguarding partner", "dsp"),
    Seat.Role.MEMBER: ("core member", "full member", "representative", "statutory member"),
    Seat.Role.ADVISER: ("advisor", "professional adviser", "in attendance"),
    Seat.Role.MINUTE_TAKER: ("minutes", "clerk", "administrator", "secretary"),
}

FIELDS = (
    Field(
        "name",
        "Name of group",
        required=True,
        synonyms=("group", "group name", "board", "meeting", "sub-group", "subgroup", "committee", "name"),
        example="Learning and Improvement Group",
    ),
    Field(
        "kind",
        "Kind of group",
        Holds.CHOICE,
        hint="Board, executive, sub-group and so on. Needed once for each new group",
        choices=tuple(Choice(kind.value, kind.label, KIND_SYNONYMS.get(kind, ())) for kind in GroupKind),
        synonyms=("type", "group type", "type of group", "kind"),
        example="Sub-group",
    ),
    Field(
        "parent",
        "Answers to",
        Holds.GROUP,
        hint="Another group, here already or in this file",
        synonyms=("reports to", "parent", "parent group", "accountable to"),
        in_file=True,
        example="Safeguarding Board",
    ),
    Field("short_name", "Short name", synonyms=("abbreviation", "acronym", "initials"), longest=40, example="LIG"),
    Field("purpose", "Purpose", synonyms=("remit", "aim", "aims", "role of group"), longest=5000),
    Field(
        "cadence",
        "How often it meets",
        synonyms=("frequency", "meets", "meeting frequency", "cadence"),
        longest=100,
        example="Every two months",
    ),
    Field("quorum", "Quorum", synonyms=("quoracy",)),
    Field("starts_on", "Group began on", Holds.DAY, synonyms=("group start date", "established", "set up on")),
    Field("ends_on", "Group ended on", Holds.DAY, synonyms=("group end date", "disbanded", "closed on")),
    Field(
        "post",
        "Post that the seat is for",
        synonyms=("post", "job title", "position", "title", "designation", "seat", "job role"),
        example="Head of safeguarding",
    ),
    Field(
        "agency",
        "Agency that the seat is for",
        Holds.AGENCY,
        synonyms=("agency", "organisation", "organization", "representing", "employer", "member agency"),
        words_kept=True,
        example="Northborough Council",
    ),
    Field(
        "role",
        "Role on the group",
        Holds.CHOICE,
        hint="Member, unless something else is said",
        choices=tuple(Choice(role.value, role.label, ROLE_SYNONYMS.get(role, ())) for role in Seat.Role),
        synonyms=("role", "membership", "capacity", "membership type"),
        example="Chair",
    ),
    Field(
        "holder",
        "Who holds the seat",
        synonyms=("name of member", "member", "holder", "representative", "member name", "full name", "name"),
        longest=150,
        example="Sam Okafor",
    ),
    Field(
        "deputy",
        "Named deputy",
        synonyms=("deputy", "substitute", "alternate", "nominated deputy"),
        longest=150,
        example="Priya Example",
    ),
    Field(
        "seat_starts_on",
        "Seat held from",
        Holds.DAY,
        synonyms=("member since", "start date", "from", "date joined", "appointed", "term start"),
    ),
    Field(
        "seat_ends_on",
        "Seat held until",
        Holds.DAY,
        synonyms=("end date", "until", "date left", "to", "term end"),
    ),
)

OF_GROUP = ("kind", "parent", "short_name", "purpose", "cadence", "quorum", "starts_on", "ends_on")
MAKES_A_SEAT = ("post", "agency", "holder", "deputy")
"""Of these a line must say something to be about a seat; a role alone, which may be the same on every line, is not."""
