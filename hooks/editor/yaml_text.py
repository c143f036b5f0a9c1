"""A changed value written into its YAML text: comments, order, quoting and folding stay wherever
nothing changed.

Only the nodes that differ are replaced, by their marks in the text. What comes out is read again
and
compared with what was asked for, so a text that cannot be written so is never written wrongly.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml

WIDTH = 116
_SHORT_LIST = 90
_STEP = 2
_PLAIN_IN_FLOW = re.compile(r"[^\[\]{},?:]*")
# What YAML 1.1 or 1.2 reads as something else than text.
_NOT_TEXT = re.compile(
    r"(?i)(true|false|yes|no|on|off|null|~|[-+]?[\d.][\d_.,:eExXoO+-]*|\d{4}-\d{2}-\d{2}.*)"
)
_AS_IT_IS = re.compile(r"\d{4}-\d{2}-\d{2}|[1-9]\d{0,5}|0")

Value = Any  # text, list or mapping, as ``guide.source.reading`` gives it
Order = Mapping[str, Any]  # key → order of the keys within it; the order in which new keys are put


class CannotWrite(Exception):
    """The text would not read back as the value that was asked for."""


class _Loader(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer):
    """Composes nodes with marks; every value is text."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)
        yaml.composer.Composer.__init__(self)

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """No tags are resolved."""

    def ascend_resolver(self) -> None:
        """No tags are resolved."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        return "tag:yaml.org,2002:str"


def changed(text: str, value: Mapping[str, Value], order: Order) -> str:
    """The text with ``value`` in place of what it holds; the same text when nothing differs.

    ``order`` says where a new key is put. An empty text gives a new file. Raises ``CannotWrite``.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    old = text.replace("\r\n", "\n").removeprefix("\ufeff")
    if not old.strip():
        new = old + "\n".join(_mapping_lines(_ordered(value, order), 0, order)) + "\n"
    else:
        if not old.endswith("\n"):
            old += "\n"
        node = _compose(old)
        try:
            edits = list(_Edits(old).of_mapping(node, value, order, 0))
        except CannotWrite:  # nothing of the old file stays
            edits = [(0, len(old), changed("", value, order))]
        if not edits:
            return text
        new = _applied(old, edits)
    try:
        is_right = _value(_compose(new)) == _plain(value)
    except yaml.YAMLError:
        is_right = False
    if not is_right:
        raise CannotWrite
    return new.replace("\n", line_end)


def read(text: str) -> Value:
    """The value of a YAML text as plain texts, lists and mappings."""
    return _value(_compose(text.replace("\r\n", "\n").removeprefix("\ufeff")))


def _compose(text: str) -> Any:
    loader = _Loader(text)
    return loader.get_single_node()


def _value(node: Any) -> Value:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(child) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    return "" if node is None else node.value


def _plain(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, str):
        return value
    return [_plain(one) for one in value]


def _ordered(value: Mapping[str, Value], order: Order) -> dict[str, Value]:
    known = [key for key in order if key in value]
    return {key: value[key] for key in [*known, *(key for key in value if key not in order)]}


def _within(order: Order, key: str) -> Order:
    return order.get(key) or {}


