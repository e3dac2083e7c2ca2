-- A restore changes the epoch. Scanners with an older cursor then read their list from the start.
create table door_list_epoch (
    epoch  uuid    not null default uuidv7(),
    single boolean primary key default true check (single)
);

insert into door_list_epoch default values;
