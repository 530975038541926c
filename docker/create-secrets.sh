#!/bin/sh
# Makes the files that docker-compose.tls.yml mounts; what is there already stays.
set -e
# The folder keeps other users of this machine out. In the containers each file is mounted alone, and not root reads it.
mkdir -m 700 -p "$(dirname "$0")/secrets"
cd "$(dirname "$0")/secrets"
umask 022
[ -s management_api_secret ] || openssl rand -hex 32 >management_api_secret
[ -s database_password ] || openssl rand -hex 16 >database_password
[ -s database.key ] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=postgres' \
  -addext 'subjectAltName=DNS:postgres' -keyout database.key -out database.crt 2>/dev/null
echo "The secrets are in $PWD; the management API takes the one in management_api_secret."
