"""The form by which an employer tells the designated officer: nobody is named in it (statutory.md 8.1, 8.2)."""

from goldthread.cases.declaring import Ask, PublicForm
from goldthread.pathways.lado.models.codes import Channel, Source

PUBLIC_FORM = PublicForm(
    step="contact",
    title="Tell the designated officer (LADO) about somebody who works with children",
    words=(
        "Use this form if you employ people who work with children, paid or as volunteers, or organise what they do."
        " Tell the designated officer within one working day of hearing that one of them may have:",
        "What somebody does at work or in private life counts, and so does what they did in the past. The threshold is"
        " harm, not significant harm. If you are not sure, send it all the same: the officer advises you.",
        "Do not name the adult or a child here. The officer asks for names only if it becomes a referral.",
    ),
    list_words=(
        "harmed a child",
        "committed an offence against a child, or related to one",
        "behaved in a way that suggests a risk of harm to children",
        "behaved in a way that suggests they may not be suitable to work with children",
    ),
    asks=(
        Ask("employer_type", "What kind of organisation is it?", needed="Select the kind of organisation"),
        Ask(
            "employer",
            "Name of the organisation",
            "Not a person. For a childminder or foster carer, whoever they are registered with",
            needed="Enter the name of the organisation",
        ),
        Ask("caller", "Your post", "For example, headteacher. Not your name", needed="Enter your post"),
        Ask(
            "reply_to",
            "Your email address or telephone number at work",
            "The officer answers you there",
            needed="Enter your email address or telephone number at work",
        ),
        Ask("concern_on", "When did it happen?", "Leave this out if you do not know"),
        Ask(
            "known_on",
            "When did your organisation come to know of it?",
            "The day on which somebody there first heard of it",
            needed="Enter the day on which your organisation came to know of it",
        ),
        Ask(
            "about",
            "What is the concern?",
            "Say what is thought to have happened. Write “the adult” and “the child”, and no name",
        ),
    ),
    says={"channel": Channel.WEB_FORM, "source": Source.EMPLOYER},
    organisations=("employer",),
    watched=("caller", "about"),
    received_by="the designated officer",
    answer_by="LADO-02",
    next_words=(
        "They may advise you, ask you for more, or take it on as a referral. Advice comes in writing, too.",
        "Only if it is a referral do they ask who the adult and the child are.",
    ),
)
