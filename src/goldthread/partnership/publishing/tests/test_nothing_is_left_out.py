"""Every record about a review is looked through for names, or says here why not."""

from django.apps import apps

from goldthread.foundation.looking.words import words_in
from goldthread.foundation.spaces.models import SpaceRecord
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.names.texts import records_of

A_LINK = "a link between two records, which says no more than its place in a source"
OF_A_BOARD = "business of a board, published nowhere"
LEFT_OUT = {
    "ActionOwner": A_LINK,
    "FindingAction": A_LINK,
    "LetterFinding": A_LINK,
    "OutcomeFinding": A_LINK,
    "Asking": "the mailbox of an agency, which is deleted with its link and published nowhere",
    "PartnerApproval": "kept for those who prepare publication",
    "ParallelProceeding": "kept for those who prepare publication",
    "ProceedingsAsked": "kept for those who prepare publication",
    "FamilyTold": "kept for those who prepare publication",
    "PanelNotice": "kept for those who prepare publication",
    "EarlierPublication": "kept for those who prepare publication",
    "PersonDetail": "the list itself",
    "NameCheck": "the check itself",
    "NameHit": "what was found",
    "NobodyListed": "kept for those who prepare publication",
    "Call": OF_A_BOARD,
    "SourceResponse": OF_A_BOARD,
    "StrandAudit": OF_A_BOARD,
    "ThreadBegun": "stays in its case; the review that it makes holds the same words, and is looked through",
    "ThresholdRound": OF_A_BOARD,
    "VersionReason": OF_A_BOARD,
}


def test_every_record_with_words_that_hangs_on_a_review_is_looked_through():
    looked_through = {rows.model for rows in records_of(Review(pk=1, space_id=1))}
    hanging = {
        model.__name__
        for model in apps.get_models()
        if issubclass(model, SpaceRecord)
        and any(field.related_model in looked_through for field in model._meta.local_fields)
        and words_in(model)
    }

    assert hanging - {model.__name__ for model in looked_through} == set(LEFT_OUT)
