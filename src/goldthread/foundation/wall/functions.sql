-- The wall's own functions. All belong to the owner role; the web role may only execute what is granted below.
-- A passage is a signed text: nonce:actor:writing:reading:doing:request:mac. Only a holder of the wall key can
-- sign one. pg_temp stands last in each search path: named nowhere it would be searched first, and a temporary
-- table of the web role could stand in for one of these. The nonce ties it to one connection, so neither a bare set_config nor a copied passage opens a row.

create table if not exists wall_key (
    only_row boolean primary key default true check (only_row),
    inner_pad bytea not null,
    outer_pad bytea not null
);

-- The key before this one, for as long as processes that know no other are still at work; empty but while keys change.
create table if not exists wall_key_before (like wall_key including all);

create unlogged table if not exists wall_connection (
    pid integer primary key,
    nonce text not null
);

-- Called once when a connection is made: names the connection afresh, so that a reused process id is not an old one.
create or replace function wall_greet() returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    fresh text := replace(gen_random_uuid()::text, '-', '');
begin
    insert into wall_connection (pid, nonce) values (pg_backend_pid(), fresh)
        on conflict (pid) do update set nonce = excluded.nonce;
    return fresh;
end $$;

create or replace function wall_passage() returns text[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    raw text := current_setting('goldthread.wall', true);
    message text;
    parts text[];
    key wall_key;
begin
    if raw is null or length(raw) < 66 then
        return null;
    end if;
    message := left(raw, length(raw) - 65);
    select * into key from wall_key;
    if not found or right(raw, 64) is distinct from
        encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(message, 'UTF8'))), 'hex') then
        -- Seldom: while keys change.
        select * into key from wall_key_before;
        if not found or right(raw, 64) is distinct from
            encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(message, 'UTF8'))), 'hex') then
            return null;
        end if;
    end if;
    parts := string_to_array(message, ':');
    perform 1 from wall_connection c where c.pid = pg_backend_pid() and c.nonce = parts[1];
    if not found then
        return null;
    end if;
    return parts;
end $$;

create or replace function wall_actor() returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select nullif((wall_passage())[2], '')::bigint
$$;

-- Who acts, for tables of accounts: where nobody does, the statement fails. Finding nothing would be worse there than
-- failing: a second factor that is not found looks like one that was never set up.
create or replace function wall_somebody() returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor bigint := wall_actor();
begin
    if actor is null then
        raise exception 'accounts are closed: no passage says who acts' using errcode = 'insufficient_privilege';
    end if;
    return actor;
end $$;

create or replace function wall_writing() returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select nullif((wall_passage())[3], '')::bigint
$$;

create or replace function wall_reading() returns bigint[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(string_to_array(nullif((wall_passage())[4], ''), ',')::bigint[], '{}'::bigint[])
$$;

-- Every change raises the version, whoever makes it and however: bulk updates and raw SQL count.
create or replace function wall_next_version() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.version := old.version + 1;
    return new;
end $$;

revoke all on wall_key, wall_key_before, wall_connection from public;
revoke all on function wall_greet(), wall_passage(), wall_actor(), wall_somebody(), wall_writing(), wall_reading()
    from public;
