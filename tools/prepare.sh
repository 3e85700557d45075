# Shell functions shared by ./run, ./test and ./dev: packages and builds. Sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$here" || exit 2
mkdir -p build

# want LIST...: installs what is missing of tools/packages/LIST.txt. Quick where nothing is.
want() {
  local missing=() package
  for package in $(for list in "$@"; do cat "tools/packages/$list.txt"; done); do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null; then
    echo "Asepsie is built on Debian 12 or a system of its family. Missing here: ${missing[*]}" >&2
    return 2
  fi
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  echo "Installing: ${missing[*]}" >&2
  if ! { "${root[@]}" apt-get update -q && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}"; } >build/packages.log 2>&1; then
    tail -n 20 build/packages.log >&2
    echo "The packages could not be installed; build/packages.log has the whole story." >&2
    return 2
  fi
}

# build PRESET [TARGET...]: configures once, then builds; the log is shown only where it fails.
build() {
  local preset=$1 log="build/$1.log"
  shift
  local targets=()
  [ $# -gt 0 ] && targets=(--target "$@")
  if ! { { [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"; } && cmake --build --preset "$preset" "${targets[@]}"; } >"$log" 2>&1; then
    grep -nE '(error|knowledge/.*:[0-9]+:|FAILED)' "$log" | head -n 40 >&2
    tail -n 5 "$log" >&2
    echo "The build failed; $log has the whole story." >&2
    return 2
  fi
}
