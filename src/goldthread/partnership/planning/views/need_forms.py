"""Forms about a needs assessment."""

from goldthread.foundation.groups.boards import boards_on
from goldthread.partnership.planning.forms.needs import (
    AddAssessment,
    AddFigure,
    AddNeed,
    ChangeAssessment,
    said_of_assessment,
    said_of_figure,
)
from goldthread.partnership.planning.views.declaring import (
    about_assessment,
    about_figure,
    about_need,
    new_record,
)

add = new_record(
    "needs_assessment",
    form=AddAssessment,
    send=AddAssessment.add,
    options=lambda request, _: {"boards": boards_on(request.space.pk, request.today)},
    title="Add a needs assessment",
    done="The needs assessment was added. Add what it found.",
    step="add-needs-assessment",
)

change = about_assessment(
    form=ChangeAssessment,
    send=ChangeAssessment.change,
    now=said_of_assessment,
    title="Change the needs assessment",
    done="The needs assessment was changed.",
    step="change-needs-assessment",
)

need = about_assessment("needs", form=AddNeed, send=AddNeed.add, adds=True, title="Add a need")

figure = about_need(
    form=AddFigure,
    send=AddFigure.of_need,
    adds=True,
    title="Give a figure",
    intro="It shows this need. Only figures that somebody else can look up belong here.",
    done="The figure was recorded.",
)

correct = about_need(
    form=AddNeed, send=AddNeed.correct, now=lambda need: {"words": need.words}, title="Correct what was found"
)

correct_figure = about_figure(
    form=AddFigure,
    send=AddFigure.correct,
    now=said_of_figure,
    title="Correct the figure",
    intro="If it is of another period, give that beside it instead.",
    done="The figure was corrected.",
)
