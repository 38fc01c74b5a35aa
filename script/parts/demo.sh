# The demonstration: its database, its secrets, its processes, and their end.

POSTGRES_IS_OURS=""
WORKER=""
WEB=""
WEBSITE=""

# What demonstration and development share, up to a database of today's shape.
prepare_demo() {
  refuse_a_second_one
  trap end_demo EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  if ! addresses_are_given; then
    POSTGRES_IS_OURS=yes
    start_postgres var/postgres
  fi
  read_demo_settings
  say "Bringing the database up to date"
  .venv/bin/goldthread migrate
}

read_demo_settings() {
  local line
  .venv/bin/python script/parts/make_demo_secrets.py var/demo.env var/trail-key.pem
  while IFS= read -r line; do export "${line?}"; done <var/demo.env
  export GOLDTHREAD_DATA_FOLDER="$PWD/var/demo"
  export GOLDTHREAD_PUBLISHED_FOLDER="$PWD/var/demo/published"
  export GOLDTHREAD_STATIC_FOLDER="$PWD/var/demo/website-static"
  export DJANGO_SETTINGS_MODULE=goldthread.config.settings
  keep_settings_for_commands
}

# So that `.venv/bin/goldthread thread child-c`, typed in this folder in another window, finds this demonstration.
keep_settings_for_commands() {
  rm -f var/goldthread.env
  (umask 077 && env | grep -E '^(GOLDTHREAD_|DATABASE_(OWNER_)?URL=|PUBLIC_DATABASE_URL=)' >var/goldthread.env)
}

# Two at once would share one database, and the first to end would take it from the other.
refuse_a_second_one() {
  local other
  mkdir -p var
  other="$(cat var/demo.pid 2>/dev/null || true)"
  if [ -n "$other" ] && ps -p "$other" -o args= 2>/dev/null | grep -qE 'script/(demo|server)'; then
    stop_with "It is already running here, as process $other. Stop that one first: kill $other"
  fi
  echo "$$" >var/demo.pid
}

free_port() {
  .venv/bin/python - "$1" <<'PYTHON'
import sys

from goldthread.config.embedded_postgres.record import is_free

wanted = int(sys.argv[1])
print(next(port for port in range(wanted, min(wanted + 100, 65536)) if is_free(port)))
PYTHON
}

# The public sites are another program, which is told nothing of the desk. Without a role of its own there is none.
serve_public_sites() {
  if [ -z "${PUBLIC_DATABASE_URL:-}" ]; then return; fi
  env -i PATH="$PATH" GOLDTHREAD_MODE=demo PUBLIC_DATABASE_URL="$PUBLIC_DATABASE_URL" \
    GOLDTHREAD_PUBLISHED_FOLDER="$GOLDTHREAD_PUBLISHED_FOLDER" GOLDTHREAD_STATIC_FOLDER="$GOLDTHREAD_STATIC_FOLDER" \
    GOLDTHREAD_PUBLIC_ADDRESS="$GOLDTHREAD_PUBLIC_ADDRESS" GOLDTHREAD_LOG_FILE="$PWD/var/demo/website-log.jsonl" \
    .venv/bin/goldthread website --port "$1" &
  WEBSITE=$!
}

# take_ports PORT: sets port and public_port, the desk's, and the next free one for the public sites.
take_ports() {
  port="$(free_port "$1")"
  public_port="$(free_port $((port + 1)))"
}

# serve_until_stopped PORT PUBLIC_PORT COMMAND...: worker, public sites and the given web server, until one of them ends
# or we are stopped.
serve_until_stopped() {
  local port="$1" public_port="$2"
  shift 2
  keep_settings_for_commands
  .venv/bin/goldthread worker &
  WORKER=$!
  serve_public_sites "$public_port"
  "$@" &
  WEB=$!
  wait_for_answer "$port"
  say "Goldthread runs at http://localhost:$port. Ctrl-C stops it."
  if [ -n "$WEBSITE" ]; then
    say "The public sites: http://northmere.localhost:$public_port and http://waltham-forest.localhost:$public_port"
  fi
  .venv/bin/goldthread demo sign-ins || true
  while all_run; do sleep 1; done
  stop_with "One of its processes has ended by itself; what it said stands above."
}

all_run() {
  local process
  for process in $WEB $WORKER $WEBSITE; do kill -0 "$process" 2>/dev/null || return 1; done
}

wait_for_answer() {
  local tries
  for tries in $(seq 1 360); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return; fi
    kill -0 "$WEB" 2>/dev/null || stop_with "The web server did not start; what it said stands above."
    sleep 0.5
  done
  stop_with "The web server did not answer on port $1 within three minutes. Run this again: on a slow machine the first start takes longest."
}

# Ends what this script started, by number, and nothing else.
end_demo() {
  local code=$? process
  trap - EXIT
  trap '' INT TERM HUP
  for process in $WEB $WORKER $WEBSITE; do kill "$process" 2>/dev/null || true; done
  for process in $WEB $WORKER $WEBSITE; do wait "$process" 2>/dev/null || true; done
  if [ -n "$POSTGRES_IS_OURS" ]; then embedded_postgres stop var/postgres >&2 || true; fi
  rm -f var/demo.pid
  exit "$code"
}
