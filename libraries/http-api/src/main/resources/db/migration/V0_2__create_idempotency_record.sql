create table idempotency_record (
    user_id         text        not null,
    route           text        not null,
    idempotency_key text        not null,
    request_hash    bytea       not null,
    status          smallint    not null,
    location        text,
    body            text        not null,
    created_at      timestamptz not null default clock_timestamp(),
    primary key (user_id, route, idempotency_key)
);

create index idempotency_record_created_at on idempotency_record (created_at);
