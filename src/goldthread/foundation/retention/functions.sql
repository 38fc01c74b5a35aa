-- Nothing under a hold is deleted, by whatever door: each row of a record that can be destroyed asks before it goes, or
-- before what it says is emptied. Arguments: the kind of record, the classes whose holds it is under, the column of this
-- row that names the record ('' where none does), and of a kind whose records are of several classes two statements: one
-- that gives the record of this row ('' where the column does), one that gives the classes of which the record is.
create or replace function retention_guard() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    was jsonb := to_jsonb(old);
    record_id text := was ->> nullif(tg_argv[2], '');
    held_by text[] := string_to_array(tg_argv[1], ',');
    own text;
begin
    if not exists (
        select 1 from retention_hold h where h.lifted_at is null
        and h.space_id = coalesce(was ->> 'space_id', was ->> 'space')::bigint
    ) then
        return case tg_op when 'UPDATE' then new else old end;
    end if;
    if tg_nargs > 3 then
        if tg_argv[3] <> '' then
            execute tg_argv[3] into record_id using (was ->> 'id')::bigint;
        end if;
        if record_id is null then
            held_by := '{}';
        else
            execute tg_argv[4] into own using record_id::bigint;
            held_by := held_by || string_to_array(own, ',');
        end if;
    end if;
    if exists (
        select 1 from retention_hold h where h.lifted_at is null
        and h.space_id = coalesce(was ->> 'space_id', was ->> 'space')::bigint and (
            h.scope = 'space'
            or (h.scope = 'class' and h.retention_class = any (held_by))
            or (h.scope = 'record' and h.kind = tg_argv[0] and h.object_id::text = record_id))
    ) then
        raise exception using errcode = 'GT001',
            message = 'This is under a hold, so nothing of it is removed until the hold is lifted.';
    end if;
    if tg_op = 'UPDATE' then
        return new;
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
