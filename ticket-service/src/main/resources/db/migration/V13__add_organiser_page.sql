-- What the public page of an organiser shows.
alter table organiser
    add column description text not null default '' check (char_length(description) <= 4000),
    add column colour      text check (colour ~ '^#[0-9a-f]{6}$'),
    add column logo_id     uuid references image;

-- Finds the shows that were created last.
create index show_newest on show (status, created_at desc, id desc);