def _applied(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The edits done from the end, so that no place moves before its turn; at one place in their
    order.
    """
    numbered = [(start, end, n, new) for n, (start, end, new) in enumerate(edits)]
    for start, end, _, new in sorted(numbered, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class _Edits:
    """The edits (start, end, new text) that turn the text of a node into the text of a value."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of_mapping(
        self, node: Any, value: Mapping[str, Value], order: Order, indent: int
    ) -> Iterator[tuple[int, int, str]]:
        if node.flow_style:
            yield from self._flow(node, value, indent, order)
            return
        kept = [key.value for key, _ in node.value if key.value in value]
        for number, (key, child) in enumerate(node.value):
            if key.value in value:
                yield from self._of_value(
                    key, child, value[key.value], _within(order, key.value), indent
                )
            else:
                yield self._removal(node, number)
        new = [key for key in value if key not in {pair[0].value for pair in node.value}]
        if new and not kept:
            raise CannotWrite  # every key would go: the caller replaces the whole
        yield from self._added(node, new, value, order, indent)

    def _added(
        self,
        node: Any,
        new: Sequence[str],
        value: Mapping[str, Value],
        order: Order,
        indent: int,
    ) -> Iterator[tuple[int, int, str]]:
        """New keys, each after the key that goes before it in the order."""
        ranks = {key: rank for rank, key in enumerate(order)}

        def rank(key: str) -> int:
            return ranks.get(key, len(ranks))

        column = node.value[0][0].start_mark.column
        places: dict[int, list[str]] = {}
        for key in sorted(new, key=rank):
            before = [
                n
                for n, (other, _) in enumerate(node.value)
                if rank(other.value) <= rank(key) and other.value in value
            ]
            places.setdefault(max(before, default=-1), []).append(key)
        for number, keys in places.items():
            lines = [
                line
                for key in keys
                for line in _entry_lines(key, value[key], column, _within(order, key))
            ]
            if number >= 0:
                end = self._end(node.value[number][1], node.value[number][0])
                yield end, end, "".join(f"{line}\n" for line in lines)
            else:
                start = node.value[0][0].start_mark.index
                first, *rest = lines
                text = "".join(f"{line}\n" for line in [first.lstrip(), *rest])
                yield start, start, text + " " * column

    def _removal(self, node: Any, number: int) -> tuple[int, int, str]:
        key, child = node.value[number]
        start = key.start_mark.index
        line = self.text.rfind("\n", 0, start) + 1
        if not self.text[line:start].strip():
            return line, self._end(child, key), ""
        # The first key of a list's entry stands after its dash: the next one takes its place.
        if number + 1 < len(node.value):
            return start, node.value[number + 1][0].start_mark.index, ""
        raise CannotWrite

    def _of_value(
        self, key: Any, child: Any, value: Value, order: Order, indent: int
    ) -> Iterator[tuple[int, int, str]]:
        if _value(child) == _plain(value):
            return
        column = key.start_mark.column
        try:
            if isinstance(child, yaml.MappingNode) and isinstance(value, Mapping) and value:
                yield from list(self.of_mapping(child, value, order, column + _STEP))
                return
            if isinstance(child, yaml.SequenceNode) and isinstance(value, list) and value:
                yield from list(self._of_list(child, value, order, column))
                return
        except CannotWrite:
            pass
        if isinstance(child, yaml.ScalarNode) and isinstance(value, str):
            yield self._of_scalar(key, child, value)
            return
        lines = _entry_lines(key.value, value, column, order)
        yield (
            key.start_mark.index,
            self._end(child, key),
            "".join(f"{line}\n" for line in lines).lstrip(),
        )

    def _of_scalar(self, key: Any, child: Any, value: str) -> tuple[int, int, str]:
        column = key.start_mark.column
        rest = self._rest(child)
        start, end = key.start_mark.index, self._end(child, key)
        if child.style == ">" and "\n" not in rest and _folds(value):
            old = self.text[start:end].split("\n")[1:-1]
            lines = [f"{key.value}: {_header(self.text[child.start_mark.index :])}"]
            return start, end, "\n".join([*lines, *_refolded(old, value, column + _STEP)]) + "\n"
        lines = _scalar_lines(key.value, value, column, child.style)
        if rest.strip().startswith("#") and len(lines) == 1:
            lines[0] += rest.rstrip("\n")
        return start, end, "".join(f"{line}\n" for line in lines).lstrip()

    def _rest(self, child: Any) -> str:
        """What stands after a value on its line: a comment, or nothing."""
        if child.style in ("|", ">"):
            return ""
        end = child.end_mark.index
        return self.text[end : self.text.find("\n", end)]

    def _of_list(
        self, node: Any, value: list[Value], order: Order, column: int
    ) -> Iterator[tuple[int, int, str]]:
        if node.flow_style:
            yield from self._flow(node, value, column, order)
            return
        old = [json.dumps(_value(child), sort_keys=True) for child in node.value]
        new = [json.dumps(_plain(one), sort_keys=True) for one in value]
        dash = node.start_mark.column
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                continue
            both = min(b - a, d - c)
            for one in range(both):
                yield self._item(node, a + one, value[c + one], order, dash)
            for one in range(a + both, b):
                yield self._item_start(node, one), self._end(node.value[one]), ""
            added = [line for one in value[c + both : d] for line in _item_lines(one, dash, order)]
            if added:
                place = (
                    self._end(node.value[a + both - 1]) if a + both else self._item_start(node, 0)
                )
                yield place, place, "".join(f"{line}\n" for line in added)

    def _item_start(self, node: Any, number: int) -> int:
        """The beginning of the line where an entry's dash stands."""
        at = node.value[number].start_mark.index
        dash = self.text.rfind("-", 0, at)
        while self.text[self.text.rfind("\n", 0, dash) + 1 : dash].strip():
            dash = self.text.rfind("-", 0, dash)
        return self.text.rfind("\n", 0, dash) + 1

    def _item(
        self, node: Any, number: int, value: Value, order: Order, dash: int
    ) -> tuple[int, int, str]:
        child = node.value[number]
        start, end = self._item_start(node, number), self._end(child)
        if isinstance(child, yaml.MappingNode) and isinstance(value, Mapping) and value:
            try:
                inner = list(self.of_mapping(child, value, order, dash + _STEP))
            except CannotWrite:
                inner = []
            if inner:
                moved = [(a - start, b - start, new) for a, b, new in inner]
                return start, end, _applied(self.text[start:end], moved)
        lines = _item_lines(value, dash, order, getattr(child, "style", None))
        return start, end, "".join(f"{line}\n" for line in lines)

    def _flow(
        self, node: Any, value: Value, column: int, order: Order
    ) -> Iterator[tuple[int, int, str]]:
        if _value(node) == _plain(value):
            return
        written = {
            json.dumps(_value(child), sort_keys=True): self.text[
                child.start_mark.index : child.end_mark.index
            ]
            for child in _children(node)
        }
        text = _flow_text(value, order, written)
        if node.start_mark.column + len(text) > WIDTH:
            raise CannotWrite
        yield node.start_mark.index, node.end_mark.index, text

    def _end(self, child: Any, key: Any = None) -> int:
        """Where the lines of a value end; comments and empty lines after it are not its own."""
        if isinstance(child, yaml.ScalarNode) and child.style in ("|", ">"):
            return self._block_end(child, key)
        if not isinstance(child, yaml.ScalarNode) and not child.flow_style and child.value:
            last = child.value[-1]
            return self._end(last[1], last[0]) if isinstance(last, tuple) else self._end(last, None)
        end = self.text.find("\n", max(child.end_mark.index, child.start_mark.index))
        if isinstance(child, yaml.ScalarNode) and child.value == "" and key is not None:
            end = self.text.find("\n", key.end_mark.index)
        return len(self.text) if end < 0 else end + 1

    def _block_end(self, child: Any, key: Any) -> int:
        at = self.text.find("\n", child.start_mark.index) + 1
        end, inner = at, None
        while at < len(self.text):
            stop = self.text.find("\n", at) + 1 or len(self.text)
            line = self.text[at:stop]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip():
                inner = indent if inner is None else inner
                outer = key.start_mark.column if key is not None else -1
                if indent < inner or (key is not None and indent <= outer):
                    break
                end = stop
            at = stop
        return end


