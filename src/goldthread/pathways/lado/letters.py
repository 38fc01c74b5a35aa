"""What the designated officer puts in writing. No letter is to name the adult: whoever gets it knows by the reference.

What goes into one is looked through for names when it is typed (``watched`` in ``steps.py``).
"""

from goldthread.cases.declaring import Letter, Said

WHO_GOT_IN_TOUCH = ("contact.caller", "contact.reply_to")
CONFIDENTIAL = "Keep this letter safe, and show it only to those who need to know."
CLOSED = "{reference} was closed on {happened}."
NEW = f"If anything new comes up, tell me: it can be opened again. {CONFIDENTIAL}"

LETTERS = (
    Letter(
        code="contact",
        title="Letter that a contact was received",
        purpose="Says to whoever got in touch that it arrived, and under which reference.",
        steps=("contact",),
        to=("caller", "reply_to"),
        opening=(
            "Thank you for getting in touch on {happened} about somebody who works with children. I have put it on"
            " record as {reference}."
        ),
        says=(Said("about", "What you told me", ("about",)),),
        ending=f"I will tell you whether this is a matter for the designated officer, and what to do. {CONFIDENTIAL}",
    ),
    Letter(
        code="advice",
        title="Advice in writing",
        purpose="Follows up a consultation, every time. It names nobody.",
        steps=("advised",),
        owed=True,
        to=("advised",),
        opening="We spoke on {happened}. This is what I advised, in writing, as {reference}.",
        says=(
            Said("about", "What we spoke about", ("contact.about",)),
            Said("why", "Why it is a consultation", ("why",)),
            Said("advice", "What I advised", ("advice",)),
        ),
        ending=f"Tell me at once if anything changes or you learn more. {CONFIDENTIAL}",
    ),
    Letter(
        code="feedback",
        title="Letter of feedback to the referrer",
        purpose="Says to whoever made the referral what came of it, why, and what happens next.",
        steps=("fed_back",),
        where={"to": "referrer"},
        owed=True,
        to=WHO_GOT_IN_TOUCH,
        opening="You told me of a concern, which I have dealt with as {reference}. This is what came of it.",
        says=(
            Said("result", "Outcome", ("outcome_agreed.result",)),
            Said("reason", "What was found, and why", ("outcome_told",)),
            Said("next", "Next step", ("next_step",)),
        ),
        ending=f"Thank you for telling me. If you learn more, tell me again. {CONFIDENTIAL}",
    ),
    Letter(
        code="closing",
        title="Closing letter",
        purpose="Says to the employer that it is closed, and what is still to be done.",
        steps=("closed",),
        to=("accepted.employer",),
        opening=CLOSED,
        says=(
            Said("result", "Outcome", ("outcome_agreed.result",)),
            Said("words", "What is still to be done", ("words",)),
        ),
        ending=NEW,
    ),
    Letter(
        code="consultation",
        title="Closing letter of a consultation",
        purpose="Says to the employer that it is closed, and what it does itself. It names nobody.",
        steps=("consultation_ended",),
        to=("contact.employer",),
        opening=CLOSED,
        says=(Said("words", "What is still to be done", ("words",)),),
        ending=NEW,
    ),
)
