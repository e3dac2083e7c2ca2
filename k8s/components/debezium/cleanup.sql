-- Deletes events that are an hour old and that Debezium has confirmed. Fails if the slot is missing, invalid or inactive.
begin isolation level repeatable read;
do $$
declare
  -- The snapshot is older than this position, so it shows only rows that were committed before it.
  seen constant pg_lsn := pg_current_wal_insert_lsn();
  slot record;
begin
  for attempt in 1 .. 60 loop
    select slot_name, active, invalidation_reason, confirmed_flush_lsn into slot
      from pg_replication_slots where database = current_database() and slot_name like '%outbox';
    if not found then
      raise exception 'The replication slot is missing.';
    elsif slot.invalidation_reason is not null then
      raise exception 'The replication slot % is invalid: %.', slot.slot_name, slot.invalidation_reason;
    elsif slot.active and slot.confirmed_flush_lsn >= seen then
      delete from outbox where created_at < now() - interval '1 hour';
      return;
    end if;
    perform pg_sleep(1);
  end loop;
  if not slot.active then
    raise exception 'No client reads the replication slot %.', slot.slot_name;
  end if;
  -- Without new events, Debezium confirms no position. The next run deletes the rows.
  raise notice 'Debezium has not confirmed % yet; % is at %.', seen, slot.slot_name, slot.confirmed_flush_lsn;
end
$$;
commit;
