-- The words of a text without case and accents. Its parts do not depend on the locale of the database.
create function search_words(words text) returns text[] language sql immutable strict parallel safe
return array_remove(regexp_split_to_array(
    casefold(regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g') collate pg_unicode_fast),
    '[^[:alnum:]]+'), '');

-- What a search finds an order by: the words of its contact's name and e-mail address.
create function contact_words(contact_name text, contact_email text) returns tsvector language sql immutable parallel safe
return array_to_tsvector(search_words(coalesce(contact_name, '') || ' ' || contact_email));

-- Every word of the text has to begin a word; null without words.
create function words_query(words text) returns tsquery language sql immutable strict parallel safe
return (select string_agg('''' || word || ''':*', ' & ')::tsquery from unnest(search_words(words)) as w (word));

create index orders_by_contact on orders using gin (contact_words(contact_name, contact_email))
    where contact_email is not null;
create index orders_archive_by_contact on orders_archive using gin (contact_words(contact_name, contact_email))
    where contact_email is not null;
