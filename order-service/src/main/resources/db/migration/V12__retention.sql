-- Find what is deleted after its retention.
create index payment_notice_received on payment_notice (received_at);
create index orders_archive_unpaid on orders_archive (updated_at) where status in ('CANCELLED', 'EXPIRED');
