-- Status leads, so that a page of one status never walks past tickets of the other: not past a million on sale to
-- find what is withdrawn, nor past what somebody listed and withdrew by the thousand.
create index ticket_status_page on ticket (status, starts_at, id);
create index ticket_seller_status_page on ticket (seller_id, status, starts_at, id);
drop index ticket_page;
drop index ticket_seller_page;
