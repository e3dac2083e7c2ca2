-- Late exits look for later entries of their admission
create index check_in_entry on check_in (admission_id, scanned_at)
    where direction = 'ENTRY' and result = 'ACCEPTED' and undone_at is null;
