alter table show add column ask_holder_names boolean not null default false;
