# How the scripts speak: progress on standard error, so that what a script gives stays apart from what it tells.

say() { printf '==> %s\n' "$*" >&2; }

# Ends the script with a sentence that says what to do.
stop_with() {
  printf '%s\n' "$*" >&2
  exit 1
}
