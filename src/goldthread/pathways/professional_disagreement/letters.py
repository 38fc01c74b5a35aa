"""What goes to agencies in writing: at each stage, and when it ends. Each says only what agencies read."""

from goldthread.cases.declaring import Letter, Said

BOTH = ("raised.raised_by", "raised.against")
WHAT_IT_IS = Said("about", "What it is about", ("raised.child", "raised.topic", "raised.concern"))


def letters(later_stages: tuple[str, ...]) -> tuple[Letter, ...]:
    """``later_stages`` are the steps that take it up, all with one letter."""
    return (
        Letter(
            code="raised",
            title="Letter that raises a disagreement",
            purpose="Says to the other agency what is disagreed about and what it is asked to do.",
            steps=("raised",),
            to=("against",),
            opening="On {happened} a disagreement with you was raised as {reference}.",
            says=(
                Said("about", "What it is about", ("child", "topic", "concern")),
                Said("wanted", "What you are asked to do", ("wanted",)),
            ),
            ending="Please talk about it with whoever raised it. If it is not settled, it goes up a stage.",
        ),
        Letter(
            code="stage",
            title="Letter that takes it to the next stage",
            purpose="Says to the other agency, or from the office to both, why it goes up and who takes it up.",
            steps=later_stages,
            to=BOTH,
            opening="{reference} was not settled. On {happened} it was taken to the next stage.",
            says=(
                WHAT_IT_IS,
                Said("why", "Why it was not settled", ("why",)),
                Said("to_whom", "Who takes it up now", ("to_whom",)),
            ),
            ending="Whoever takes it up has a limit of days, which the case shows.",
        ),
        Letter(
            code="closing",
            title="Closing letter",
            purpose="Says to both agencies how it ended.",
            steps=("resolved",),
            to=BOTH,
            opening="{reference} ended on {happened}.",
            says=(
                WHAT_IT_IS,
                Said("result", "How it ended", ("result",)),
                Said("words", "What was agreed, and what the child gets now", ("words",)),
            ),
            ending="Thank you for what you did about it. What the partnership learns from it is told without names.",
        ),
    )
