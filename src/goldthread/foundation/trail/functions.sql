-- The trail: every change by trigger, every read by trail_note. Rows are appended unchained, with a salted digest
-- of a body kept apart; the sealer chains committed rows later. The web role can append through these functions
-- and in no other way: it owns neither table nor trigger.

create or replace function trail_append(
    space bigint, operation text, object_table text, object_id bigint, body jsonb
) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    passage text[] := wall_passage();
    entry bigint := nextval('trail_entry_id_seq');
    happened timestamptz := clock_timestamp();
    actor text := coalesce(passage[2], 'database:' || session_user);
    doing text := coalesce(passage[5], '');
    request text := coalesce(passage[6], '');
    salt bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
    words text := body::text;
    body_digest bytea := sha256(salt || convert_to(words, 'UTF8'));
begin
    insert into trail_entry
        (id, space, at, actor, doing, request, operation, object_table, object_id, body_digest, digest)
    values
        (entry, space, happened, actor, doing, request, operation, object_table, object_id, body_digest,
         sha256(convert_to(jsonb_build_array(entry, space, (extract(epoch from happened) * 1000000)::bigint,
             actor, doing, request, operation, object_table, object_id)::text, 'UTF8') || body_digest));
    insert into trail_body (entry_id, salt, words) values (entry, salt, words);
end $$;

-- Arguments: the column that names the space ('' for what belongs to none), columns whose values are masked.
create or replace function trail_record() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    masked text[] := string_to_array(tg_argv[1], ',');
    was jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    is_now jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    row_now jsonb := coalesce(is_now, was);
    body jsonb;
begin
    if tg_op = 'UPDATE' then
        select jsonb_object_agg(n.key, case when n.key = any (masked) then '["(masked)", "(masked)"]'::jsonb
                else jsonb_build_array(o.value, n.value) end)
            into body
            from jsonb_each(is_now) n join jsonb_each(was) o using (key)
            where o.value is distinct from n.value and n.key <> 'version';
        -- A new version and nothing else: something that belongs to the row changed, and who did it is kept here too.
        if body is null and was -> 'version' is not distinct from is_now -> 'version' then
            return null;
        end if;
        body := coalesce(body, '{}');
    else
        select jsonb_object_agg(key, case when key = any (masked) then '"(masked)"'::jsonb else value end)
            into body from jsonb_each(row_now);
    end if;
    perform trail_append(
        coalesce((row_now ->> nullif(tg_argv[0], ''))::bigint, 0), lower(tg_op), tg_table_name::text,
        (row_now ->> 'id')::bigint, body);
    return null;
end $$;

