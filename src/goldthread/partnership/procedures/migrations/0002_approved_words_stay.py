"""The database itself keeps the words of a version that was approved: they are corrected so that it shows."""

from django.db import migrations

STAYS = """
create or replace function governing_version_stays() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    raise exception using errcode = 'GT001',
        message = 'This version was approved, so its words stay. Correct it, or propose another version.';
end $$;
revoke all on function governing_version_stays() from public;
create or replace trigger governing_version_stays
    before update of document_id, number, label, summary, text, file_id, edition, proposed_on, approved_on, approved_by_id
    on governing_version for each row
    when ((old.approved_on is not null or old.in_force_from is not null) and
        (old.document_id, old.number, old.label, old.summary, old.text, old.file_id, old.edition, old.proposed_on,
            old.approved_on, old.approved_by_id)
        is distinct from
        (new.document_id, new.number, new.label, new.summary, new.text, new.file_id, new.edition, new.proposed_on,
            new.approved_on, new.approved_by_id))
    execute function governing_version_stays();
"""
GOES = """
drop trigger if exists governing_version_stays on governing_version;
drop function if exists governing_version_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]

    operations = [migrations.RunSQL(STAYS, GOES)]
