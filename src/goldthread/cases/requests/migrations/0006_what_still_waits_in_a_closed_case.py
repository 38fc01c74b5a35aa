from django.db import migrations, models

# Until now what waited in a case went on waiting when the case was closed, and was late for ever. It ends as of then.
WITHDRAWN = """
update case_request_lane lane
set withdrawn_at = greatest(it.closed_at, lane.counts_from), withdrawn_why = 'The case was closed.',
    withdrawn_with_case = true
from case_request asked join "case" it on it.id = asked.case_id
where asked.id = lane.request_id and lane.replies_given = 0 and lane.withdrawn_at is null and it.closed_at is not null;
update clock set cancelled_at = lane.withdrawn_at
from case_request_lane lane
where lane.withdrawn_with_case and clock.space_id = lane.space_id and clock.subject_kind = 'case_request_lane'
    and clock.subject_id = lane.id and clock.occurrence = lane.times_limited and clock.met_at is null
    and clock.cancelled_at is null;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("case_requests", "0005_what_a_request_to_an_agency_is_called"),
        ("casework", "0009_forms_of_the_last_hour"),
        ("timekeeping", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="lane",
            name="withdrawn_with_case",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="lane",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_with_case", False), ("withdrawn_at__isnull", False), _connector="OR"),
                name="case_request_lane_withdrawn_with_its_case",
            ),
        ),
        migrations.RunSQL(WITHDRAWN, migrations.RunSQL.noop),
    ]
