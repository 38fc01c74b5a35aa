"""The roles page: what each role may do. A data-protection officer can read it and say yes or no.

A permission is a verb about a partnership's work. A role gives the same permissions in every space in
which it is held, and nowhere else. Roles follow statutory.md 1.4; what each may do is a setting of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Can(StrEnum):
    """Every permission there is, with what it lets a person do."""

    VIEW_PARTNERSHIP = "see the partnership, its agencies, groups and seats"
    VIEW_PEOPLE = "see who holds which role, and how to reach them"
    VIEW_REVIEWS = "see reviews that are published, with their findings"
    VIEW_UNPUBLISHED_REVIEWS = "see reviews before they are published"
    VIEW_WHOLE_PLAN = "see every agency's actions and what is loose in a thread"
    VIEW_OWN_ACTIONS = "see the actions that one's own agency owes"
    VIEW_TRAIL = "see who changed and who opened a record"
    EXPORT = "take lists away as files"
    MANAGE_JOBS = "see jobs that were not done, have them tried again or give them up"
    RECORD_ORGANISATION = "add and change agencies, groups and seats"
    RECORD_LEARNING = "add and change reviews, findings and outcomes"
    RECORD_ACTIONS = "add and change actions"
    GIVE_EVIDENCE = "give evidence of actions; for an agency, of its own"
    REPORT_PROGRESS = "report how actions go; for an agency, its own"
    JUDGE_EVIDENCE = "accept actions as done, ask for more, and mark them superseded or transferred"
    SCRUTINISE = "draw samples, give the independent scrutineer's view and challenge"
    ANSWER_CHALLENGES = "answer the independent scrutineer's challenges; for an agency, those to it"
    ANSWER_EQUALITY_LENS = "say who an action reaches and misses; for an agency, of its own"
    SET_CHASING = "say through whom an agency is chased; for an agency, one's own"
    MAKE_DOCUMENTS = "make documents from the records, and set how they are laid out"
    PUBLISH_REVIEWS = "see who must not be named in a review, clear its text, and publish and withdraw it"
    MANAGE_SITE = "write pages of the public site, publish and withdraw them, and set the site up"
    REVIEW_RETENTION = "see what has reached the end of its time, propose what becomes of it, and place holds"
    DESTROY_RECORDS = "set how long records stay, lift holds, and confirm that records are destroyed"
    ANSWER_RIGHTS = "answer subject access requests, corrections, complaints about personal data and breaches"
    VIEW_MEETINGS = "see the calendar, papers and minutes of every group, whether one sits on it or not"
    RECORD_MEETINGS = "plan meetings, make agendas, take minutes and record decisions"
    SEND_PAPERS = "send papers that a meeting asked for; for an agency, its own"
    VIEW_PLANS = "see what the boards plan, called in and were told, and their risks"
    RECORD_PLANS = "add and change plans, reports called in, risks and what was raised with a board"
    SEND_REPORTS = "send reports that a board called in; for an agency, its own"
    RAISE_MATTERS = "raise an issue or a gap in service with a board; for an agency, in its name"
    CHALLENGE_PARTNERS = "challenge an agency and take a disagreement to the partners; for an agency, in its name"
    VIEW_PROCEDURES = "read procedures and agreements"
    RECORD_PROCEDURES = "write procedures and agreements, and put versions of them in force"
    SIGN_UP = "sign up to agreements and confirm that procedures were read; for an agency, in its name"
    RECORD_ENGAGEMENT = "keep which schools and other settings there are, and what they take part in"
    VIEW_MONEY = "see what partners contribute and what is spent"
    RECORD_MONEY = "record contributions, calls, spending and the forecast"
    IMPORT = "load records from a file and undo a load"
    MANAGE_PEOPLE = "invite people, give and end roles, and take away a second factor that somebody lost"
    ISSUE_PASSES = "issue and revoke the API tokens of agencies, and one-time links"
    SEND_BRIEFINGS = "write briefings, send them to agencies, keep feedback on them and ask practice questions"
    CONFIRM_CASCADE = "confirm how many staff a briefing reached; for an agency, of its own"
    ANSWER_PRACTICE_QUESTIONS = "answer a practice question for an agency, by the link that it passes on to its staff"
    SEND_LINKS = "ask an agency about one action by a one-time link, and revoke that link"
    GO_LIVE = "set the partnership up and make it live"
    VIEW_CASES = "see cases of a pathway"
    RECORD_CASES = "record what happened in a case"
    DECIDE_CASES = "decide in a case"
    DECIDE_ALONE = "decide in a case what one role alone decides"
    SHARE_CASES = "ask other agencies about a case and share from it"
    CLOSE_CASES = "close a case and open it again"
    TELL_CHRONOLOGY = "tell in the chronology of a case what one's own agency knows"
    ANSWER_REQUESTS = "answer what a case asks one's own agency, without seeing the case"
    MERGE_PEOPLE = "decide which people of the register are one person, and see for that what tells who they are"
    BREAK_GLASS = "open a restricted case in an emergency, for a reason; whoever reviews such openings is told at once"
    ACKNOWLEDGE_UNSEEN = "acknowledge lateness by its reason, unseen, where nobody who sees what it is about may"
    BE_THE_PROGRAM = "note what only the program itself knows, such as that a message was sent"


@dataclass(frozen=True)
class Role:
    """A standing in a partnership. ``of_agency`` says that it is held for one agency."""

    code: str
    title: str
    purpose: str
    can: frozenset[Can]
    of_agency: bool = False


HELD_BY_NO_ROLE = frozenset({Can.BE_THE_PROGRAM})
"""What no person may do."""

CASE_VERBS = frozenset(
    {
        Can.VIEW_CASES,
        Can.RECORD_CASES,
        Can.DECIDE_CASES,
        Can.DECIDE_ALONE,
        Can.SHARE_CASES,
        Can.CLOSE_CASES,
    }
)
"""What may be done in cases: given pathway by pathway, by the declarations of the pathways."""

READING = frozenset({Can.VIEW_PARTNERSHIP, Can.VIEW_REVIEWS})

MANAGER = "partnership_manager"
"""The role without which nobody could ask anybody in."""

ROLES = {
    role.code: role
    for role in (
        Role(
            MANAGER,
            "Partnership manager",
            "Runs the partnership's business from day to day and answers for what is recorded.",
            frozenset(Can)
            - {Can.VIEW_OWN_ACTIONS, Can.SCRUTINISE, Can.ANSWER_PRACTICE_QUESTIONS}
            - {Can.TELL_CHRONOLOGY, Can.ANSWER_REQUESTS}
            - CASE_VERBS
            - HELD_BY_NO_ROLE,
        ),
        Role(
            "coordinator",
            "Partnership coordinator",
            "Records and chases the partnership's work.",
            READING
            | {
                Can.VIEW_PEOPLE,
                Can.VIEW_UNPUBLISHED_REVIEWS,
                Can.VIEW_WHOLE_PLAN,
                Can.EXPORT,
                Can.RECORD_ORGANISATION,
                Can.RECORD_LEARNING,
                Can.RECORD_ACTIONS,
                Can.GIVE_EVIDENCE,
                Can.REPORT_PROGRESS,
                Can.SET_CHASING,
                Can.ANSWER_CHALLENGES,
                Can.ANSWER_EQUALITY_LENS,
                Can.SEND_BRIEFINGS,
                Can.CONFIRM_CASCADE,
                Can.SEND_LINKS,
                Can.MAKE_DOCUMENTS,
                Can.MANAGE_SITE,
                Can.REVIEW_RETENTION,
                Can.VIEW_MEETINGS,
                Can.RECORD_MEETINGS,
                Can.SEND_PAPERS,
                Can.VIEW_PLANS,
                Can.RECORD_PLANS,
                Can.SEND_REPORTS,
                Can.RAISE_MATTERS,
                Can.CHALLENGE_PARTNERS,
                Can.VIEW_PROCEDURES,
                Can.RECORD_PROCEDURES,
                Can.SIGN_UP,
                Can.RECORD_ENGAGEMENT,
                Can.VIEW_MONEY,
                Can.IMPORT,
            },
        ),
        Role(
            "agency_lead",
            "Agency safeguarding lead",
            "Answers for what one agency owes.",
            READING
            | {
                Can.VIEW_OWN_ACTIONS,
                Can.GIVE_EVIDENCE,
                Can.REPORT_PROGRESS,
                Can.SET_CHASING,
                Can.ANSWER_CHALLENGES,
                Can.ANSWER_EQUALITY_LENS,
                Can.CONFIRM_CASCADE,
                Can.ANSWER_PRACTICE_QUESTIONS,
                Can.ANSWER_REQUESTS,
                Can.SEND_PAPERS,
                Can.SEND_REPORTS,
                Can.RAISE_MATTERS,
                Can.CHALLENGE_PARTNERS,
                Can.VIEW_PROCEDURES,
                Can.SIGN_UP,
                Can.TELL_CHRONOLOGY,
                Can.EXPORT,
            },
            of_agency=True,
        ),
        Role(
            "independent_scrutineer",
            "Independent scrutineer",
            "Stands outside the board, reads everything and changes nothing of the board's.",
            READING
            | {
                Can.VIEW_PEOPLE,
                Can.VIEW_UNPUBLISHED_REVIEWS,
                Can.VIEW_WHOLE_PLAN,
                Can.VIEW_TRAIL,
                Can.SCRUTINISE,
                Can.VIEW_MEETINGS,
                Can.VIEW_PLANS,
                Can.VIEW_PROCEDURES,
                Can.VIEW_MONEY,
                Can.EXPORT,
            },
        ),
        Role(
            "data_protection",
            "Data protection officer",
            "Answers for people's rights over what is held about them, for which everything held is read, and for how"
            " long it stays.",
            READING
            | {
                Can.VIEW_PEOPLE,
                Can.VIEW_UNPUBLISHED_REVIEWS,
                Can.VIEW_WHOLE_PLAN,
                Can.VIEW_TRAIL,
                Can.ANSWER_RIGHTS,
                Can.REVIEW_RETENTION,
                Can.BREAK_GLASS,
                Can.VIEW_MEETINGS,
                Can.VIEW_PLANS,
                Can.VIEW_PROCEDURES,
            },
        ),
        Role(
            "board_member",
            "Board member",
            "Sits on the board and decides on what is put before it.",
            READING
            | {
                Can.VIEW_WHOLE_PLAN,
                Can.VIEW_PLANS,
                Can.RAISE_MATTERS,
                Can.CHALLENGE_PARTNERS,
                Can.VIEW_PROCEDURES,
                Can.VIEW_MONEY,
            },
        ),
        Role(
            "practitioner",
            "Frontline practitioner",
            "Works with children and families for one agency, and tells the boards what gets in the way.",
            READING | {Can.ANSWER_REQUESTS, Can.RAISE_MATTERS, Can.VIEW_PROCEDURES},
            of_agency=True,
        ),
    )
}


def add_role(role: Role) -> None:
    """A role that a pathway brings. Called when the program starts, before anybody asks what roles there are."""
    if role.code in ROLES and ROLES[role.code] != role:
        raise ValueError(f"Two roles have the code {role.code}.")
    ROLES[role.code] = role


def give(code: str, verbs: Iterable[Can]) -> None:
    """A pathway gives a role what it may do in its cases. In which pathway it may do so, the pathway is asked."""
    role = ROLES[code]
    ROLES[code] = replace(role, can=role.can | frozenset(verbs))


def role_choices() -> list[tuple[str, str]]:
    """Every role with its title, those that pathways bring too."""
    return [(role.code, role.title) for role in ROLES.values()]


def roles_that(permission: Can) -> list[str]:
    """Codes of the roles that hold a permission, in the order of the roles page."""
    return [role.code for role in ROLES.values() if permission in role.can]
