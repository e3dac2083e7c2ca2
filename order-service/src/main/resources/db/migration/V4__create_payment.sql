-- One row per attempt to pay: what a provider was asked for, and what became of it.
create table payment (
    id                uuid        primary key, -- also the key under which the provider knows the request
    order_id          uuid        not null references orders,
    attempt           integer     not null check (attempt >= 1),
    provider          text        not null,
    reference         text, -- the provider's name for the charge; null until it was opened
    method            text, -- what to confirm with; null when the buyer confirms with the provider
    status            text        not null check (status in
        ('PENDING', 'FAILED', 'CAPTURED', 'REFUND_PENDING', 'REFUNDED')),
    reason            text, -- why it failed, or why it is given back
    amount            bigint      not null check (amount > 0),
    currency          text        not null,
    received_amount   bigint, -- what was captured; null while nothing is
    received_currency text,
    next_check_at     timestamptz, -- when the provider is to be asked or told something; null when nothing is open
    checks            integer     not null default 0,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    unique (order_id, attempt),
    constraint money_was_received check
        ((status in ('CAPTURED', 'REFUND_PENDING', 'REFUNDED')) = (received_amount is not null)),
    check ((received_amount is null) = (received_currency is null))
);

create unique index payment_reference on payment (provider, reference);
-- Nobody pays twice: an order waits for one payment and keeps the money of one.
create unique index payment_one_pending on payment (order_id) where status = 'PENDING';
create unique index payment_one_captured on payment (order_id) where status = 'CAPTURED';
create index payment_to_check on payment (next_check_at) where next_check_at is not null;

alter table orders
    add column paid_by uuid references payment,
    add constraint paid_when_complete check
        (status not in ('COMPLETE', 'REFUNDED') or total_amount = 0 or paid_by is not null);

-- Every notice of a provider, by the provider's own id of it, and what was made of it.
create table payment_notice (
    provider    text        not null,
    id          text        not null,
    reference   text        not null,
    news        text        not null,
    outcome     text        not null check (outcome in ('APPLIED', 'IGNORED', 'REJECTED')),
    detail      text        not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (provider, id)
);

-- The memory of the simulated provider, which takes no real money.
create table simulated_charge (
    reference    text        primary key,
    amount       bigint      not null,
    currency     text        not null,
    method       text, -- null until confirmed
    captured_at  timestamptz, -- in the future while the money is on its way
    declined_at  timestamptz,
    cancelled_at timestamptz,
    refunded_at  timestamptz
);

-- The legal moves once more, so that no writer can get around OrderStatus and PaymentStatus.
create function guard_order_status() returns trigger language plpgsql as $$
begin
    if (old.status, new.status) not in (
            ('CREATED', 'AWAITING_PAYMENT'), ('CREATED', 'COMPLETE'), ('CREATED', 'CANCELLED'), ('CREATED', 'EXPIRED'),
            ('AWAITING_PAYMENT', 'COMPLETE'), ('AWAITING_PAYMENT', 'CANCELLED'), ('AWAITING_PAYMENT', 'EXPIRED'),
            ('EXPIRED', 'COMPLETE'),
            ('COMPLETE', 'REFUNDED')) then
        raise exception 'order % cannot go from % to %', old.id, old.status, new.status
            using errcode = 'check_violation', constraint = 'legal_order_transition';
    end if;
    if new.status = 'COMPLETE' and (old.status = 'CREATED') <> (new.total_amount = 0) then
        raise exception 'order % completes from CREATED if it is free, and else because it was paid', old.id
            using errcode = 'check_violation', constraint = 'legal_order_transition';
    end if;
    if new.version <> old.version + 1 then
        raise exception 'order % goes from version % to %', old.id, old.version, new.version
            using errcode = 'check_violation', constraint = 'legal_order_transition';
    end if;
    return new;
end $$;

create function refuse_order_status() returns trigger language plpgsql as $$
begin
    raise exception 'order % cannot begin as % at version %', new.id, new.status, new.version
        using errcode = 'check_violation', constraint = 'legal_order_transition';
end $$;

create trigger orders_begin before insert on orders for each row
    when (new.status <> 'CREATED' or new.version <> 1) execute function refuse_order_status();
create trigger orders_move before update of status on orders for each row
    when (new.status <> old.status) execute function guard_order_status();

create function guard_payment_status() returns trigger language plpgsql as $$
begin
    if (old.status, new.status) not in (
            ('PENDING', 'FAILED'), ('PENDING', 'CAPTURED'), ('PENDING', 'REFUND_PENDING'),
            ('FAILED', 'CAPTURED'), ('FAILED', 'REFUND_PENDING'),
            ('CAPTURED', 'REFUND_PENDING'), ('CAPTURED', 'REFUNDED'),
            ('REFUND_PENDING', 'REFUNDED')) then
        raise exception 'payment % cannot go from % to %', old.id, old.status, new.status
            using errcode = 'check_violation', constraint = 'legal_payment_transition';
    end if;
    return new;
end $$;

create function refuse_payment_status() returns trigger language plpgsql as $$
begin
    raise exception 'payment % cannot begin as %', new.id, new.status
        using errcode = 'check_violation', constraint = 'legal_payment_transition';
end $$;

create trigger payment_begin before insert on payment for each row
    when (new.status <> 'PENDING') execute function refuse_payment_status();
create trigger payment_move before update of status on payment for each row
    when (new.status <> old.status) execute function guard_payment_status();
