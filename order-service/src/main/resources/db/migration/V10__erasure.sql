-- Requests to erase the personal data of a buyer.
create table erasure (
    id           uuid        primary key,
    buyer        text, -- removed when all orders have the pseudonym
    requested_by text        not null, -- the operator
    requested_at timestamptz not null, -- later orders keep the buyer
    finished_at  timestamptz,
    orders       bigint, -- with the pseudonym, when it was finished
    check ((buyer is null) = (finished_at is not null)),
    check ((orders is null) = (finished_at is null))
);

create unique index erasure_running on erasure (buyer) where buyer is not null;
