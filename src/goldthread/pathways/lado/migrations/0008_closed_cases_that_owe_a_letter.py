from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

# Until now only a case that was closed since it is kept was known to owe something still. What was recorded before is
# looked through once: a letter of advice, or of feedback to the referrer, that nobody made, of which there is no copy,
# and of which no advice in writing says how it went out; and the part of an agency that was not over.
LEFT_OPEN = """
update "case" it set left_open = true
where it.id > %s and it.id <= %s and it.pathway = 'lado' and it.closed_at is not null and not it.left_open and (
    exists (
        select from case_event told
        where told.space_id = it.space_id and told.case_id = it.id and told.kind = 'step' and (
            told.step = 'advised' and not exists (
                select from case_event later join lado_follow_up written on written.id = later.record_id
                where later.space_id = told.space_id and later.case_id = told.case_id and later.kind = 'step'
                    and later.step = 'followed_up' and later.id > told.id and written.elsewhere <> ''
                    and (later.happened_at at time zone 'Europe/London')::date
                        >= (told.happened_at at time zone 'Europe/London')::date
            )
            or told.step = 'fed_back' and exists (
                select from lado_feedback given where given.id = told.record_id and given."to" = 'referrer'
            )
        )
        and not exists (
            select from case_letter letter
            where letter.space_id = told.space_id and letter.case_id = told.case_id and letter.step = told.step
                and letter.record_id = told.record_id and letter.state <> 'failed'
                and letter.letter = case told.step when 'advised' then 'advice' else 'feedback' end
        )
        and not exists (
            select from case_document copy
            where copy.space_id = told.space_id and copy.case_id = told.case_id and copy.withdrawn_at is null
                and copy.copy_of = case told.step when 'advised' then 'advice' else 'feedback' end
                and copy.dated_on >= (told.happened_at at time zone 'Europe/London')::date
        )
    )
    or exists (
        select from (
            select distinct on (part.whose) part.status from lado_strand part
            where part.space_id = it.space_id and part.case_id = it.id
            order by part.whose, (part.happened_at at time zone 'Europe/London')::date desc, part.id desc
        ) last
        where last.status not in ('not_needed', 'ended')
    )
)
"""


def mark_what_is_left_open(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """Each batch is kept at once; what was stopped begins again and finds the rest."""
    go_through(schema_editor.connection, "case", [LEFT_OPEN], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("case_documents", "0002_which_letter_a_document_is_a_copy_of"),
        ("case_letters", "0002_letters_that_will_not_be_made"),
        ("casework", "0014_closed_cases_in_which_something_is_left_open"),
        ("lado", "0007_own_words_of_outcomes"),
    ]

    operations = [migrations.RunPython(mark_what_is_left_open, migrations.RunPython.noop)]
