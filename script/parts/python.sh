# The virtual environment: everything in it comes from a lock, by hash.

# An office's network often answers with a certificate of its own, which the machine trusts: pip asks the machine, and
# so must uv and Node.
export UV_SYSTEM_CERTS=1 NODE_USE_SYSTEM_CA=1

# A path is kept inside an environment, so one that was copied or moved must be made anew.
environment_is_sound() {
  [ -x .venv/bin/python ] && [ "$(.venv/bin/python -c 'import sys; print(sys.prefix)' 2>/dev/null)" = "$PWD/.venv" ] &&
    [ -x .venv/bin/pip ] && head -3 .venv/bin/pip | grep -qF "$PWD/.venv"
}

# What an environment for this mode is made from.
fingerprint_of_locks() {
  printf '%s ' "$1"
  cat pyproject.toml requirements-bootstrap.lock "requirements-$1.lock" | fingerprint
}

fingerprint() { .venv/bin/python -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

# Installs what the mode needs. An environment that has the test tools keeps them when the demonstration is run.
ensure_python_packages() {
  local mode="$1" installed=""
  if ! environment_is_sound; then
    say "Making the virtual environment"
    rm -rf .venv
    "$(find_python)" -m venv .venv
  fi
  if [ -f .venv/installed-from ]; then installed="$(cat .venv/installed-from)"; fi
  case "$installed" in test\ *) mode=test ;; esac
  if [ "$installed" = "$(fingerprint_of_locks "$mode")" ]; then return; fi
  say "Installing the $mode packages"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bootstrap.lock
  .venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes \
    requirements-bootstrap.lock "requirements-$mode.lock"
  .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
  fingerprint_of_locks "$mode" >.venv/installed-from
}