-- A read, or another fact worth keeping, about an object of a space that is open to the caller.
create or replace function trail_note(space bigint, object_table text, object_id bigint, body jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if space is null or not (space = any (wall_reading())) then
        raise exception 'a read can be noted only in a space that is open';
    end if;
    perform trail_append(space, 'read', object_table, object_id, body);
end $$;

create or replace function trail_unsealed_spaces() returns setof bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct space from trail_entry where seal_id is null
$$;

create or replace function trail_spaces() returns setof bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct space from trail_entry union select distinct space from trail_seal
$$;

-- Binds entries that are not yet bound to a new seal. Only the program itself seals (actor 0): somebody else's seal
-- would not verify, and would hide what comes after it.
create or replace function trail_seal_entries(
    in_space bigint, in_number bigint, entries bigint[], previous bytea, root bytea, signature bytea, key_name text
) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    seal bigint;
    bound bigint;
begin
    if wall_actor() is distinct from 0 or not (in_space = any (wall_reading())) then
        raise exception 'only the program itself seals, and only a space that is open';
    end if;
    if in_number is distinct from (select coalesce(max(s.number), 0) + 1 from trail_seal s where s.space = in_space) then
        raise exception 'a seal follows the one before it';
    end if;
    insert into trail_seal (space, number, entry_ids, previous, root, signature, key_name, sealed_at)
        values (in_space, in_number, entries, previous, root, signature, key_name, clock_timestamp())
        returning id into seal;
    update trail_entry set seal_id = seal where id = any (entries) and space = in_space and seal_id is null;
    get diagnostics bound = row_count;
    if bound <> coalesce(array_length(entries, 1), 0) then
        raise exception 'an entry to be sealed is missing or sealed already';
    end if;
end $$;

-- Destroys what was kept of objects that are gone, under a certificate: bodies and salts go, entries and their digests
-- stay and say under which destruction. Only the program itself does so, in the space that it writes, and never of
-- an object that is still there. An entry of its own says how many entries that was and the digest of theirs.
create or replace function trail_destroy(
    in_space bigint, in_certificate bigint, object_tables text[], object_ids bigint[]
) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one text;
    is_there boolean;
    made bigint;
    number bigint;
    of_entries bytea;
begin
    if wall_actor() is distinct from 0 or wall_writing() is distinct from in_space then
        raise exception 'only the program itself destroys, and only in the space that it writes';
    end if;
    for one in select distinct unnest(object_tables) loop
        execute format('select exists (select 1 from %I where id = any ($1))', one) into is_there using
            (select array_agg(o.id) from unnest(object_tables, object_ids) o (name, id) where o.name = one);
        if is_there then
            raise exception 'what is still there is not destroyed';
        end if;
    end loop;
    insert into trail_destruction (space, certificate, entries_number, digest, at)
        values (in_space, in_certificate, 0, sha256(''), clock_timestamp()) returning id into made;
    update trail_entry e set destruction_id = made
        from unnest(object_tables, object_ids) o (name, id)
        where e.space = in_space and e.object_table = o.name and e.object_id = o.id and e.destruction_id is null;
    delete from trail_body b using trail_entry e where e.id = b.entry_id and e.destruction_id = made;
    select count(*), sha256(coalesce(string_agg(e.digest, ''::bytea order by e.id), ''::bytea)) into number, of_entries
        from trail_entry e where e.destruction_id = made;
    update trail_destruction set entries_number = number, digest = of_entries where id = made;
    perform trail_append(in_space, 'destroy', 'trail_destruction', made, jsonb_build_object(
        'certificate', in_certificate, 'entries', number, 'digest', encode(of_entries, 'hex')));
    return number;
end $$;

-- Forgets who opened what, once a partnership has kept that as long as it says: of each read before a moment what it
-- tells goes with its body and salt, and with the digest of that, so that nobody can guess it back. The
-- entry's own digest stays, so the seal over it still fits. An entry of its own says how many those were and the digest
-- of theirs. Reads of the objects that are named stay. Only what is sealed is forgotten, oldest first.
create or replace function trail_forget_reads(
    in_space bigint, in_certificate bigint, before timestamptz, most bigint, kept_tables text[], kept_ids bigint[]
) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    made bigint;
    number bigint;
    of_bodies bigint;
    bodies_digest bytea;
    of_entries bytea;
begin
    if wall_actor() is distinct from 0 or wall_writing() is distinct from in_space then
        raise exception 'only the program itself forgets, and only in the space that it writes';
    end if;
    insert into trail_destruction (space, certificate, entries_number, digest, at)
        values (in_space, in_certificate, 0, sha256(''), clock_timestamp()) returning id into made;
    update trail_entry set forgotten_id = made, destruction_id = coalesce(destruction_id, made), actor = '', doing = '',
            request = '', object_table = '', object_id = null, body_digest = ''
        where id in (
            select e.id from trail_entry e
            where e.space = in_space and e.operation = 'read' and e.at < before
                and e.seal_id is not null and e.forgotten_id is null and not exists (
                    select from unnest(kept_tables, kept_ids) o (name, id)
                    where o.name = e.object_table and o.id = e.object_id)
            order by e.id limit most);
    delete from trail_body b using trail_entry e where e.id = b.entry_id and e.forgotten_id = made;
    select count(*), sha256(coalesce(string_agg(e.digest, ''::bytea order by e.id), ''::bytea))
        into of_bodies, bodies_digest from trail_entry e where e.destruction_id = made;
    select count(*), sha256(coalesce(string_agg(e.digest, ''::bytea order by e.id), ''::bytea))
        into number, of_entries from trail_entry e where e.forgotten_id = made;
    update trail_destruction set entries_number = of_bodies, digest = bodies_digest where id = made;
    perform trail_append(in_space, 'destroy', 'trail_destruction', made, jsonb_build_object(
        'certificate', in_certificate, 'entries', of_bodies, 'digest', encode(bodies_digest, 'hex'),
        'forgotten', number, 'forgotten_digest', encode(of_entries, 'hex')));
    return number;
end $$;

alter table trail_destruction enable row level security;
drop policy if exists wall_read on trail_destruction;
create policy wall_read on trail_destruction for select using (space = any ((select wall_reading())::bigint[]));
alter table trail_entry enable row level security;
alter table trail_body enable row level security;
alter table trail_seal enable row level security;
drop policy if exists wall_read on trail_entry;
drop policy if exists wall_read on trail_body;
drop policy if exists wall_read on trail_seal;
create policy wall_read on trail_entry for select using (space = any ((select wall_reading())::bigint[]));
create policy wall_read on trail_seal for select using (space = any ((select wall_reading())::bigint[]));
create policy wall_read on trail_body for select using
    (exists (select 1 from trail_entry e where e.id = entry_id and e.space = any ((select wall_reading())::bigint[])));

revoke all on function trail_append(bigint, text, text, bigint, jsonb), trail_record(),
    trail_note(bigint, text, bigint, jsonb), trail_unsealed_spaces(), trail_spaces(),
    trail_seal_entries(bigint, bigint, bigint[], bytea, bytea, bytea, text),
    trail_destroy(bigint, bigint, text[], bigint[]),
    trail_forget_reads(bigint, bigint, timestamptz, bigint, text[], bigint[]) from public;
