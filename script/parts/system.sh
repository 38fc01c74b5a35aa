# What must come from the machine itself: Python with venv, what sets type in PDFs, and for the tests a browser.

# The first Python of 3.11 or later, or nothing.
find_python() {
  local candidate
  for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
}

find_chromium() {
  local candidate
  for candidate in chromium chromium-browser google-chrome "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if command -v "$candidate" 2>/dev/null; then return; fi
  done
}

# WeasyPrint sets type with Pango, which no Python package brings.
TYPESETTING="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-dejavu-core"

sets_type() {
  .venv/bin/python -c 'import weasyprint' 2>/dev/null && return
  local known
  known="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)"
  [[ "$known" == *libpangoft2-1.0.so* && "$known" == *libharfbuzz-subset.so* ]] &&
    command -v fc-list >/dev/null && [ -n "$(fc-list)" ]
}

# Names of the Debian packages that this mode still needs, one a line.
missing_packages() {
  local mode="$1" python
  python="$(find_python)"
  if [ -z "$python" ]; then
    printf 'python3\npython3-venv\n'
  elif [ ! -x .venv/bin/python ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$python" = /usr/bin/python3 ]; then echo python3-venv; else echo "$(basename "$python")-venv"; fi
  fi
  if ! sets_type; then printf '%s\n' $TYPESETTING; fi
  if [ "$mode" = test ] && [ -z "$(find_chromium)" ]; then echo chromium; fi
}

# Ubuntu and later Debians have no such package, and then the tests do without.
OLDER_POSTGRES=/usr/lib/postgresql/15/bin

# The oldest PostgreSQL that is supported, for the tests, where root may install it: its programs, and no server of its own.
ensure_older_postgres() {
  if [ "$1" != test ] || [ -x "$OLDER_POSTGRES/postgres" ] || [ "$(id -u)" != 0 ]; then return; fi
  if ! apt-cache show postgresql-15 >/dev/null 2>&1; then return; fi
  say "Installing PostgreSQL 15, to test on it too"
  mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/goldthread.conf
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-15 >&2
}

# Root installs what is missing; anyone else is given the one line to run first.
ensure_system_packages() {
  local missing
  missing="$(missing_packages "$1" | tr '\n' ' ')"
  missing="${missing% }"
  if [ -z "$missing" ]; then return; fi
  if ! command -v apt-get >/dev/null; then
    stop_with "This machine lacks what Debian calls: $missing. Install that, then run this again. (On macOS:" \
      "'brew install python' for the first two, 'brew install --cask chromium' for the browser. Untried there.)"
  fi
  if [ "$(id -u)" != 0 ]; then
    stop_with "Run this first, then try again:
  sudo apt-get update && sudo apt-get install -y $missing"
  fi
  say "Installing from the system's packages: $missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  # shellcheck disable=SC2086 # several names
  apt-get install -y -qq --no-install-recommends $missing >&2
}
