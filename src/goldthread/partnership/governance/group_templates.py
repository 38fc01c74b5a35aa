"""Groups that most partnerships have, ready to be ticked: purpose, rules, seats, and where each comes from.

A manager changes anything afterwards. The citation says whether law, guidance or another partnership's published
practice stands behind it; a number that has none is a local default and says so.
"""

from dataclasses import dataclass

from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.groups.models import GroupKind, Seat

Role = Seat.Role
COUNCIL = (AgencyKind.LOCAL_AUTHORITY, AgencyKind.LA_CSC)
HEALTH = (AgencyKind.ICB,)
POLICE = (AgencyKind.POLICE_TERRITORIAL, AgencyKind.POLICE_CITY)
SCHOOLS = (AgencyKind.LA_EDUCATION, AgencyKind.SCHOOLS)


@dataclass(frozen=True)
class SeatTemplate:
    """A seat, and the kinds of agency it is for: filled in where the partnership has just one agency of them."""

    role: str
    post: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class GroupTemplate:
    """A group to be ticked. ``parent`` is the code of the template it answers to.

    ``needs_partners`` says that its quorum asks for each safeguarding partner.
    """

    code: str
    name: str
    kind: str
    purpose: str
    cadence: str
    citation: str
    parent: str = ""
    short_name: str = ""
    quorum: str = ""
    substitutes_allowed: bool | None = None
    needs_partners: bool = False
    is_statutory: bool = False
    seats: tuple[SeatTemplate, ...] = ()


MANAGER = SeatTemplate(Role.BUSINESS_MANAGER, "Partnership business manager")
SCRUTINEER = SeatTemplate(Role.INDEPENDENT_SCRUTINEER, "Independent scrutineer")

