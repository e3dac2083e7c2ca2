-- The first entry of an order's history follows from the order itself: placed by its user when it was created.
delete from order_transition where version = 1;
alter table order_transition add constraint derived_first_entry check (version > 1);
alter table order_transition alter column from_status set not null;

-- The engine inserts an order, its lines and its history in one transaction and never deletes an order. Reconciliation
-- looks for rows without an order, so the database need not check each row.
alter table order_item alter constraint order_item_order_id_fkey not enforced;
alter table order_transition alter constraint order_transition_order_id_fkey not enforced;

-- A cancelled charge that was never confirmed has no amount.
alter table simulated_charge alter column amount drop not null;
alter table simulated_charge alter column currency drop not null;

-- Requests that were refused a moment ago. A crash of the database may lose them: it also ends the sessions of every
-- process that could still carry out an earlier attempt.
create unlogged table refused_request (
    user_id         text        not null,
    route           text        not null,
    idempotency_key text        not null,
    refused_at      timestamptz not null,
    primary key (user_id, route, idempotency_key)
);
