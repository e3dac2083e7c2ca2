-- The retention job deletes declined and cancelled charges by age. The table is empty in production.
create index simulated_charge_ended on simulated_charge (least(declined_at, cancelled_at));