GROUP_TEMPLATES = (
    GroupTemplate(
        code="executive",
        name="Safeguarding partners’ executive",
        kind=GroupKind.EXECUTIVE,
        purpose="The council, the integrated care board and the police lead the arrangements with equal and joint"
        " responsibility: they set priorities and money, and answer for what comes of them.",
        cadence="At least 6 times a year",
        quorum="All three safeguarding partners",
        needs_partners=True,
        substitutes_allowed=False,
        citation="Children Act 2004 section 16E; Working Together 2023, chapter 2 (delegated safeguarding"
        " partners). Six meetings a year: Wandsworth annual report 2018-19. Quorum: local default.",
        seats=(
            SeatTemplate(Role.DELEGATED_SAFEGUARDING_PARTNER, "Director of children’s services", COUNCIL),
            SeatTemplate(Role.DELEGATED_SAFEGUARDING_PARTNER, "Chief nurse", HEALTH),
            SeatTemplate(Role.DELEGATED_SAFEGUARDING_PARTNER, "Head of public protection", POLICE),
            SCRUTINEER,
            MANAGER,
        ),
    ),
    GroupTemplate(
        code="board",
        name="Partnership board",
        kind=GroupKind.BOARD,
        purpose="The safeguarding partners meet the relevant agencies: they plan together, hold one another to"
        " account and hear how children and practitioners see it.",
        cadence="4 times a year",
        quorum="Two safeguarding partners and four other agencies",
        parent="executive",
        citation="Children Act 2004 section 16E; relevant agencies: SI 2018/789, schedule; Working Together 2023,"
        " chapter 2 (education at strategic level). Frequency and quorum: local default.",
        seats=(
            SeatTemplate(Role.CHAIR, "Partnership chair"),
            SeatTemplate(Role.MEMBER, "Director of children’s services", COUNCIL),
            SeatTemplate(Role.MEMBER, "Director of public health", (AgencyKind.LA_PUBLIC_HEALTH,)),
            SeatTemplate(Role.MEMBER, "Designated nurse", HEALTH),
            SeatTemplate(Role.MEMBER, "Designated doctor", HEALTH),
            SeatTemplate(Role.MEMBER, "Superintendent, public protection", POLICE),
            SeatTemplate(Role.MEMBER, "Head teachers’ representative", SCHOOLS),
            SeatTemplate(Role.MEMBER, "Director of nursing, community health", (AgencyKind.NHS_COMMUNITY,)),
            SeatTemplate(Role.MEMBER, "Director of nursing, hospital", (AgencyKind.NHS_ACUTE,)),
            SeatTemplate(Role.MEMBER, "Head of probation delivery unit", (AgencyKind.PROBATION_NPS,)),
            SeatTemplate(Role.MEMBER, "Voluntary sector representative", (AgencyKind.VOLUNTARY,)),
            SeatTemplate(Role.LAY_MEMBER, "Lay member", (AgencyKind.LAY_MEMBER,)),
            SCRUTINEER,
            MANAGER,
        ),
    ),
    GroupTemplate(
        code="practice_review_panel",
        name="Practice review panel",
        kind=GroupKind.PANEL,
        purpose="One door for every case that may need a review. It weighs each against the statutory criteria,"
        " oversees rapid reviews and practice reviews, and watches the action plans that follow.",
        cadence="Monthly, and within 15 working days of a serious incident",
        quorum="Council, health and police",
        needs_partners=True,
        parent="board",
        substitutes_allowed=False,
        citation="Children Act 2004 sections 16C and 16F; Working Together 2023, chapter 5. One panel with"
        " standing members, named deputies and no substitutes: Waltham Forest arrangements, June 2019, section 8.",
        seats=(
            SeatTemplate(Role.CHAIR, "Head of safeguarding and quality assurance", COUNCIL),
            SeatTemplate(Role.MEMBER, "Detective chief inspector, public protection", POLICE),
            SeatTemplate(Role.MEMBER, "Designated nurse", HEALTH),
            SeatTemplate(Role.MEMBER, "Named nurse, community health", (AgencyKind.NHS_COMMUNITY,)),
            SeatTemplate(Role.MEMBER, "Named doctor, hospital", (AgencyKind.NHS_ACUTE,)),
            SeatTemplate(Role.MEMBER, "Head of adult safeguarding", (AgencyKind.LA_ADULTS,)),
            SeatTemplate(Role.MEMBER, "Education safeguarding lead", SCHOOLS),
            SeatTemplate(Role.ADVISER, "Partnership business manager"),
        ),
    ),
    GroupTemplate(
        code="quality_assurance",
        name="Quality assurance sub-group",
        short_name="QA",
        kind=GroupKind.SUB_GROUP,
        purpose="Asks for and tests what shows whether practice is good: the dataset, multi-agency audits,"
        " Section 11 returns and the reports called in from each service.",
        cadence="6 times a year",
        parent="board",
        citation="Children Act 2004 section 11; Working Together 2023, chapter 2 (use of data). Six meetings a"
        " year with reports called in: monitoring sub-committee, Wandsworth annual report 2018-19.",
        seats=(
            SeatTemplate(Role.CHAIR, "Head of quality assurance", COUNCIL),
            SeatTemplate(Role.MEMBER, "Designated nurse", HEALTH),
            SeatTemplate(Role.MEMBER, "Detective inspector", POLICE),
            SeatTemplate(Role.MEMBER, "Education safeguarding lead", SCHOOLS),
            SeatTemplate(Role.MEMBER, "Data analyst", COUNCIL),
        ),
    ),
    GroupTemplate(
        code="learning_and_development",
        name="Learning and development sub-group",
        short_name="L&D",
        kind=GroupKind.SUB_GROUP,
        purpose="Finds out what training practitioners need, offers it to all agencies and tests whether what was"
        " learned from reviews and audits has changed practice.",
        cadence="4 times a year",
        parent="board",
        citation="Working Together 2023, chapter 2 (multi-agency training in the published arrangements)."
        " Frequency: local default.",
        seats=(
            SeatTemplate(Role.CHAIR, "Designated nurse", HEALTH),
            SeatTemplate(Role.MEMBER, "Principal social worker", COUNCIL),
            SeatTemplate(Role.MEMBER, "Training lead", POLICE),
            SeatTemplate(Role.MEMBER, "Training and development officer"),
        ),
    ),
    GroupTemplate(
        code="exploitation_and_missing",
        name="Exploitation and missing panel",
        kind=GroupKind.PANEL,
        purpose="Looks at children who are exploited or go missing, the people and places that put them at risk,"
        " and what each agency does about it.",
        cadence="Monthly",
        parent="board",
        substitutes_allowed=False,
        citation="Statutory guidance on children who run away or go missing from home or care, 2014; Working"
        " Together 2023, chapter 3. Monthly: the exploitation meetings of Waltham Forest’s published arrangements.",
        seats=(
            SeatTemplate(Role.CO_CHAIR, "Head of contextual safeguarding", COUNCIL),
            SeatTemplate(Role.CO_CHAIR, "Detective inspector, exploitation", POLICE),
            SeatTemplate(Role.MEMBER, "Named nurse", (AgencyKind.NHS_COMMUNITY, AgencyKind.ICB)),
            SeatTemplate(Role.MEMBER, "Youth justice service manager", (AgencyKind.LA_YOT,)),
            SeatTemplate(Role.MEMBER, "Education inclusion manager", SCHOOLS),
            SeatTemplate(Role.MEMBER, "Missing children coordinator", COUNCIL),
        ),
    ),
    GroupTemplate(
        code="child_death_overview",
        name="Child death overview panel (joint)",
        short_name="CDOP",
        kind=GroupKind.PANEL,
        purpose="Reviews the death of every child normally resident in the area, without names, to find what could"
        " be changed. Run by the council and the integrated care board, usually jointly with neighbours.",
        cadence="As often as the number of deaths asks",
        is_statutory=True,
        citation="Children Act 2004 sections 16M to 16Q; Child Death Review statutory and operational guidance"
        " (England) 2018, which looks for a footprint with about 60 deaths a year.",
        seats=(
            SeatTemplate(Role.CHAIR, "Director of public health", (AgencyKind.LA_PUBLIC_HEALTH,)),
            SeatTemplate(Role.MEMBER, "Designated doctor for child deaths", HEALTH),
            SeatTemplate(Role.MEMBER, "Detective inspector", POLICE),
            SeatTemplate(Role.MEMBER, "Head of service, children’s social care", COUNCIL),
            SeatTemplate(Role.LAY_MEMBER, "Lay member", (AgencyKind.LAY_MEMBER,)),
        ),
    ),
    GroupTemplate(
        code="task_and_finish",
        name="Task and finish group",
        kind=GroupKind.TASK_AND_FINISH,
        purpose="Works on one question for a set time, reports to the board and ends.",
        cadence="As often as the work asks",
        parent="board",
        citation="Local default; used to carry out priorities in Waltham Forest’s arrangements, June 2019,"
        " section 5. Give it the name of its task, and an end.",
        seats=(SeatTemplate(Role.CHAIR, "Lead for the task"),),
    ),
    GroupTemplate(
        code="network",
        name="Network of safeguarding leads",
        kind=GroupKind.NETWORK,
        purpose="Brings together those who lead safeguarding where children are: they hear what was learned, and tell"
        " the board what they see.",
        cadence="Once a term",
        parent="board",
        substitutes_allowed=True,
        citation="Local default; schools and other settings take part through such groups in Waltham Forest’s"
        " arrangements, June 2019, section 11.",
        seats=(
            SeatTemplate(Role.CHAIR, "Education safeguarding lead", SCHOOLS),
            SeatTemplate(Role.MEMBER, "Voluntary sector representative", (AgencyKind.VOLUNTARY,)),
        ),
    ),
)

TEMPLATES_BY_CODE = {template.code: template for template in GROUP_TEMPLATES}
