#!/bin/bash
# Starts PostgreSQL as the official image does: a new one in an empty folder, else with what is there.
set -e
data=${PGDATA:-/var/lib/postgresql/data}
mkdir -p "$data"
chown -R postgres "$data"
chmod 700 "$data"
as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
cd /tmp
if [ ! -s "$data/PG_VERSION" ]; then
  [ -z "$POSTGRES_PASSWORD_FILE" ] || POSTGRES_PASSWORD=$(as_postgres cat "$POSTGRES_PASSWORD_FILE")
  if [ -z "$POSTGRES_PASSWORD" ]; then
    echo 'Error: POSTGRES_PASSWORD is not set.' >&2
    exit 1
  fi
  echo "$POSTGRES_PASSWORD" >/tmp/password
  as_postgres initdb -D "$data" --username="${POSTGRES_USER:-postgres}" --auth-local=trust --auth-host=scram-sha-256 \
    --pwfile=/tmp/password --encoding=UTF8 --locale=C.UTF-8 --no-sync
  echo 'host all all all scram-sha-256' >>"$data/pg_hba.conf"
  rm /tmp/password
  database=${POSTGRES_DB:-${POSTGRES_USER:-postgres}}
  [ "$database" = postgres ] ||
    echo "CREATE DATABASE \"$database\"" | as_postgres postgres --single -D "$data" postgres
fi
[ "${1:0:1}" = - ] && set -- postgres "$@"
[ "$1" = postgres ] && { shift; set -- postgres -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp "$@"; }
exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
