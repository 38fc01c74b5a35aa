"""What a person may use in a space, as the main navigation shows it; what is used seldom has a page of its own."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Standing
from goldthread.foundation.spaces.models import Space


@dataclass(frozen=True)
class Place:
    """One entry: shown to those who hold one of the permissions, here or in a demonstration only.

    ``also`` names pages that have no entry of their own and are found by way of this one, and ``folders`` are where
    the pages of its single records lie, which have no page above them. ``about`` says in a sentence what is done there.
    """

    text: str
    name: str
    permissions: tuple[Can, ...]
    also: tuple[str, ...] = ()
    demonstration_only: bool = False
    about: str = ""
    folders: tuple[str, ...] = ()

    def hrefs(self, space: Space) -> list[str]:
        pages = [reverse(name, args=[space.slug]) for name in (self.name, *self.also)]
        top = reverse("partnership", args=[space.slug])
        return [*pages, *(f"{top}{folder}" for folder in self.folders)]


@dataclass(frozen=True)
class Menu:
    """An entry that leads to a page of places. Whoever may use one of these alone finds it in the navigation itself."""

    text: str
    name: str
    places: tuple[Place, ...]

    def open_to(self, standing: Standing, space: Space) -> list[Place]:
        """Those of its places that a person may use in a space."""
        return _open_to(standing, space, self.places)

    def entries(self, standing: Standing, space: Space) -> list[tuple[str, list[str]]]:
        places = self.open_to(standing, space)
        if len(places) < 2:
            return [(place.text, place.hrefs(space)) for place in places]
        here = reverse(self.name, args=[space.slug])
        return [(self.text, [here, *(href for place in places for href in place.hrefs(space))])]

    @property
    def permissions(self) -> tuple[Can, ...]:
        return tuple(dict.fromkeys(can for place in self.places for can in place.permissions))


PLACES = (
    Place("Overview", "partnership", (Can.VIEW_PARTNERSHIP,)),
    Place(
        "Reviews",
        "reviews",
        (Can.VIEW_REVIEWS, Can.VIEW_UNPUBLISHED_REVIEWS),
        ("elsewhere", "letters", "documents", "briefings"),
    ),
    Place("Actions", "actions", (Can.VIEW_WHOLE_PLAN, Can.VIEW_OWN_ACTIONS), ("equality_lens",)),
    Place(
        "Cases",
        "pathways",
        (Can.VIEW_CASES, Can.BREAK_GLASS),
        ("case_requests", "chronology_lanes"),
        folders=("case/", "sight/case/"),
    ),
    Place(
        "People in cases",
        "find_people",
        (Can.VIEW_CASES,),
        ("lookalikes", "merges", "people_with_two_numbers"),
        folders=("person/",),
    ),
    Place("Scrutiny", "scrutiny", (Can.VIEW_WHOLE_PLAN, Can.ANSWER_CHALLENGES)),
    Place("Clocks", "clocks", (Can.VIEW_CASES,)),
    Place("Meetings", "meetings", (Can.VIEW_PARTNERSHIP,), ("decisions",)),
    Place("Public site", "public_site", (Can.MANAGE_SITE,)),
)
GOVERNANCE = Menu(
    "Governance",
    "governance",
    (
        Place(
            "Groups",
            "groups",
            (Can.VIEW_PARTNERSHIP,),
            about="Boards, executives, sub-groups and panels, the seats on them, and who answers to whom.",
        ),
        Place(
            "Agencies",
            "agencies",
            (Can.VIEW_PARTNERSHIP,),
            ("chasing",),
            about="The organisations that take part, and who answers for each.",
        ),
        Place(
            "Papers asked of your agency",
            "papers_asked",
            (Can.SEND_PAPERS,),
            about="Papers that meetings to come ask of your agency: for what, by when, and whether one was sent.",
        ),
        Place(
            "Requests to your agency",
            "requests_to_us",
            (Can.ANSWER_REQUESTS,),
            about="What cases ask your agency, by when, and what it replied.",
        ),
        Place(
            "Plans",
            "plans",
            (Can.VIEW_PLANS,),
            about="What children need, what each board puts first, what is done for it, and what comes of it.",
        ),
        Place(
            "Money",
            "money",
            (Can.VIEW_MONEY,),
            about="What partners contribute, extra calls for reviews, what is spent, and a statement that adds up.",
        ),
        Place(
            "Procedures and agreements",
            "procedures",
            (Can.VIEW_PROCEDURES,),
            about="What the boards have agreed to work by, which text is in force, and who has not signed up to it.",
        ),
        Place(
            "Forward plan",
            "forward_plan",
            (Can.VIEW_PLANS, Can.SEND_REPORTS),
            about="Reports that boards call in: who owes each, whether it came, and whether it gave assurance.",
        ),
        Place(
            "Schools and settings",
            "settings_register",
            (Can.VIEW_PARTNERSHIP,),
            about="Schools, early years, homes, clubs and groups: who leads there, when they were last reached.",
        ),
        Place(
            "Issues and challenges",
            "matters",
            (Can.VIEW_PLANS, Can.RAISE_MATTERS),
            about="What practitioners, agencies and boards raise, who owes a reply by when, and what came of it.",
        ),
        Place(
            "Risk register",
            "risks",
            (Can.VIEW_PLANS,),
            about="What could go wrong for the boards, how it is scored over time, and what holds it down.",
        ),
        Place(
            "Reviews of our own work",
            "our_work",
            (Can.VIEW_REVIEWS,),
            about="Inspections, peer reviews and the scrutineer’s reports: what they recommend, and our response.",
        ),
    ),
)
"""What the boards themselves do, by which they run the arrangements."""
ADMINISTRATION = Menu(
    "Administration",
    "administration",
    (
        Place(
            "People",
            "people",
            (Can.VIEW_PEOPLE,),
            ("sign_ons",),
            about="Who holds which role, and how an organisation’s own people sign in.",
        ),
        Place(
            "Information rights",
            "rights",
            (Can.ANSWER_RIGHTS,),
            about="What people ask of what is held about them, and breaches, each with its clock.",
        ),
        Place(
            "Retention",
            "retention_schedule",
            (Can.REVIEW_RETENTION,),
            about="How long records stay, what has been kept that long, and what was destroyed.",
        ),
        Place(
            "Working days and hours",
            "working_time",
            (Can.RECORD_ORGANISATION,),
            about="Bank holidays that were proclaimed or moved, and opening hours, by which clocks are counted.",
        ),
        Place(
            "Kinds of case",
            "kinds_of_case",
            (Can.RECORD_ORGANISATION,),
            about="Impact assessments and sharing agreements, agency by agency, before cases of a kind may be opened.",
        ),
        Place("Load a file", "loads", (Can.IMPORT,), about="Bring a spreadsheet of actions in, and undo a load."),
        Place(
            "Outbox",
            "outbox",
            (Can.MANAGE_PEOPLE,),
            demonstration_only=True,
            about="The e-mail that the partnership would send, to be read here.",
        ),
    ),
)
"""What is used now and then."""
MENUS = (GOVERNANCE, ADMINISTRATION)


def navigation(standing: Standing, space: Space | None, path: str) -> list[dict[str, object]]:
    """The entries for a space, or for nowhere in particular; the one that is open is marked."""
    entries: list[tuple[str, list[str]]] = [("Your work", [reverse("your_work")])]
    if space:
        entries += [(place.text, place.hrefs(space)) for place in _open_to(standing, space, PLACES)]
        entries += [entry for menu in MENUS for entry in menu.entries(standing, space)]
    if standing.agencies_where(Can.REPORT_PROGRESS):
        entries.insert(1, ("What you owe", [reverse("what_is_owed")]))
    entries.append(("Search", [reverse("search")]))
    open_now = max((href for _, hrefs in entries for href in hrefs if path.startswith(href)), key=len, default="")
    return [{"text": text, "href": hrefs[0], "active": open_now in hrefs} for text, hrefs in entries]


def _open_to(standing: Standing, space: Space, places: tuple[Place, ...]) -> list[Place]:
    held = standing.permissions_in(space.pk)
    return [
        place
        for place in places
        if held.intersection(place.permissions) and (settings.IS_DEMO or not place.demonstration_only)
    ]
