# What the tests run with, and how the time of each layer is told.

FAILED=""
TEST_POSTGRES=""

# Settings of no value to anyone: they guard a database that lives as long as the run.
export_test_settings() {
  export GOLDTHREAD_MODE=test
  export GOLDTHREAD_SECRET_KEY="only-for-tests-only-for-tests-only-for-tests"
  export GOLDTHREAD_WALL_KEY="0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  export GOLDTHREAD_DATA_FOLDER="$PWD/var/test"
  # Types and layers are checked without a database, but the settings want to see an address.
  export DATABASE_URL="${GOLDTHREAD_TEST_DATABASE_URL:-postgresql://gt_web:unused@127.0.0.1:1/goldthread}"
  export DATABASE_OWNER_URL="${GOLDTHREAD_TEST_DATABASE_OWNER_URL:-postgresql://gt_owner:unused@127.0.0.1:1/goldthread}"
  if [ -n "${GOLDTHREAD_TEST_PUBLIC_DATABASE_URL:-}" ]; then
    export PUBLIC_DATABASE_URL="$GOLDTHREAD_TEST_PUBLIC_DATABASE_URL"
  fi
  # The tests start a hundred processes: what Python makes of a source is made once, and not beside it.
  unset PYTHONDONTWRITEBYTECODE
  export PYTHONPYCACHEPREFIX="$PWD/var/bytecode"
  # The browser's driver runs an event loop in the thread of the test.
  export DJANGO_ALLOW_ASYNC_UNSAFE=true
}

# Each run has a server of its own, so that two runs at once do not meet in one test database.
start_test_postgres() {
  if [ -n "${GOLDTHREAD_TEST_DATABASE_URL:-}" ] && [ -n "${GOLDTHREAD_TEST_DATABASE_OWNER_URL:-}" ]; then return; fi
  remove_left_over_servers
  TEST_POSTGRES="var/test-postgres/$$"
  trap remove_test_postgres EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  take_kept_pattern
  start_postgres "$TEST_POSTGRES" --fast
  export GOLDTHREAD_TEST_PATTERN=goldthread_pattern
}

# A server that has been migrated is kept beside, and the next run begins with a copy of it: to run all migrations takes
# longer than most runs do. It is made anew once a migration is another, or what migrations run. Whatever a run finds,
# it raises the wall anew in its own copy.
KEPT_PATTERN=var/test-pattern

pattern_key() {
  { find src -type f \( -path "*/migrations/*.py" -o -name "*.sql" \) -print0 | sort -z | xargs -0 cat; cat requirements.lock; } |
    sha256sum
}

# with_pattern COMMAND...: no other run of this clone keeps or takes it meanwhile.
with_pattern() { mkdir -p var && flock "$KEPT_PATTERN.lock" "$@"; }

take_kept_pattern() {
  mkdir -p var/test-postgres
  export -f pattern_key
  with_pattern bash -c '
    [ "$(cat "$1/key" 2>/dev/null)" = "$(pattern_key)" ] && cp -a "$1/server" "$2" || true' - "$KEPT_PATTERN" "$TEST_POSTGRES"
}

# Only where the data lies in the folder itself, and the pattern was made.
keep_pattern() {
  [ -d "$TEST_POSTGRES/data" ] && [ "$(cat "$KEPT_PATTERN/key" 2>/dev/null)" != "$(pattern_key)" ] || return 0
  [ "$(databases_named "$GOLDTHREAD_TEST_PATTERN")" = 1 ] || return 0
  embedded_postgres stop "$TEST_POSTGRES" >/dev/null
  export -f pattern_key
  with_pattern bash -c '
    rm -rf "$1" && mkdir "$1" && cp -a "$2" "$1/server" && pattern_key >"$1/key"' - "$KEPT_PATTERN" "$TEST_POSTGRES"
}

databases_named() {
  .venv/bin/python -c 'import os, sys, psycopg
rows = psycopg.connect(os.environ["DATABASE_OWNER_URL"]).execute(
    "select count(*) from pg_database where datname = %s", sys.argv[1:])
print(rows.fetchone()[0])' "$1"
}

# Those of runs that were killed before they could clear up.
remove_left_over_servers() {
  local folder run
  for folder in var/test-postgres/*; do
    run="${folder##*/}"
    if [ -d "$folder" ] && ! kill -0 "${run%%-*}" 2>/dev/null; then embedded_postgres remove "$folder"; fi
  done
}

remove_test_postgres() {
  local code=$? folder
  trap - EXIT
  trap '' INT TERM HUP
  keep_pattern || true
  for folder in "$TEST_POSTGRES" "$TEST_POSTGRES-older"; do embedded_postgres remove "$folder" >&2 || true; done
  exit "$code"
}

# What depends on the server itself: the wall, the trail, the queue, search, migrations of an earlier database, backups.
ON_THE_OLDER=(
  src/goldthread/foundation/wall src/goldthread/foundation/trail src/goldthread/foundation/jobs
  src/goldthread/foundation/accounts src/goldthread/foundation/search src/goldthread/foundation/backups
  src/goldthread/config/tests/test_checks.py tests/upgrade
  tests/operation/test_backup_and_restore.py::test_backup_wipe_restore
)

# The older server beside the other; everything in here ends with the brackets.
on_the_older_postgres() (
  PG_BIN="$OLDER_POSTGRES" start_postgres "$TEST_POSTGRES-older" --fast
  server_version >"$1/older"
  # Of all that may go wrong before, this is what counts: that the tests below do not run on the other server again.
  grep -q "^15" "$1/older" || exit 1
  run_tests older -n 2 --dist loadfile -m "not journey and not fuzz" "${ON_THE_OLDER[@]}"
)

server_version() {
  .venv/bin/python -c 'import os, psycopg
print(psycopg.connect(os.environ["DATABASE_OWNER_URL"]).execute("show server_version").fetchone()[0].split()[0])'
}

# layer NAME SECONDS COMMAND...: runs it, remembers a failure, and tells the time it took against its budget.
layer() {
  local name="$1" budget="$2" began=$SECONDS outcome=passed took
  shift 2
  say "$name"
  if ! "$@"; then
    outcome=FAILED
    FAILED="$FAILED $name,"
  fi
  took=$((SECONDS - began))
  if [ "$took" -gt "$budget" ]; then outcome="$outcome, over its budget"; fi
  say "$name: $outcome, $took s of $budget s"
}

check_layers() {
  layer "lint" 20 .venv/bin/ruff check --quiet --output-format concise .
  layer "format" 20 .venv/bin/ruff format --check --quiet --output-format concise .
  layer "types" 120 .venv/bin/mypy
  layer "floors" 20 .venv/bin/lint-imports --no-logo
}

# Exits with the right code once every layer has had its turn.
end_with_outcome() {
  if [ -n "$FAILED" ]; then stop_with "FAILED:${FAILED%,}"; fi
}
