"""``mkdocs.yml`` and the page templates as inputs: told in Swedish before a generator reads them.

The navigation's pages are checked elsewhere; here is what else a slip of the pen can do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..pages.page import SOUTH_SAMI
from ..source.problems import Problem, suggestion
from ..source.reading import text_of

FILE = "mkdocs.yml"
TEMPLATES = "overrides"

# What a build leans on: place → value as it is written. A list is compared by its members.
_FIXED: Mapping[tuple[str, ...], Any] = {
    ("docs_dir",): "docs",
    ("site_dir",): "site",
    ("strict",): "true",
    ("use_directory_urls",): "true",
    ("theme", "custom_dir"): TEMPLATES,
    ("theme", "language"): "sv",
    ("theme", "font"): "false",
    ("hooks",): ["hooks/mkdocs_hooks.py"],
}
_TOP = frozenset(
    "site_name site_description site_url docs_dir site_dir strict use_directory_urls theme plugins hooks "
    "markdown_extensions extra nav not_in_nav validation exclude_docs draft_docs repo_url edit_uri copyright "
    "watch dev_addr".split()
)
_NEEDED = ("site_name", "site_url", "plugins", "markdown_extensions", "extra", "nav")
_EXTRA = ("version", "edit_base", "security_contact", SOUTH_SAMI)
_EXTENSIONS = frozenset(
    "fenced_code admonition attr_list md_in_html def_list footnotes abbr sane_lists pymdownx.details tables toc".split()
)
# The fields of ``html.view.View``, which lies above this room; a test compares them.
VIEW = frozenset(
    "lang kind title description site_name site_name_lang root tree_root canonical t tx tx_lang menu local breadcrumbs toc "
    "switch sources checked edit_url built jsonld sources_note downloads scripts robots draft other version social_card "
    "lead_end qr csp".split()
)
_EXTENSION_SETTINGS = {
    "tables": {"use_align_attribute": "true"},
    "toc": {"permalink": "false", "toc_depth": "2-3"},
}
# What a page must have so that a keyboard, a screen reader and a browser's policy can do with it.
_NEEDED_IN_PAGE = (
    ('class="skip"', "länken Hoppa till innehållet"),
    ('<main id="innehall"', '<main id="innehall">, dit länken leder'),
    ('<html lang="{{ guide.lang }}"', "språket på <html>"),
    ('<meta name="viewport"', "viewport, som gör sidan läsbar i en telefon"),
)
_AGAINST_POLICY = (
    (
        re.compile(r"<script(?![^>]*application/ld\+json)(?![^>]*src=\"\{\{)[^>]*>", re.I),
        "ett skript som inte ligger i docs/assets/ stoppas av webbplatsens regler",
        "Lägg skriptet som en fil i docs/assets/.",
    ),
    (
        re.compile(r"<style\b|\sstyle\s*=", re.I),
        "stil direkt i mallen stoppas av webbplatsens regler",
        "Skriv den i docs/assets/stil.css.",
    ),
    (
        re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
        "en händelse i ett attribut stoppas av webbplatsens regler",
        "Skriv den i ett skript i docs/assets/.",
    ),
    (
        re.compile(
            r"<(?:link|img|iframe|source|video|audio)\b[^>]*(?:href|src)=\"(?:https?:)?//", re.I
        ),
        "något hämtas från en annan webbplats",
        "Lägg filen i docs/assets/.",
    ),
)
_WORD = re.compile(r"\b(?:guide|other)\.tx?\(\s*'(?P<key>\w+)'")
_TAGS = re.compile(
    r"\{%-?\s*(?P<end>end)?(?P<name>block|if|for|macro|set|call|filter)\b(?P<rest>[^%]*)-?%\}"
)
_PIECES = {
    "overrides/main.html": ("page.content", "{%- block body %}", "guide.csp", "guide.jsonld")
}


def check(root: Path) -> Iterator[Problem]:
    """Every fault in the settings and the templates of a whole project."""
    yield from _check_settings(root)
    words = root / "data" / "granssnitt" / "sv.yml"
    swedish = text_of(words, "data/granssnitt/sv.yml")
    known = (
        set(re.findall(r"^\"?([\w.]+)\"?:", swedish, re.M)) if isinstance(swedish, str) else None
    )
    for path in sorted((root / TEMPLATES).glob("*.html")):
        yield from _check_template(path, f"{TEMPLATES}/{path.name}", known)


def _check_settings(root: Path) -> Iterator[Problem]:
    text = text_of(root / FILE, FILE)
    if isinstance(text, Problem):
        if (root / FILE).exists():
            yield text
        return
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        yield Problem(
            FILE,
            mark.line + 1 if mark else 1,
            "",
            "filen går inte att tolka som YAML.",
            "Kontrollera indrag, kolon och citattecken på raden och raden ovanför.",
        )
        return
    if not isinstance(node, yaml.MappingNode):
        yield Problem(
            FILE,
            1,
            "",
            "filen är tom eller ingen samling av inställningar.",
            "Hämta tillbaka den ur historiken.",
        )
        return
    yield from _keys(node, (), _TOP, _NEEDED)
    for place, value in _FIXED.items():
        found = _at(node, place)
        if found is None or _plain(found) != value:
            shown = value if isinstance(value, str) else f"[{', '.join(value)}]"
            yield Problem(
                FILE,
                _line(node, place),
                " ".join(place),
                "inställningen saknas eller har fått ett annat värde.",
                f"Skriv {place[-1]}: {shown}. Bygget räknar med det.",
            )
    yield from _texts(node)
    yield from _extra(node)
    yield from _extensions(node)
    yield from _extension_settings(node)
    yield from _plugins(node)


def _texts(node: yaml.MappingNode) -> Iterator[Problem]:
    """Settings that are one text, and addresses that are whole ones."""
    for name in ("site_name", "site_description", "not_in_nav"):
        found = _at(node, (name,))
        if found is not None and not isinstance(found, yaml.ScalarNode):
            yield _shape(
                node,
                (name,),
                "här ska det stå en text, ingen lista.",
                f"Skriv texten på samma rad som {name}:"
                + (", eller efter | på raderna under." if name == "not_in_nav" else "."),
            )
    for place, ends in ((("site_url",), False), (("extra", "edit_base"), True)):
        found = _at(node, place)
        default = found.value[-1] if isinstance(found, yaml.SequenceNode) and found.value else found
        given = default.value if isinstance(default, yaml.ScalarNode) else ""
        if given and not re.fullmatch(r"https?://[^\s/?#\"<>@]+(?:/[^\s?#\"<>]*)?", str(given)):
            yield _shape(
                node,
                place,
                f'"{given[:80]}" är ingen webbadress.',
                "Skriv hela adressen med https:// först och snedstreck sist.",
            )
        elif given and ends and not given.endswith("/"):
            yield _shape(
                node,
                place,
                f'"{given[:80]}" saknar snedstreck sist.',
                f"Skriv {given[:80]}/. Filens sökväg läggs till direkt efter.",
            )


def _extra(node: yaml.MappingNode) -> Iterator[Problem]:
    extra = _at(node, ("extra",))
    if not isinstance(extra, yaml.MappingNode):
        return
    yield from _keys(extra, ("extra",), frozenset((*_EXTRA, "social", "generator")), _EXTRA)
    menu = _at(extra, (SOUTH_SAMI, "nav"))
    for place, found in ((("nav",), _at(node, ("nav",))), (("extra", SOUTH_SAMI, "nav"), menu)):
        if not isinstance(found, yaml.SequenceNode) or not found.value:
            yield _shape(
                node,
                place,
                "här ska det stå en lista med sidor.",
                "Skriv ett streck framför varje rad.",
            )
            continue
        for entry in found.value:
            yield from _menu_entry(entry, " ".join(place), 0)
        yield from _repeated_entries(found, " ".join(place))
    if _at(extra, (SOUTH_SAMI, "name")) is None:
        yield _shape(
            node,
            ("extra", SOUTH_SAMI, "name"),
            "språkets namn saknas.",
            "Skriv name: Åarjelsaemien.",
        )


def _shape(node: yaml.MappingNode, place: tuple[str, ...], what: str, remedy: str) -> Problem:
    return Problem(FILE, _line(node, place), " ".join(place), what, remedy)


def _repeated_entries(menu: yaml.Node, field: str) -> Iterator[Problem]:
    """No page stands twice in a menu, and no two sections have one title."""
    pages: dict[str, int] = {}
    titles: dict[str, int] = {}
    for kind, name, line in _entries_of(menu):
        seen = pages if kind == "page" else titles
        if name in seen:
            what = "sidan" if kind == "page" else "rubriken"
            yield Problem(
                FILE,
                line,
                field,
                f'{what} "{name}" står två gånger i menyn (först på rad {seen[name]}).',
                "Behåll den ena.",
            )
        seen.setdefault(name, line)


def _entries_of(node: yaml.Node, is_top: bool = True) -> Iterator[tuple[str, str, int]]:
    """(page or title, name, line) of all that a menu names; titles only at its top."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        yield "page", node.value, line
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _entries_of(child, is_top)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if is_top:
                yield "title", str(key.value), line
            yield from _entries_of(child, False)


