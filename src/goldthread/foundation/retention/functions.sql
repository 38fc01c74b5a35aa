-- Nothing under a hold is deleted, by whatever door: each row of a record that can be destroyed asks before it goes.
-- Arguments: the kind of record, its class, and the column of this row that names the record ('' where none does).
create or replace function retention_guard() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    record_id text := to_jsonb(old) ->> nullif(tg_argv[2], '');
begin
    if exists (
        select 1 from retention_hold h where h.space_id = old.space_id and h.lifted_at is null and (
            h.scope = 'space'
            or (h.scope = 'class' and h.retention_class = tg_argv[1])
            or (h.scope = 'record' and h.kind = tg_argv[0] and h.object_id::text = record_id))
    ) then
        raise exception using errcode = 'GT001',
            message = 'This is under a hold, so nothing of it is removed until the hold is lifted.';
    end if;
    return old;
end $$;

-- A hold is lifted and a certificate stays: neither is ever deleted.
create or replace function retention_stays() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    raise exception using errcode = 'GT001', message = 'Holds and certificates are never deleted.';
end $$;

revoke all on function retention_guard(), retention_stays() from public;
