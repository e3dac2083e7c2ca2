-- Money that returns to a buyer. Those that are PENDING or DONE never exceed what the payment captured; the engine checks
-- this under the lock of the order.
create table refund (
    id                 uuid        primary key, -- the provider's idempotency key contains it
    order_id           uuid        not null references orders,
    payment_id         uuid        references payment, -- null if no money is returned
    amount             bigint      not null check (amount >= 0),
    currency           text        not null,
    status             text        not null check (status in ('PENDING', 'DONE', 'FAILED')),
    reason             text        not null,
    restock            boolean     not null, -- whether the units of its lines return to stock
    requested_by       text        not null, -- a user, or the provider
    provider_reference text, -- null until the provider has accepted it
    failure            text, -- the provider's code of the last failure
    attempt            integer     not null default 1, -- grows when refunding unexpected money is retried
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    constraint refund_has_payment check (payment_id is not null or amount = 0)
);

create index refund_of_order on refund (order_id);
create unique index refund_of_payment on refund (payment_id, provider_reference);
create index refund_pending on refund (created_at) where status = 'PENDING';

create table refund_line (
    refund_id uuid    not null references refund,
    ticket_id uuid    not null references ticket,
    quantity  integer not null check (quantity > 0),
    primary key (refund_id, ticket_id)
);

alter table orders
    add column refunded_amount bigint not null default 0, -- by refunds that are DONE
    add constraint refunded_within_total check (refunded_amount between 0 and total_amount);

alter table order_item
    add column refunded  integer not null default 0, -- units of refunds that are DONE
    add column restocked integer not null default 0, -- those of them that returned to stock
    add constraint units_refunded_once check (0 <= restocked and restocked <= refunded and refunded <= quantity);

create table refund_archive (like refund including all);
create table refund_line_archive (like refund_line including all);

alter table refund_archive add constraint archived_refunds_have_ended check (status in ('DONE', 'FAILED'));

alter table orders_archive
    add column refunded_amount bigint not null default 0,
    add constraint refunded_within_total check (refunded_amount between 0 and total_amount);

alter table order_item_archive
    add column refunded  integer not null default 0,
    add column restocked integer not null default 0,
    add constraint units_refunded_once check (0 <= restocked and restocked <= refunded and refunded <= quantity);

-- Refunds of earlier releases were of whole payments.
update orders set refunded_amount = total_amount where status = 'REFUNDED';
update order_item i set refunded = quantity, restocked = quantity
from orders o where o.id = i.order_id and o.status = 'REFUNDED';

update orders_archive set refunded_amount = total_amount where status = 'REFUNDED';
update order_item_archive i set refunded = quantity, restocked = quantity
from orders_archive o where o.id = i.order_id and o.status = 'REFUNDED';

insert into refund (id, order_id, payment_id, amount, currency, status, reason, restock, requested_by, created_at, updated_at)
select gen_random_uuid(), order_id, id, received_amount, received_currency,
    case status when 'REFUNDED' then 'DONE' else 'PENDING' end, coalesce(reason, 'refund-requested'), true, provider,
    updated_at, updated_at
from payment where status in ('REFUND_PENDING', 'REFUNDED');

insert into refund_archive (
    id, order_id, payment_id, amount, currency, status, reason, restock, requested_by, created_at, updated_at)
select gen_random_uuid(), order_id, id, received_amount, received_currency, 'DONE', coalesce(reason, 'refund-requested'),
    true, provider, updated_at, updated_at
from payment_archive where status = 'REFUNDED';

insert into refund_line (refund_id, ticket_id, quantity)
select r.id, i.ticket_id, i.quantity
from refund r join orders o on o.paid_by = r.payment_id join order_item i on i.order_id = o.id;

insert into refund_line_archive (refund_id, ticket_id, quantity)
select r.id, i.ticket_id, i.quantity
from refund_archive r join orders_archive o on o.paid_by = r.payment_id
    join order_item_archive i on i.order_id = o.id;

-- The refunds of the simulated provider.
create table simulated_refund (
    id        uuid   primary key,
    reference text   not null references simulated_charge,
    amount    bigint not null check (amount > 0)
);

create index simulated_refund_of_charge on simulated_refund (reference);

insert into simulated_refund (id, reference, amount)
select r.id, c.reference, c.amount
from simulated_charge c
    join (select id, provider, reference from payment union all select id, provider, reference from payment_archive) p
        on p.provider = 'simulated' and p.reference = c.reference
    join (select id, payment_id from refund union all select id, payment_id from refund_archive) r on r.payment_id = p.id
where c.refunded_at is not null;

alter table simulated_charge drop column refunded_at;

-- A payment returns to CAPTURED when the refund of all that was left of it has failed.
create or replace function guard_payment_status() returns trigger language plpgsql as $$
begin
    if (old.status, new.status) not in (
            ('PENDING', 'FAILED'), ('PENDING', 'CAPTURED'), ('PENDING', 'REFUND_PENDING'),
            ('FAILED', 'CAPTURED'), ('FAILED', 'REFUND_PENDING'),
            ('CAPTURED', 'REFUND_PENDING'), ('CAPTURED', 'REFUNDED'),
            ('REFUND_PENDING', 'CAPTURED'), ('REFUND_PENDING', 'REFUNDED')) then
        raise exception 'payment % cannot go from % to %', old.id, old.status, new.status
            using errcode = 'check_violation', constraint = 'legal_payment_transition';
    end if;
    return new;
end $$;
