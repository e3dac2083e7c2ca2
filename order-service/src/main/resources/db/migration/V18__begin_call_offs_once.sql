-- Only a change of the status begins a call-off: other changes of a ticket must not resume it, or begin one of a show that was
-- called off before there were call-offs.
create or replace function begin_call_off() returns trigger language plpgsql as $$
begin
    insert into call_off (show_id) values (new.show_id)
    on conflict (show_id) do update
        set finished_at = null, progressed_at = clock_timestamp(), revision = call_off.revision + 1;
    return null;
end $$;

drop trigger begin_call_off on ticket;

create trigger begin_call_off_of_new_ticket after insert on ticket
    for each row when (new.show_status = 'CALLED_OFF' and new.show_id is not null) execute function begin_call_off();

create trigger begin_call_off_of_known_ticket after update of show_status on ticket
    for each row when (new.show_status = 'CALLED_OFF' and new.show_id is not null
        and old.show_status is distinct from new.show_status) execute function begin_call_off();

-- Finds the refunds of a call-off by order.
drop index refund_of_call_off;
drop index refund_archive_of_call_off;

create index refund_of_call_off on refund (called_off_show, order_id) where called_off_show is not null;
create index refund_archive_of_call_off on refund_archive (called_off_show, order_id) where called_off_show is not null;
