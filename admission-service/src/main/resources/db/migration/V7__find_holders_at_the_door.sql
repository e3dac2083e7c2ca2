-- Personal data, for the door list. The event of an erased order has no contact, and removes it
alter table orders add column contact_name text;
-- Whether staff chose the admission from the door list, without its code
alter table check_in add column from_list boolean not null default false;
