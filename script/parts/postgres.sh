# A private PostgreSQL in a folder; see goldthread.config.embedded_postgres.

embedded_postgres() { .venv/bin/python -m goldthread.config.embedded_postgres "$@"; }

# start_postgres FOLDER [--fast]: starts it, or finds it running, and exports its two addresses.
start_postgres() {
  local said addresses line
  said="$(embedded_postgres start "$@")"
  say "$said"
  addresses="$(embedded_postgres addresses "$1")"
  while IFS= read -r line; do export "${line?}"; done <<<"$addresses"
}

# The two addresses go together: a half-given pair would mix two databases.
addresses_are_given() {
  if [ -n "${DATABASE_URL:-}" ] && [ -n "${DATABASE_OWNER_URL:-}" ]; then return 0; fi
  if [ -z "${DATABASE_URL:-}" ] && [ -z "${DATABASE_OWNER_URL:-}" ]; then return 1; fi
  stop_with "Give both DATABASE_URL and DATABASE_OWNER_URL, or neither to use a private PostgreSQL."
}
