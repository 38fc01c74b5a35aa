from django.db import migrations, models

# Until now it was not kept. A file that somebody sent who acts for that agency, and for the partnership as a whole in no
# role, came by the page on which agencies send. What took its place since counts as sent by the agency too.
SENT = """
with recursive sent as (
    select paper.id
    from meeting_paper paper join stored_file file on file.id = paper.file_id
    where exists (
        select from access_holding held
        where held.space_id = paper.space_id and held.user_id = file.received_by_id and held.agency_id = paper.agency_id
    )
    and not exists (
        select from access_holding held
        where held.space_id = paper.space_id and held.user_id = file.received_by_id and held.agency_id is null
    )
    union
    select newer.id from meeting_paper newer join sent on newer.replaces_id = sent.id
)
update meeting_paper set sent_by_agency = true where id in (select id from sent)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_frontline_practitioners"),
        ("files", "0001_initial"),
        ("meetings", "0007_phrases_of_minutes"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="sent_by_agency",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(SENT, migrations.RunSQL.noop),
    ]