def _children(node: Any) -> Iterator[Any]:
    for one in node.value:
        yield one[1] if isinstance(one, tuple) else one


# --- Values as text -----------------------------------------------------------------------------


def _mapping_lines(value: Mapping[str, Value], column: int, order: Order) -> list[str]:
    return [
        line
        for key, one in _ordered(value, order).items()
        for line in _entry_lines(key, one, column, _within(order, key))
    ]


def _entry_lines(key: str, value: Value, column: int, order: Order) -> list[str]:
    """A key and its value as lines that begin at a column."""
    indent = " " * column
    if isinstance(value, str):
        return _scalar_lines(key, value, column)
    name = _key(key)
    if not value:
        return [f"{indent}{name}: {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, Mapping):
        return [f"{indent}{name}:", *_mapping_lines(value, column + _STEP, order)]
    flow = _flow_text(value, order, {})
    short = all(isinstance(one, str) and len(one) < 40 and "\n" not in one for one in value)
    if short and column + len(name) + 2 + len(flow) <= _SHORT_LIST:
        return [f"{indent}{name}: {flow}"]
    lines = [line for one in value for line in _item_lines(one, column + _STEP, order)]
    return [f"{indent}{name}:", *lines]


def _item_lines(value: Value, dash: int, order: Order, style: str | None = None) -> list[str]:
    indent = " " * dash
    if isinstance(value, Mapping):
        if not value:
            return [f"{indent}- {{}}"]
        first, *rest = _mapping_lines(_ordered(value, order), dash + _STEP, order)
        return [f"{indent}- {first.lstrip()}", *rest]
    if isinstance(value, list):
        return [f"{indent}- {_flow_text(value, order, {})}"]
    scalar = _scalar(value, dash + _STEP, style)
    if scalar is not None:
        return [f"{indent}- {scalar}"]
    if not _folds(value):
        return [f"{indent}- {_double(value)}"]
    return [f"{indent}- >-", *_folded(value, dash + _STEP)]


def _scalar_lines(key: str, value: str, column: int, style: str | None = None) -> list[str]:
    indent, name = " " * column, _key(key)
    scalar = _scalar(value, column + len(name) + 2, style)
    if scalar is not None:
        return [f"{indent}{name}: {scalar}".rstrip()]
    if not _folds(value):
        return [f"{indent}{name}: {_double(value)}"]
    return [f"{indent}{name}: >-", *_folded(value, column + _STEP)]


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w][\w-]*", key) else _double(key)


