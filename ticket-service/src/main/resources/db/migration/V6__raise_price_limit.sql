-- Each currency has its own limit; this is the largest one.
alter table ticket
    drop constraint ticket_price_amount_check,
    add constraint ticket_price_amount_check check (price_amount between 0 and 999999999999);
