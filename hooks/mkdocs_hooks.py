"""The adapter: the one file that knows MkDocs. It hands MkDocs pages and takes over where MkDocs cannot.

Two facts make it longer than a list of hooks (both tested, see README.md beside this file):
- mkdocs-static-i18n refuses three-letter language codes, so ``sma`` is given to it after its own validation;
- it drops files that do not lie in ``docs_dir``, so ``docs_sma/`` and the records' pages are added after it has run.

MkDocs fires every event once per language. What is read stays on the config object of the run; there is no other state.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from guide.build import outputs
from guide.html import record_pages
from guide.html.page_markdown import PageMarkdown
from guide.html.view import Viewer
from guide.pages import menu
from guide.pages.page import SOUTH_SAMI, SWEDISH, TREES, Page
from guide.site import library
from guide.site.context import Site
from guide.site.render import Renderer
from guide.source.problems import Faulty
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs_static_i18n.config import I18nPluginLanguage

BEFORE_I18N, AFTER_I18N = 100, -110  # the plugin's own events have priority -100


class Build:
    """The content of one build and what draws it; the same object serves both languages."""

    def __init__(self, content_library: library.Library, config: MkDocsConfig) -> None:
        navigation = {SWEDISH: config.nav or [], SOUTH_SAMI: config.extra[SOUTH_SAMI]["nav"]}
        problems = [
            problem
            for lang, nav in navigation.items()
            for problem in menu.check(nav, content_library.pages, lang)
        ]
        if problems:
            raise Faulty(problems)
        self.site = Site(
            content_library.collection,
            content_library.pages,
            Renderer(),
            _today(),
            _site_address(config),
        )
        self.beside = outputs.Beside(_root(config), self.site.address, self.site.today)
        self.pages = {page.source_path: page for page in content_library.pages}
        self.generated = tuple(record_pages.generated_pages(self.site))
        self.page_markdown = PageMarkdown(self.site)
        self.viewer = Viewer(
            self.site,
            content_library.interface,
            {
                lang: menu.sections(nav, content_library.pages, lang)
                for lang, nav in navigation.items()
            },
            config.site_name,
            config.extra["edit_base"],
            config.extra["version"],
        )


class RecordPage(MkDocsPage):
    """A page made of a record: its HTML is drawn by our templates, so there is no Markdown to read or convert."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.present_anchor_ids = "", None


