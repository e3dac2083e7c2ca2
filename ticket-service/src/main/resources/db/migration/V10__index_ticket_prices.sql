-- Finds the shows that have a ticket on sale within a range of prices.
create index ticket_price on ticket (price_amount, show_id) where status = 'ON_SALE';
