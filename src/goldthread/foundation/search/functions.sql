-- Keeping the index, and the one function through which it is searched. Inside the wall a word index cannot be
-- used by an ordinary query, so this function reads behind it: it filters space and permission itself.

create or replace function search_keep() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        delete from search_entry
            where space_id = old.space_id and object_table = tg_table_name and object_id = old.id;
    end if;
    if tg_op <> 'DELETE' then
        execute format(
            'insert into search_entry (space_id, object_table, object_id, title, needs, title_key, words)'
            ' select r.space_id, %L, r.id, s.title, s.needs, lower(unaccent(s.title)),'
            ' setweight(to_tsvector(''simple'', unaccent(s.title)), ''A'')'
            ' || to_tsvector(''simple'', unaccent(s.words))'
            ' from (select ($1).*) r, lateral (select %s as title, %s as words, %s as needs) s',
            tg_table_name, tg_argv[0], tg_argv[1], tg_argv[2]) using new;
    end if;
    return null;
end $$;

-- seen: {"<space>": ["PERMISSION", ...]}; spaces that are not open to the caller are left out whatever it says.
create or replace function search_find(sought text, seen jsonb, most integer)
returns table (space_id bigint, object_table text, object_id bigint, title text, score real)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with asked as (
        select lower(unaccent(sought)) as key,
            to_tsquery('simple', nullif(array_to_string(array(
                select quote_literal(word) || ':*'
                from regexp_split_to_table(lower(unaccent(sought)), '[^[:alnum:]]+') word where word <> ''
            ), ' & '), '')) as query
    )
    select hit.space_id, hit.object_table::text, hit.object_id, hit.title, hit.score
    from asked,
        unnest(wall_reading()) as open_space,
        lateral (
            (select e.space_id, e.object_table, e.object_id, e.title,
                 ts_rank(e.words, asked.query) + 1 as score
             from search_entry e
             where e.space_id = open_space and e.words @@ asked.query
                 and seen -> open_space::text ? e.needs
             limit 500)
            union
            (select e.space_id, e.object_table, e.object_id, e.title,
                 word_similarity(asked.key, e.title_key) as score
             from search_entry e
             where e.space_id = open_space and asked.key <% e.title_key
                 and not coalesce(e.words @@ asked.query, false)
                 and seen -> open_space::text ? e.needs
             limit 100)
        ) hit
    order by hit.score desc, hit.title, hit.object_id
    limit least(most, 500)
$$;

revoke all on function search_keep(), search_find(text, jsonb, integer) from public;
