from typing import Any

from django.db import migrations

FEW = 5000
# By whom a batch ends: of closed cases only those that are marked are looked through, which have an index of their own.
LAST_OF_A_BATCH = """
select max(id) from (
    select id from "case" where id > %s and pathway = 'lado' and left_open order by id limit %s
) few
"""
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


def unmark_where_nothing_is_owed(apps: Any, schema_editor: Any, few: int = FEW) -> None:
    """Batch by batch, each kept at once: no lock lasts, and one that was stopped begins again and finds the rest."""
    with schema_editor.connection.cursor() as cursor:
        done = 0
        while True:
            cursor.execute(LAST_OF_A_BATCH, [done, few])
            last = cursor.fetchone()[0]
            if last is None:
                return
            cursor.execute(NOTHING_OWED, [done, last])
            done = last


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("case_documents", "0003_of_which_record_a_letter_was_copied"),
        ("lado", "0009_clocks_of_letters_that_will_not_be_made"),
    ]

    operations = [migrations.RunPython(unmark_where_nothing_is_owed, migrations.RunPython.noop)]
