alter table show
    add column refunds_until    timestamptz check (refunds_until <= coalesce(doors_at, starts_at)),
    add column ask_holder_names boolean not null default false;

-- A ticket repeats the deadline of its show, so that its events carry it.
alter table ticket
    add column refunds_until timestamptz;
