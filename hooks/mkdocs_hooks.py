"""The adapter: the one file that knows MkDocs. It hands MkDocs pages and takes over where MkDocs cannot.

Two facts make it longer than a list of hooks (both tested, see README.md beside this file):
- mkdocs-static-i18n refuses three-letter language codes, so ``sma`` is given to it after its own validation;
- it drops files that do not lie in ``docs_dir``, so ``docs_sma/`` and the records' pages are added after it has run.

MkDocs fires every event once per language. What is read stays on the config object of the run; there is no other state.
"""

from __future__ import annotations

from pathlib import Path

from guide.build import outputs
from guide.build.drawing import Drawing
from guide.pages.page import SOUTH_SAMI, SWEDISH, TREES, Page
from guide.source.problems import Faulty
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs_static_i18n.config import I18nPluginLanguage

BEFORE_I18N, AFTER_I18N = 100, -110  # the plugin's own events have priority -100


class OtherTree(File):
    """A file that the other language's build writes: here a target for links, never a page."""

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """The other build copies it."""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@event_priority(BEFORE_I18N)
def on_config(config: MkDocsConfig) -> None:
    """Read and check all content, and give the plugin the language that it refuses by name. Second call: nothing left to do."""
    if hasattr(config, "guide"):
        return
    try:
        drawing = Drawing.of(_root(config))
    except Faulty as faulty:
        raise PluginError(str(faulty)) from None
    config.guide = drawing
    config.beside = outputs.Beside(drawing.site, drawing.content.lexicon)
    config.plugins["i18n"].config.languages.append(_south_sami(config))
    config.markdown_extensions.append(drawing.page_markdown)
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
    south_sami = [_tagged(file, SOUTH_SAMI) for file in _files_on_disk(config, TREES[SOUTH_SAMI])]
    records = [(f"{address}.md", f"{address}/index.html") for address in config.guide.generated]
    if i18n.current_language == SOUTH_SAMI:
        own = south_sami
        swedish = [_tagged(file, SWEDISH) for file in _files_on_disk(config, TREES[SWEDISH])]
        others = [(file.norm_src_uri, file.dest_uri) for file in swedish] + records
        others = [(f"{TREES[SWEDISH]}/{source}", destination) for source, destination in others]
    else:
        own = []
        others = records + [
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
    """Hand over a page's text, and tell our part of the Markdown which page it is."""
    curated = _curated(page, config)
    page.title = curated.head.title
    config.guide.page_markdown.of(curated)
    return curated.body


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """The page is ready, or has faults that only the conversion has seen."""
    made = config.guide.page_markdown
    if made.problems:
        raise PluginError(str(Faulty(made.problems)))
    page.view = config.guide.viewer.of_page(
        _curated(page, config), made.toc, lead_end=made.lead_end
    )
    return html


def on_page_context(context: dict, page: MkDocsPage, config: MkDocsConfig, nav: object) -> dict:
    """Give the template the page's view."""
    context["guide"] = page.view
    return context


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> dict:
    """The 404 page, the only template that is no page."""
    context["guide"] = config.guide.viewer.of_missing()
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404.html for the site: without this the language that is built last overwrites it."""
    return "" if config.plugins["i18n"].current_language == SOUTH_SAMI else output


def on_post_build(config: MkDocsConfig) -> None:
    """Put in place what MkDocs does not make: records' pages and small files with the first tree, large files last."""
    folder, drawing = Path(config.site_dir), config.guide
    if config.plugins["i18n"].current_language != SOUTH_SAMI:
        outputs.write(outputs.record_pages(drawing), folder)
        outputs.write(outputs.light_files(drawing), folder)
    elif fault := config.beside.put_into(folder):
        raise PluginError(str(outputs.not_made(fault)))