def _menu_entry(entry: yaml.Node, field: str, depth: int) -> Iterator[Problem]:
    """An entry is a page, or a title with a page, or at the top a title with a list of those."""
    line = entry.start_mark.line + 1
    if isinstance(entry, yaml.ScalarNode):
        if not entry.value.endswith(".md"):
            yield Problem(
                FILE,
                line,
                field,
                f'"{entry.value}" är ingen sida.',
                "Skriv sökvägen till en fil som slutar på .md.",
            )
    elif isinstance(entry, yaml.MappingNode) and len(entry.value) == 1:
        title, inner = entry.value[0]
        if not str(title.value).strip():
            yield Problem(
                FILE, line, field, "rubriken i menyn är tom.", "Skriv ett ord före kolon."
            )
        if isinstance(inner, yaml.SequenceNode) and inner.value and depth == 0:
            for child in inner.value:
                yield from _menu_entry(child, field, depth + 1)
        elif isinstance(inner, yaml.ScalarNode):
            yield from _menu_entry(inner, field, depth + 1)
        else:
            yield Problem(
                FILE,
                line,
                field,
                "menyn har två nivåer och ingen tom avdelning.",
                "Flytta ut raderna ett steg.",
            )
    else:
        yield Problem(
            FILE,
            line,
            field,
            "raden är varken en sida eller en rubrik med sidor.",
            "Jämför med raderna runt om.",
        )


