-- Keeping the index, and the functions through which it is searched. Inside the wall a word index cannot be used by
-- an ordinary query, so these read behind it: they leave out spaces that are not open to the caller.

-- Words are cut at whatever is no letter or digit, in what is kept and in what is asked alike: "1.2" is 1 and 2.
create or replace function search_words(kept text) returns tsvector
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select to_tsvector('simple', regexp_replace(lower(unaccent(kept)), '[^[:alnum:]]+', ' ', 'g'))
$$;

create or replace function search_query(sought text) returns tsquery
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select to_tsquery('simple', nullif(array_to_string(array(
        select quote_literal(word) || ':*'
        from regexp_split_to_table(lower(unaccent(sought)), '[^[:alnum:]]+') word where word <> ''
    ), ' & '), ''))
$$;

-- The statement that puts rows of a table, from a source of them, into the index.
create or replace function search_insertion(in_table text, source text, title text, words text, needs text)
returns text language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select format(
        'insert into search_entry (space_id, object_table, object_id, title, needs, title_key, words)'
        ' select r.space_id, %L, r.id, s.title, s.needs, lower(unaccent(s.title)),'
        ' setweight(search_words(s.title), ''A'') || search_words(s.words)'
        ' from %s r, lateral (select %s as title, %s as words, %s as needs) s',
        in_table, source, title, words, needs)
$$;

create or replace function search_keep() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        delete from search_entry
            where space_id = old.space_id and object_table = tg_table_name and object_id = old.id;
    end if;
    if tg_op <> 'DELETE' then
        execute search_insertion(tg_table_name, '(select ($1).*)', tg_argv[0], tg_argv[1], tg_argv[2]) using new;
    end if;
    return null;
end $$;

-- Rows that were there before their table was searched. Nothing of the rows themselves changes.
create or replace function search_fill(in_table text, title text, words text, needs text) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from search_entry where object_table = in_table) then
        execute search_insertion(in_table, quote_ident(in_table), title, words, needs);
    end if;
end $$;

-- What search_find puts in order, in two steps: what has words that begin with all those sought, and only if that does
-- not fill the answer, what has a title that is nearly that. Of a word that is everywhere 500 records of a space are
-- ranked, not all of them. Each space is asked by itself, and each question planned anew: a rare word and a frequent
-- one want different ways through the index, and so do a small space and a large one.
create or replace function search_hits(sought text, seen jsonb, wanted integer)
returns table (space_id bigint, object_table text, object_id bigint, title text, score real)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    asked_key text := lower(unaccent(sought));
    asked_query tsquery := search_query(sought);
    open_spaces bigint[] := wall_reading();
    open_space bigint;
    held text[];
    found_here integer;
    found_in_all integer := 0;
begin
    foreach open_space in array open_spaces loop
        held := array(select jsonb_array_elements_text(seen -> open_space::text));
        return query
            select e.space_id, e.object_table::text, e.object_id, e.title,
                (ts_rank(e.words, asked_query) + 1)::real
            from search_entry e
            where e.space_id = open_space and e.words @@ asked_query and e.needs = any (held)
            limit 500;
        get diagnostics found_here = row_count;
        found_in_all := found_in_all + found_here;
    end loop;
    if found_in_all >= wanted then
        return;
    end if;
    foreach open_space in array open_spaces loop
        held := array(select jsonb_array_elements_text(seen -> open_space::text));
        return query
            select e.space_id, e.object_table::text, e.object_id, e.title, word_similarity(asked_key, e.title_key)
            from search_entry e
            where e.space_id = open_space and asked_key <% e.title_key
                and not coalesce(e.words @@ asked_query, false) and e.needs = any (held)
            limit 100;
    end loop;
end $$;

-- Best first. Words themselves score above one, what is nearly right below.
-- seen: {"<space>": ["PERMISSION", ...]}; spaces that are not open to the caller are left out whatever it says.
create or replace function search_find(sought text, seen jsonb, most integer)
returns table (space_id bigint, object_table text, object_id bigint, title text, score real)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select hit.* from search_hits(sought, seen, least(most, 500)) hit
    order by hit.score desc, hit.title, hit.object_id
    limit least(most, 500)
$$;

-- Numbers of rows of one table with all these words, at most 2,000 of them. What of them a person may see is for the
-- query that asks.
create or replace function search_ids(sought text, in_table text) returns setof bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select e.object_id
    from unnest(wall_reading()) as open_space, search_entry e
    where e.space_id = open_space and e.object_table = in_table and e.words @@ search_query(sought)
    limit 2000
$$;

-- All of them, where a list is to lack none however many have these words.
create or replace function search_all_ids(sought text, in_table text) returns setof bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select e.object_id
    from unnest(wall_reading()) as open_space, search_entry e
    where e.space_id = open_space and e.object_table = in_table and e.words @@ search_query(sought)
$$;

revoke all on function search_words(text), search_query(text), search_insertion(text, text, text, text, text),
    search_keep(), search_fill(text, text, text, text), search_hits(text, jsonb, integer), search_find(text, jsonb, integer),
    search_ids(text, text), search_all_ids(text, text)
    from public;
