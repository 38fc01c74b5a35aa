-- Keeping the index, and the functions through which it is searched. Inside the wall a word index cannot be used by
-- an ordinary query, so these read behind it: they leave out spaces that are not open to the caller.

-- Words are cut at whatever is no letter or digit, in what is kept and in what is asked alike: "1.2" is 1 and 2.
create or replace function search_words(kept text) returns tsvector
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select to_tsvector('simple', regexp_replace(lower(unaccent(kept)), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- All the words that are sought, each followed by the sign that says how far it must go.
create or replace function search_joined(sought text, sign text) returns tsquery
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select to_tsquery('simple', nullif(array_to_string(array(
        select quote_literal(word) || sign
        from regexp_split_to_table(lower(unaccent(sought)), '[^[:alnum:]]+') word where word <> ''
    ), ' & '), ''))
$$;

create or replace function search_query(sought text) returns tsquery
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select search_joined(sought, ':*')
$$;

-- Whether a title begins with all that is sought, and not in the middle of a word: "R-12" is not how "R-120" is called.
create or replace function search_is_called(title_key text, asked_key text) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select starts_with(title_key || ' ', asked_key || ' ')
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

-- What search_find puts in order, in three steps, each only if those before do not fill the answer: what has the words
-- sought as they stand, what has words that begin with them, what has a title that is nearly that. Whoever types a whole
-- reference is done after the first: there are a hundred thousand that begin like it. Of a word that is everywhere 500
-- records of a space are ranked, not all of them. Each space is asked by itself, and each question planned anew: a rare
-- word and a frequent one want different ways through the index, and so do a small space and a large one.
create or replace function search_hits(sought text, seen jsonb, wanted integer)
returns table (space_id bigint, object_table text, object_id bigint, title text, score real)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    asked_key text := lower(unaccent(trim(sought)));
    asked tsquery;
    found_before tsquery;
    sign text;
    open_spaces bigint[] := wall_reading();
    open_space bigint;
    held text[];
    found_here integer;
    found_in_all integer := 0;
    is_reference boolean := false;
begin
    foreach sign in array array['', ':*'] loop
        asked := search_joined(sought, sign);
        foreach open_space in array open_spaces loop
            held := array(select jsonb_array_elements_text(seen -> open_space::text));
            return query
                select e.space_id, e.object_table::text, e.object_id, e.title,
                    (ts_rank(e.words, asked) + 1 + search_is_called(e.title_key, asked_key)::integer)::real
                from search_entry e
                where e.space_id = open_space and e.words @@ asked and e.needs = any (held)
                    and not coalesce(e.words @@ found_before, false)
                limit 500;
            get diagnostics found_here = row_count;
            found_in_all := found_in_all + found_here;
            is_reference := is_reference or found_before is null and asked_key ~ '[0-9]' and exists (
                select from (
                    select e.title_key from search_entry e
                    where e.space_id = open_space and e.words @@ asked and e.needs = any (held)
                    limit 500
                ) found_so
                where search_is_called(found_so.title_key, asked_key));
        end loop;
        if is_reference or found_in_all >= wanted then
            return;
        end if;
        found_before := asked;
    end loop;
    foreach open_space in array open_spaces loop
        held := array(select jsonb_array_elements_text(seen -> open_space::text));
        return query
            select e.space_id, e.object_table::text, e.object_id, e.title, word_similarity(asked_key, e.title_key)
            from search_entry e
            where e.space_id = open_space and asked_key <% e.title_key
                and not coalesce(e.words @@ found_before, false) and e.needs = any (held)
            limit 100;
    end loop;
end $$;

-- Best first. What is called so scores above two, words themselves above one, what is nearly right below.
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

revoke all on function search_words(text), search_joined(text, text), search_query(text),
    search_is_called(text, text), search_insertion(text, text, text, text, text), search_keep(),
    search_fill(text, text, text, text), search_hits(text, jsonb, integer), search_find(text, jsonb, integer),
    search_ids(text, text), search_all_ids(text, text)
    from public;