def _extensions(node: yaml.MappingNode) -> Iterator[Problem]:
    found = _plain(_at(node, ("markdown_extensions",)))
    names = (
        {next(iter(one)) if isinstance(one, dict) and one else one for one in found or ()}
        if isinstance(found, list)
        else set()
    )
    for name in sorted(_EXTENSIONS - names):
        yield _shape(
            node,
            ("markdown_extensions",),
            f"tillägget {name} saknas.",
            f"Skriv raden - {name} i listan.",
        )
    for name in sorted(str(one) for one in names - _EXTENSIONS):
        yield _shape(
            node,
            ("markdown_extensions",),
            f"tillägget {name} används inte här.",
            f"Ta bort raden.{suggestion(name, _EXTENSIONS)}",
        )


def _extension_settings(node: yaml.MappingNode) -> Iterator[Problem]:
    """The settings of extensions that pages and templates lean on."""
    found = _plain(_at(node, ("markdown_extensions",)))
    given = {
        name: settings
        for one in (found if isinstance(found, list) else [])
        if isinstance(one, dict)
        for name, settings in one.items()
    }
    for name, settings in given.items():
        if name in _EXTENSION_SETTINGS and settings != _EXTENSION_SETTINGS[name]:
            shown = ", ".join(f"{key}: {value}" for key, value in _EXTENSION_SETTINGS[name].items())
            yield _shape(
                node,
                ("markdown_extensions",),
                f"tillägget {name} har andra inställningar än bygget räknar med.",
                f"Skriv - {name}: {{{shown}}}.",
            )


def _plugins(node: yaml.MappingNode) -> Iterator[Problem]:
    found = _plain(_at(node, ("plugins",)))
    settings = (
        found[0].get("i18n")
        if isinstance(found, list) and len(found) == 1 and isinstance(found[0], dict)
        else None
    )
    languages = settings.get("languages") if isinstance(settings, dict) else None
    if not (
        isinstance(settings, dict)
        and settings.get("docs_structure") == "suffix"
        and settings.get("fallback_to_default") == "false"
        and settings.get("reconfigure_material") == "false"
        and settings.get("reconfigure_search") == "false"
        and isinstance(languages, list)
        and [one.get("locale") for one in languages if isinstance(one, dict)] == ["sv"]
    ):
        yield _shape(
            node,
            ("plugins",),
            "tillägget i18n har inte de inställningar som bygget räknar med.",
            "Hämta tillbaka avsnittet ur historiken.",
        )


def _keys(
    node: yaml.MappingNode, above: tuple[str, ...], known: frozenset[str], needed: tuple[str, ...]
) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        field = " ".join((*above, name))
        if name in lines:
            yield Problem(
                FILE,
                line,
                field,
                f"nyckeln står två gånger (första gången på rad {lines[name]}).",
                "Behåll den ena.",
            )
        lines[name] = line
        if name not in known:
            yield Problem(
                FILE,
                line,
                field,
                "inställningen finns inte.",
                f"Ta bort raden eller rätta nyckeln.{suggestion(name, known)}",
            )
        elif name in ("site_name", "site_url", "version") and not _plain(value):
            yield Problem(FILE, line, field, "inställningen är tom.", "Fyll i den.")
    for name in needed:
        if name not in lines:
            yield Problem(
                FILE,
                1,
                " ".join((*above, name)),
                "inställningen saknas.",
                "Lägg till raden, eller hämta tillbaka filen ur historiken.",
            )


