-- Few orders are refunded, and staff search for them by their status alone. Placing an order does not touch these indexes.
create index orders_refunded on orders (id) where status = 'REFUNDED';
create index orders_archive_refunded on orders_archive (id) where status = 'REFUNDED';
