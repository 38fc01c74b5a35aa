"""What the made-up procedures and agreements say. Nobody and nothing in them is real."""

THRESHOLDS_1 = """# Why we have this document
It tells everybody who works with children in Northmere which help fits which need, and whom to ask.

# The four levels
- Level 1: what every child gets from schools, health visitors and family doctors.
- Level 2: early help by one agency.
- Level 3: help by several agencies, with a plan and a lead practitioner.
- Level 4: social care. A child may be suffering, or be likely to suffer, significant harm.

# Telephone calls
A call about a child is passed to the front door within three days.

# Who decides
Levels guide; they do not replace judgement. If you are not sure, ring the front door and talk it over.

# If you do not agree
Talk to your manager. The escalation policy says what comes next.
"""
THRESHOLDS_2 = THRESHOLDS_1.replace(
    "- Level 2: early help by one agency.",
    "- Level 2: early help by one agency, written down in an early help record.",
).replace("Talk to your manager. The", "Talk to your manager, and keep a note of what was said. The")
THRESHOLDS_3 = THRESHOLDS_2.replace(
    "A call about a child is passed to the front door within three days.",
    "A call about a child is passed to the front door on the day on which it is made, whoever makes it and however"
    " often they have called before.",
).replace(
    "# If you do not agree",
    "# Who lives with the child\nWhoever visits asks who lives in the home, and writes it down.\n\n"
    "# If you do not agree",
)
THRESHOLDS_4 = THRESHOLDS_3.replace(
    "- Level 3: help by several agencies, with a plan and a lead practitioner.",
    "- Level 3: help by several agencies, with a plan and a lead practitioner, who need not be a social worker.",
)
ESCALATION = """# When to use it
When agencies do not agree on what a child needs, and talking it over did not help.

# Steps
- Practitioners talk to each other on the same day.
- Their managers talk within two working days.
- The safeguarding leads talk within five working days.
- The independent scrutineer is asked if that does not help.

# What is kept
Each step is written down in the child's record.
"""
MEMORANDUM_1 = """# Between whom
The council, the integrated care board, the police, the community trust and the schools.

# What for
So that a school knows before the next school day that a child was in a home to which the police were called.

# What is sent
- The child's name and school.
- That the police were called, and on which day.

# What is not done with it
It goes into no record of attendance, and is read by the safeguarding lead of the school alone.
"""
MEMORANDUM_2 = MEMORANDUM_1.replace(
    "- That the police were called, and on which day.",
    "- That the police were called, on which day, and whether the child was seen.",
)
SHARING = """# Lawful basis
Public task: the duty to safeguard children. Consent is not asked for where it would put a child at risk.

# What is shared
What is needed to decide what a child needs, and no more.

# How
By the secure mailbox of each agency. Nothing is sent by telephone alone.
"""
SHARING_3 = f"{SHARING}\n# If something is not shared\nWho decided so, and why, is written down.\n"
TERMS_1 = """# Purpose
The panel looks at serious incidents, and recommends to the partners whether a review is made.

# Members
Named members of the three partners, with named deputies. No substitutes.

# Quorum
All three partners.

# Meetings
Once a month, and sooner if a rapid review would miss its day.
"""
TERMS_2 = TERMS_1.replace("# Quorum\nAll three partners.", "# Quorum\nAll three partners and one from education.")
ARRANGEMENTS = """# 1. Partners and agencies
Northmere Council, NHS Northmere and Fells Integrated Care Board and Merefell Police are the safeguarding partners.
The relevant agencies are listed at the end.

# 2. Area
The council's area.

# 3. How we work together
The partners share the duty equally. They meet six times a year. What they do not agree on goes to the lead partners.

# 4. Schools and early years
Every school and nursery has a named lead. Two of them sit on the partnership.

# 5. Thresholds
The threshold document is published beside these arrangements.

# 6. Scrutiny
An independent scrutineer looks at what we do and says what they find.

# 7. Reviews
One panel looks at serious incidents and holds rapid reviews within 15 working days.

# 8. Data
A dataset is read each quarter.

# 9. Children and families
Young advisers are asked what they make of our plans.

# 10. Training
Courses for several agencies together are offered all year.

# 11. Money
Each partner says by March what it gives.

# 12. Yearly report
It is published by the end of September.
"""
ANSWERED = {
    "partners": "1. Partners and agencies",
    "agencies": "1. Partners and agencies",
    "area": "2. Area",
    "schools": "4. Schools and early years",
    "early_years": "4. Schools and early years",
    "together": "3. How we work together",
    "disagreement": "3. How we work together",
    "thresholds": "5. Thresholds",
    "scrutiny": "6. Scrutiny",
    "reviews": "7. Reviews",
    "data": "8. Data",
    "voice": "9. Children and families",
    "training": "10. Training",
    "funding": "11. Money",
    "report": "12. Yearly report",
}
"""Places of custody, residential settings and information sharing are not answered: what is missing is named."""
