#!/bin/bash
# Runs once, in an empty PostgreSQL: creates each service's database, its owner, and a role that cannot change the schema.
set -euo pipefail

database() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v name_owner="$1_owner" -v name_app="$1_app" \
    -v owner_password="$2" -v app_password="$3" <<'SQL'
create role :"name_owner" login password :'owner_password';
create role :"name_app" login password :'app_password';
create database :"name" owner :"name_owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"name_app";
\connect :"name"
alter schema public owner to :"name_owner";
revoke all on schema public from public;
grant usage on schema public to :"name_app";
alter default privileges for role :"name_owner" in schema public grant select, insert, update, delete on tables to :"name_app";
alter default privileges for role :"name_owner" in schema public grant usage on sequences to :"name_app";
SQL
}

database tickets "$TICKETS_OWNER_PASSWORD" "$TICKETS_APP_PASSWORD"
database orders "$ORDERS_OWNER_PASSWORD" "$ORDERS_APP_PASSWORD"
database admissions "$ADMISSIONS_OWNER_PASSWORD" "$ADMISSIONS_APP_PASSWORD"
