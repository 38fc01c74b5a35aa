"""What the demonstration's briefings say. Of Child Q everything is made up; of Child C everything was published."""

CHILD_Q = {
    "background": "Child Q was four years old and known to three agencies. The partnership reviewed how first"
    " calls about the family were dealt with, and published the review in June.",
    "why_it_matters": "One call in five about a child comes from somebody who will not call twice. What happens in"
    " the first hour decides whether anybody looks.",
    "what_happened": "A neighbour called twice about a child who cried at night. The first call was written down and"
    " not passed on. Visitors to the home saw the child, and did not ask who else lived there.",
    "findings": "People did what their own agency expected of them. What was missing lay between agencies.",
    "good_practice": "A health visitor stayed with her worry, rang the school nurse, and wrote down who was in the"
    " home. The second call was passed on within the hour.",
    "what_to_do": "- Pass every call about a child on to the front door, today and by telephone\n"
    "- Ask at each visit who lives here, and who stays here\n"
    "- Write both down where a colleague will find it\n"
    "- If nobody rings back by the next day, ring again",
    "discussion": "- Who in our team takes a call when nobody is at the desk?\n"
    "- When did we last ask who lives in a home, and where is it written?",
}

RESOURCES = (
    ("Who lives here? A card for visits", "https://example.org/northmere/who-lives-here"),
    ("The front door: one number for every call", "https://example.org/northmere/front-door"),
)

QUOTES = (
    (
        "We read it in our Monday meeting and changed the sheet by the telephone the same day.",
        "School nurse",
        "Mere Valley Community NHS Trust",
        "published",
    ),
    ("Short enough that people did read it.", "Team manager", "Northmere Council", "inside"),
    ("I did not know that I may ring again.", "Receptionist", "Merefell Police", "none"),
)
"""Words, role, agency, and whether they agreed to be quoted."""

QUESTION = (
    "You visit a family, and an adult whom you do not know opens the door. What do you do?",
    ("Ask who lives here, and write it down",),
    ("Ask nothing, so as not to seem rude", "Wait until the next visit"),
    "Each visit is a chance to ask who lives with a child. What is not written down helps nobody after you.",
)
"""What is asked, its good answers, its others, and what makes an answer good."""

CHILD_C = {
    "background": "The Serious Case Review of Child C, who was 14, was published on 26 May 2020. It was commissioned"
    " independently, began in February 2019 and was approved on 7 May 2020.",
    "why_it_matters": "Child C had been criminally exploited.",
    "what_happened": "Child C was murdered on 8 January 2019. The review took longer because the reviewer had to take"
    " account of a trial.",
    "findings": "The review has eight findings. Of three, no recommendation was made, as the system had been amended.",
    "good_practice": "- All county lines police reports go to the daily risk management meeting in the MASH, so that"
    " the multi-agency discussion starts on day one\n"
    "- Two training sessions reached 84 practitioners",
    "what_to_do": "- Use reachable moments\n"
    "- Use the redesigned training, which fits many settings and time slots\n"
    "- Look at the networks that children are part of",
    "discussion": "The partnership’s own seven-minute briefing was sent to all partners, who confirmed that they had"
    " passed it on. How many people it reached is not printed. Bite-size videos and practitioners’ guidance are on the"
    " strategic partnerships’ web page.",
}
"""Restated from the scrutiny paper of 9 September 2020 (seed 003); its own briefing is named there and not printed."""
