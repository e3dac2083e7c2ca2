-- Until then, buyers may refund their orders themselves. ticket-service publishes it with the next change of the show.
alter table ticket
    add column refunds_until timestamptz;
