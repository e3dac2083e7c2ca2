-- Ended orders that no longer change. They have the columns and indexes of the tables that sell; an order and all its rows are
-- in either of them. Later migrations add columns to both.
create table orders_archive (like orders including all);
create table order_item_archive (like order_item including all);
create table order_transition_archive (like order_transition including all);
create table payment_archive (like payment including all);

alter table orders_archive add constraint archived_orders_have_ended
    check (status in ('COMPLETE', 'CANCELLED', 'EXPIRED', 'REFUNDED'));
alter table payment_archive add constraint archived_payments_have_ended
    check (status in ('FAILED', 'CAPTURED', 'REFUNDED') and next_check_at is null);

-- Deleting a payment would search all orders for it. The engine writes both in one transaction, and reconciliation looks for
-- paid orders without their payment.
alter table orders alter constraint orders_paid_by_fkey not enforced;

-- An archived row may return as it was archived.
create or replace function refuse_order_status() returns trigger language plpgsql as $$
begin
    if exists (select from orders_archive a
               where (a.id, a.status, a.version) = (new.id, new.status, new.version)) then
        return new;
    end if;
    raise exception 'order % cannot begin as % at version %', new.id, new.status, new.version
        using errcode = 'check_violation', constraint = 'legal_order_transition';
end $$;

create or replace function refuse_payment_status() returns trigger language plpgsql as $$
begin
    if exists (select from payment_archive a where (a.id, a.status) = (new.id, new.status)) then
        return new;
    end if;
    raise exception 'payment % cannot begin as %', new.id, new.status
        using errcode = 'check_violation', constraint = 'legal_payment_transition';
end $$;
