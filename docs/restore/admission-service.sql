-- Run after a restore of admission-service's database, before the service starts.
--
-- Consumers have seen versions of each admission that this database has lost, and they ignore older ones. This script gives
-- each admission a version above all that were published (from the clock) and publishes it.
--
-- Scanners know changes that this database has lost. The new epoch makes them read their lists from the start.
update door_list_epoch set epoch = uuidv7();

with published as (
    update admission
    set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    returning *
)
insert into outbox (id, aggregatetype, aggregateid, type, payload)
select uuidv7(), 'admissions', id,
    case when status = 'VOID' then 'dev.boxoffice.admission.voided.v1'
        when generation > 1 then 'dev.boxoffice.admission.transferred.v1'
        else 'dev.boxoffice.admission.issued.v1' end,
    json_build_object('id', id, 'orderId', order_id, 'ticketId', ticket_id, 'number', number, 'holderId', holder_id,
        'holderName', holder_name, 'generation', generation, 'status', status, 'voidReason', void_reason,
        'enteredAt', to_char(entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'enteredGate', entered_gate, 'inside', inside,
        'version', version,
        'createdAt', to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'updatedAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
from published;
