from django.db import migrations

# Whoever writes: command, file, statement by hand. It is looked at at once, since the wall is open only then.
HELD = """
create function review_rapid_needs_a_notification() returns trigger language plpgsql as $$
begin
    if not exists (
        select from review_notification sent where sent.space_id = new.space_id and sent.case_id = new.case_id
    ) then
        raise exception 'There is no serious incident notification in this case, so it has no rapid review.'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger review_rapid_needs_a_notification
    before insert or update of space_id, case_id on review_rapid
    for each row execute function review_rapid_needs_a_notification();
"""
NO_LONGER = """
drop trigger review_rapid_needs_a_notification on review_rapid;
drop function review_rapid_needs_a_notification();
"""


class Migration(migrations.Migration):
    """A rapid review cannot be without a serious incident notification (statutory.md 7.4): the database holds it too."""

    dependencies = [("statutory_review", "0001_the_first_records")]

    operations = [migrations.RunSQL(HELD, NO_LONGER)]
