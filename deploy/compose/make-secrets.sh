#!/bin/sh
# Writes the secrets that docker-compose.yml names to the folder secrets/, with random values. What is there stays as it is.
# An existing database has a password: POSTGRES_PASSWORD=… sh deploy/compose/make-secrets.sh takes that one.
set -eu
umask 022
cd "$(dirname "$0")/../.."
# The folder is closed to others. Its files are not: in a container they are read by another user than their owner here.
mkdir -p secrets/orchestrator secrets/ai-agent
chmod 700 secrets

random() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

write() {
  if [ -s "secrets/$1" ]; then return; fi
  printf '%s\n' "$2" >"secrets/$1"
  echo "secrets/$1 was written"
}

# It becomes a part of an address.
case "${POSTGRES_PASSWORD:-}" in
*[!A-Za-z0-9._~-]*)
  echo 'POSTGRES_PASSWORD may have letters, digits and . _ ~ - alone' >&2
  exit 1
  ;;
esac

write postgres-password "${POSTGRES_PASSWORD:-$(random)}"
write database-url "postgres://orchestrator:$(cat secrets/postgres-password)@postgres:5432/orchestrator"
write grafana-password "$(random)"
