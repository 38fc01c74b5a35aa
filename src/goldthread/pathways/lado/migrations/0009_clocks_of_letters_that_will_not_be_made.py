from django.db import migrations

# Of letters of advice of which it was said that they will not be made, the clock ran on until now. They are few.
END_THEM = """
update clock it set cancelled_at = letter.ordered_at, given_up = letter.why
from case_letter letter
join case_event told on told.space_id = letter.space_id and told.case_id = letter.case_id and told.kind = 'step'
    and told.step = letter.step and told.record_id = letter.record_id
where letter.state = 'left' and letter.letter = 'advice'
    and it.space_id = letter.space_id and it.subject_kind = 'case' and it.subject_id = letter.case_id
    and it.code = 'LADO-10' and it.met_at is null and it.cancelled_at is null
    and (it.began_at at time zone 'Europe/London')::date = (told.happened_at at time zone 'Europe/London')::date
"""


class Migration(migrations.Migration):
    dependencies = [
        ("case_letters", "0002_letters_that_will_not_be_made"),
        ("casework", "0015_own_outcomes"),
        ("lado", "0008_closed_cases_that_owe_a_letter"),
        ("timekeeping", "0005_what_will_never_be_done"),
    ]

    operations = [migrations.RunSQL(END_THEM, migrations.RunSQL.noop)]
