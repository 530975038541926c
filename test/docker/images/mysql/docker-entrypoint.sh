#!/bin/bash
# Starts MariaDB as the official images of MySQL do: a new one in an empty folder, else with what is there.
set -e
data=/var/lib/mysql
mkdir -p "$data"
chown -R mysql "$data"
cd /tmp
first=()
if [ ! -d "$data/mysql" ]; then
  if [ -z "$MYSQL_ROOT_PASSWORD" ]; then
    echo 'Error: MYSQL_ROOT_PASSWORD is not set.' >&2
    exit 1
  fi
  if [ "$MYSQL_USER" = root ]; then
    echo 'Error: MYSQL_USER="root", MYSQL_PASSWORD cannot be used for the root user.' >&2
    exit 1
  fi
  mariadb-install-db --user=mysql --datadir="$data" --skip-test-db --auth-root-authentication-method=normal >/dev/null
  cat >/tmp/first.sql <<SQL
ALTER USER 'root'@'localhost' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD';
CREATE USER 'root'@'%' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD';
GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
SQL
  first=(--init-file=/tmp/first.sql)
fi
[ "${1:0:1}" = - ] && set -- mysqld "$@"
[ "$1" = mysqld ] && { shift; set -- mariadbd --no-defaults --user=mysql --datadir="$data" --socket=/tmp/mysql.sock "${first[@]}" "$@"; }
exec "$@"
