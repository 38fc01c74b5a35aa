from django.db import migrations, models

# Until now nobody was asked how advice went out of which no letter was made here: that is said of it, so that nobody is
# asked for those letters now.
ASKED_OF_NOBODY = """
update lado_follow_up written set elsewhere = 'This was recorded before it was asked how the advice went out.'
where written.elsewhere = '' and exists (
    select from case_event later
    join case_event told on told.space_id = later.space_id and told.case_id = later.case_id
    where later.space_id = written.space_id and later.case_id = written.case_id and later.kind = 'step'
        and later.step = 'followed_up' and later.record_id = written.id
        and told.kind = 'step' and told.step = 'advised'
        and (told.happened_at at time zone 'Europe/London')::date
            <= (later.happened_at at time zone 'Europe/London')::date
        and not exists (
            select from case_letter letter
            where letter.space_id = told.space_id and letter.case_id = told.case_id and letter.letter = 'advice'
                and letter.step = told.step and letter.record_id = told.record_id and letter.state <> 'failed'
        )
);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("case_letters", "0001_letters_of_cases"),
        ("casework", "0009_forms_of_the_last_hour"),
        ("lado", "0004_set_aside_and_agreed_anew"),
    ]

    operations = [
        migrations.AddField(
            model_name="followup",
            name="elsewhere",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="No letter was made of it here. Make one first, or say how it was written elsewhere, and why",
                verbose_name="How it went out, and where the copy is",
            ),
        ),
        migrations.RunSQL(ASKED_OF_NOBODY, migrations.RunSQL.noop),
    ]
