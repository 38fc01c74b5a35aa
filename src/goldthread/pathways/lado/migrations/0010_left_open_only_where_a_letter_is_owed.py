from typing import Any

from django.db import migrations

from goldthread.foundation.wall.batches import A_BATCH, go_through

# Until now a case was marked for good once it was closed with a word of what becomes of the rest. From now on it is
# marked as long as a letter of advice, or of feedback to the referrer, is owed: not made, without a copy, and without
# advice in writing that says how it went out.
NOTHING_OWED = """
update "case" it set left_open = false
where it.id > %s and it.id <= %s and it.pathway = 'lado' and it.left_open and not exists (
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
            and (
                copy.copied_step = told.step and copy.copied_record = told.record_id
                or copy.copied_record is null
                    and copy.dated_on >= (told.happened_at at time zone 'Europe/London')::date
            )
    )
)
"""


def unmark_where_nothing_is_owed(apps: Any, schema_editor: Any, few: int = A_BATCH) -> None:
    """Each batch is kept at once; what was stopped begins again and finds the rest."""
    go_through(schema_editor.connection, "case", [NOTHING_OWED], few)


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("case_documents", "0003_of_which_record_a_letter_was_copied"),
        ("lado", "0009_clocks_of_letters_that_will_not_be_made"),
    ]

    operations = [migrations.RunPython(unmark_where_nothing_is_owed, migrations.RunPython.noop)]
