# What a release consists of. It is put together beside the folder and moved in whole.

make_release() {
  local folder="$1" unfinished
  unfinished="$folder.unfinished"
  rm -rf "$unfinished" build
  mkdir -p "$unfinished"
  say "Building the wheel"
  .venv/bin/uv build --quiet --wheel --no-build-isolation --out-dir "$unfinished" .
  rm -rf build "$unfinished/.gitignore"
  cp requirements.lock "$unfinished/requirements.lock"
  say "Installing it as a council would, to list what it is made of"
  install_release "$unfinished" "$unfinished/environment"
  list_what_is_inside "$unfinished"
  rm -rf "$unfinished/environment" "$folder"
  mv "$unfinished" "$folder"
}

# install_release FOLDER ENVIRONMENT: exactly what the lock names, by hash, and the wheel.
install_release() {
  .venv/bin/uv venv --quiet --python .venv/bin/python "$2"
  .venv/bin/uv pip sync --quiet --python "$2/bin/python" --require-hashes "$1/requirements.lock"
  .venv/bin/uv pip install --quiet --python "$2/bin/python" --no-deps "$1"/goldthread-*.whl
}

list_what_is_inside() {
  local wheel
  wheel="$(basename "$1"/goldthread-*.whl)"
  .venv/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
    --output-format JSON --output-file "$1/python.cdx.json" "$1/environment/bin/python"
  .venv/bin/python script/parts/add_node_packages.py "$1/python.cdx.json" package-lock.json \
    >"$1/${wheel%-py3*}.cdx.json"
  rm "$1/python.cdx.json"
}