def _at(node: yaml.Node, place: tuple[str, ...]) -> yaml.Node | None:
    found: yaml.Node | None = node
    for key in place:
        if not isinstance(found, yaml.MappingNode):
            return None
        found = next((value for name, value in found.value if name.value == key), None)
    return found


def _line(node: yaml.MappingNode, place: tuple[str, ...]) -> int:
    for end in range(len(place), 0, -1):
        if found := _at(node, place[:end]):
            return found.start_mark.line + 1
    return 1


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return node.value if node is not None else None


def _check_template(path: Path, shown: str, known: set[str] | None) -> Iterator[Problem]:
    text = text_of(path, shown)
    if isinstance(text, Problem):
        yield text
        return

    def problem(at: int, what: str, remedy: str) -> Problem:
        return Problem(shown, text.count("\n", 0, at) + 1, "", what, remedy)

    for found in _WORD.finditer(text):
        if known is not None and found["key"] not in known:
            yield problem(
                found.start(),
                f"texten {found['key']} finns inte i data/granssnitt/sv.yml.",
                f"Lägg till den där, eller rätta namnet.{suggestion(found['key'], known)}",
            )
    if shown in _PIECES and text.strip():
        for needed, named in _NEEDED_IN_PAGE:
            if needed not in text:
                yield problem(0, f"{named} saknas i mallen.", "Hämta tillbaka raden ur historiken.")
        for found in re.finditer(r"<main\b(?![^>]*\sid=\"innehall\")", text):
            yield problem(
                found.start(),
                "<main> saknar id, och länken Hoppa till innehållet leder ingenstans.",
                'Skriv <main id="innehall" tabindex="-1">.',
            )
    for pattern, what, remedy in _AGAINST_POLICY:
        for found in pattern.finditer(re.sub(r"\{#.*?#\}", _blanked, text, flags=re.S)):
            yield problem(found.start(), f"{what}.", remedy)
    for piece in _PIECES.get(shown, ()):
        if piece not in text:
            yield problem(0, f"{piece} saknas i mallen.", "Hämta tillbaka filen ur historiken.")
    for begins, ends in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
        without = re.sub(r"\{#.*?#\}", "", text, flags=re.S) if begins != "{#" else text
        if without.count(begins) != without.count(ends):
            yield problem(
                0, f"{begins} och {ends} är inte lika många.", "Avsluta varje uttryck i mallen."
            )
            return
    unclosed = list(_unclosed(text, problem))
    yield from unclosed
    if not unclosed:
        yield from _unknown_names(path, text, problem)


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _unknown_names(path: Path, text: str, problem: Any) -> Iterator[Problem]:
    """Filters, fields of ``guide`` and files that a template asks for and that are not there."""
    import jinja2  # here, so that content can be read without what draws it
    from jinja2 import nodes

    environment = jinja2.Environment()
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    try:
        tree = environment.parse(text)
    except jinja2.TemplateSyntaxError as error:
        yield problem(
            starts[max(error.lineno - 1, 0)],
            "mallen går inte att tolka.",
            f"Jämför raden med den senaste version som fungerade ({error.message}).",
        )
        return
    for used in tree.find_all(nodes.Filter):
        if used.name not in environment.filters:
            yield problem(
                starts[used.lineno - 1],
                f"filtret {used.name} finns inte.",
                f"Rätta namnet.{suggestion(used.name, environment.filters)}",
            )
    for field in tree.find_all(nodes.Getattr):
        if (
            isinstance(field.node, nodes.Name)
            and field.node.name == "guide"
            and field.attr not in VIEW
        ):
            yield problem(
                starts[field.lineno - 1],
                f"guide.{field.attr} finns inte.",
                f"Rätta namnet.{suggestion(field.attr, VIEW)}",
            )
    for asked in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        template = getattr(asked, "template", None)
        name = template.value if isinstance(template, nodes.Const) else None
        if isinstance(name, str) and not (path.parent / name).is_file():
            yield problem(
                starts[asked.lineno - 1],
                f"filen overrides/{name} finns inte.",
                "Rätta namnet, eller lägg till filen.",
            )


def _unclosed(text: str, problem: Any) -> Iterator[Problem]:
    """Blocks that are begun and not ended, or ended in another order."""
    opened: list[tuple[str, int]] = []
    code = re.sub(r"\{#.*?#\}", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.S)
    for tag in _TAGS.finditer(code):
        if tag["name"] == "set" and not tag["end"] and "=" in tag["rest"]:
            continue
        if not tag["end"]:
            opened.append((tag["name"], tag.start()))
        elif not opened or opened.pop()[0] != tag["name"]:
            yield problem(
                tag.start(), f"end{tag['name']} avslutar inget.", "Rätta ordningen i mallen."
            )
            return
    for name, at in opened:
        yield problem(at, f"{name} avslutas aldrig.", f"Skriv end{name} där det slutar.")
