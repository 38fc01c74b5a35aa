-- The hash of a password, for whoever it belongs to and for the program. The web role cannot read the column itself:
-- the row of a colleague shows a name, and must not show what could be guessed at elsewhere for as long as it takes.
create or replace function account_password(account_id bigint) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select password from account where id = account_id and (select wall_somebody()) in (0, id)
$$;

revoke all on function account_password(bigint) from public;