def _scalar(value: str, column: int, style: str | None = None) -> str | None:
    """A text on one line in the style that it had; None when it needs lines of its own."""
    if style == ">" and _folds(value) and len(value) > WIDTH - column:
        return None
    if "\n" in value:
        return None
    if style == '"':
        text = _double(value)
    elif style == "'" and value.isprintable():
        text = _single(value)
    elif _is_plain(value):
        text = value
    else:
        text = _single(value) if value.isprintable() else _double(value)
    return text if column + len(text) <= WIDTH or not _folds(value) else None


def _is_plain(value: str) -> bool:
    if _AS_IT_IS.fullmatch(value):
        return True
    if not value or value != value.strip() or _NOT_TEXT.fullmatch(value):
        return False
    if not value.isprintable() or ": " in value or " #" in value or value.endswith(":"):
        return False
    return value[0] not in "!&*-?|>@`%\"'#,[]{}:=" or (
        value[0] in "-?:" and len(value) > 1 and value[1] not in " -.0123456789"
    )


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    escaped = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    signs = (
        escaped.get(sign) or (sign if sign.isprintable() else f"\\U{ord(sign):08x}")
        for sign in value
    )
    return f'"{"".join(signs)}"'


def _folds(value: str) -> bool:
    """Whether a text can be folded: words with single spaces between, and line breaks."""
    return (
        bool(value.strip())
        and all(
            line == " ".join(line.split(" ")) and line.strip() == line and "  " not in line
            for line in value.split("\n")
        )
        and value.strip("\n") == value
        and "\t" not in value
        and value.replace("\n", "").isprintable()
    )


def _folded(value: str, column: int) -> list[str]:
    """The lines of a folded text: each line break of the value is an empty line."""
    lines: list[str] = []
    for number, paragraph in enumerate(value.split("\n")):
        lines += [""] if number else []
        lines += _wrapped(paragraph.split(" "), column)
    return lines


def _wrapped(words: Sequence[str], column: int) -> list[str]:
    text = " ".join(words)
    if not text:
        return []
    lines = textwrap.wrap(text, WIDTH - column, break_long_words=False, break_on_hyphens=False)
    return [" " * column + line for line in lines]


def _refolded(old: Sequence[str], value: str, column: int) -> list[str]:
    """A folded text with its lines kept before the first and after the last word that changed."""
    if "\n" in value or any(not line.strip() for line in old):
        return _folded(value, column)
    indent = len(old[0]) - len(old[0].lstrip()) if old else column
    words, lines = value.split(" "), list(old)
    head: list[str] = []
    while lines and words[: len(lines[0].split())] == lines[0].split():
        words = words[len(lines[0].split()) :]
        head.append(lines.pop(0))
    tail: list[str] = []
    while lines and len(words) >= len(lines[-1].split()):
        last = lines[-1].split()
        if words[len(words) - len(last) :] != last:
            break
        words = words[: len(words) - len(last)]
        tail.insert(0, lines.pop())
    return [*head, *_wrapped(words, indent), *tail]


def _header(text: str) -> str:
    return text.split("\n", 1)[0].rstrip()


def _flow_text(value: Value, order: Order, written: Mapping[str, str]) -> str:
    """A text, list or mapping on one line. ``written`` has how values stood before: they keep their
    quotes.
    """
    before = written.get(json.dumps(_plain(value), sort_keys=True))
    if before is not None and "\n" not in before:
        return before
    if isinstance(value, str):
        if _is_plain(value) and _PLAIN_IN_FLOW.fullmatch(value):
            return value
        return _single(value) if value.isprintable() else _double(value)
    if isinstance(value, Mapping):
        parts = [
            f"{_key(key)}: {_flow_text(one, _within(order, key), written)}"
            for key, one in _ordered(value, order).items()
        ]
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(_flow_text(one, order, written) for one in value) + "]"
