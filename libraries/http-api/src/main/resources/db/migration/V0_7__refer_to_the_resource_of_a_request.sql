-- A repeated request is answered from the resource that the first one created or changed.
alter table idempotency_record add column resource_id uuid;

-- A location that is a bare id named an unfinished payment; the order that it changes is in the route.
update idempotency_record
set resource_id = coalesce(
    substring(location from '/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$'),
    substring(route from '/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/|$)'))::uuid;

delete from idempotency_record where resource_id is null;

alter table idempotency_record
    alter column resource_id set not null,
    drop column status,
    drop column location,
    drop column body;
