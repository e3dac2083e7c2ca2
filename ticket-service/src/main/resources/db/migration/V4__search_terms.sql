-- ticket-service computes the terms. The database compares their bytes, so its locale does not matter.
-- Both columns are null until ticket-service has indexed the ticket. A release before this one does not set them.
-- The column search stays for that release.
alter table ticket
    add column search_terms tsvector,
    add column indexed_version bigint;

create index if not exists ticket_search_terms on ticket using gin (search_terms) with (fastupdate = off);
create index if not exists ticket_unindexed on ticket (id) where indexed_version is distinct from version;

-- The words that a query may misspell, with the forms that they share with their misspellings.
create table search_word (
    word  text   collate "C" primary key,
    forms text[] collate "C" not null
);
create index search_word_forms on search_word using gin (forms) with (fastupdate = off);