class OtherTree(File):
    """A file that the other language's build writes: here a target for links, never a page."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """The other build copies it."""


def _today() -> date:
    """The day the build stands for: BUILD_DATE (year-month-day) when set, so that builds can be repeated."""
    return (
        date.fromisoformat(os.environ["BUILD_DATE"])
        if os.environ.get("BUILD_DATE")
        else date.today()
    )


def _site_address(config: MkDocsConfig) -> str:
    return f"{(config.site_url or '').rstrip('/')}/"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@event_priority(BEFORE_I18N)
def on_config(config: MkDocsConfig) -> None:
    """Read and check all content, and give the plugin the language that it refuses by name. Second call: nothing left to do."""
    if hasattr(config, "guide"):
        return
    try:
        config.guide = Build(library.load(_root(config)), config)
    except Faulty as faulty:
        raise PluginError(str(faulty)) from None
    config.plugins["i18n"].config.languages.append(_south_sami(config))
    config.markdown_extensions.append(config.guide.page_markdown)
    # Ours is written with the outputs: with the records' own dates, and the same bytes at every build.
    config.theme.static_templates.discard("sitemap.xml")


def _south_sami(config: MkDocsConfig) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": SWEDISH, **config.extra[SOUTH_SAMI]})
    for key, error in language.validate()[0]:
        raise ConfigurationError(f"extra.{SOUTH_SAMI}.{key}: {error}")
    language.locale, language.link = SOUTH_SAMI, f"/{SOUTH_SAMI}/"
    return language


@event_priority(AFTER_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the tree that is built now where the plugin lacks it, and the other tree as targets for links."""
    i18n = config.plugins["i18n"]
    build: Build = config.guide
    south_sami = [_tagged(file, SOUTH_SAMI) for file in _files_on_disk(config, TREES[SOUTH_SAMI])]
    if i18n.current_language == SOUTH_SAMI:
        own = south_sami
        swedish = [_tagged(file, SWEDISH) for file in _files_on_disk(config, TREES[SWEDISH])]
        others = [(f"{TREES[SWEDISH]}/{file.norm_src_uri}", file.dest_uri) for file in swedish]
        others += [
            (f"{TREES[SWEDISH]}/{page.address}.md", f"{page.address}/index.html")
            for page in build.generated
        ]
    else:
        own = [_tagged(_generated_file(page, config), SWEDISH) for page in build.generated]
        others = [
            (f"../{TREES[SOUTH_SAMI]}/{file.norm_src_uri}", file.dest_uri) for file in south_sami
        ]
    for file in [file for file in files if _is_of_the_theme(file, config)]:
        files.remove(file)
    for file in own:
        files.append(file)
    for source, destination in others:
        files.append(
            OtherTree(
                source,
                None,
                config.site_dir,
                config.use_directory_urls,
                dest_uri=destination,
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
        )
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()
    return files


def _is_of_the_theme(file: File, config: MkDocsConfig) -> bool:
    """Bundles, styles and templates of Material and of the plugin: our theme is a document of its own and uses none."""
    own = [str(_root(config)), *(str(_root(config) / tree) for tree in TREES.values())]
    return file.src_dir is not None and str(Path(file.src_dir)) not in own


def _files_on_disk(config: MkDocsConfig, tree: str) -> list[File]:
    """Files of a tree with paths from the project's root, so that messages and edit links show the true path."""
    root = _root(config)
    return [
        File(
            path.relative_to(root).as_posix(), str(root), config.site_dir, config.use_directory_urls
        )
        for path in sorted((root / tree).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]


def _generated_file(page: record_pages.GeneratedPage, config: MkDocsConfig) -> File:
    file = File.generated(
        config, f"{page.address}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    RecordPage(page.title, file, config).generated = page
    return file


def _tagged(file: File, lang: str) -> File:
    """The attributes that static-i18n reads on every file."""
    tree = f"{TREES[lang]}/"
    file.norm_src_uri = file.src_uri.removeprefix(tree)
    within = file.dest_uri.removeprefix(tree)
    file.dest_uri = f"{SOUTH_SAMI}/{within}" if lang == SOUTH_SAMI else within
    file.locale = file.localization = file.locale_alternate_of = lang
    file.alternates = {lang: file}
    return file


def _curated(page: MkDocsPage, config: MkDocsConfig) -> Page:
    source = page.file.src_uri
    return config.guide.pages[
        source if source.startswith(f"{TREES[SOUTH_SAMI]}/") else f"{TREES[SWEDISH]}/{source}"
    ]


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Hand over a curated page's text, and tell our part of the Markdown which page it is."""
    if isinstance(page, RecordPage):
        return markdown
    curated = _curated(page, config)
    page.title = curated.head.title
    config.guide.page_markdown.of(curated)
    return curated.body


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Records' pages are drawn; curated pages are ready, or have faults that only the conversion has seen."""
    build: Build = config.guide
    if isinstance(page, RecordPage):
        return page.generated.body(build.site)
    if build.page_markdown.problems:
        raise PluginError(str(Faulty(build.page_markdown.problems)))
    page.guide_view = build.viewer.of_page(
        _curated(page, config), build.page_markdown.toc, lead_end=build.page_markdown.lead_end
    )
    return html


def on_page_context(context: dict, page: MkDocsPage, config: MkDocsConfig, nav: object) -> dict:
    """Give the template the page's view."""
    context["guide"] = (
        config.guide.viewer.of_generated(page.generated)
        if isinstance(page, RecordPage)
        else page.guide_view
    )
    return context


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> dict:
    """The 404 page, the only template that is no page."""
    context["guide"] = config.guide.viewer.of_missing()
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404.html for the site: without this the language that is built last overwrites it."""
    return "" if config.plugins["i18n"].current_language == SOUTH_SAMI else output


def on_post_build(config: MkDocsConfig) -> None:
    """Put in place what is no page: the small files with the first tree, the large ones when the last tree is done."""
    if config.plugins["i18n"].current_language != SOUTH_SAMI:
        outputs.write(
            outputs.light_files(config.guide.site, config.guide.generated), Path(config.site_dir)
        )
        return
    if fault := config.guide.beside.put_into(Path(config.site_dir)):
        raise PluginError(f"Filerna som inte är sidor kunde inte göras: {fault}")
