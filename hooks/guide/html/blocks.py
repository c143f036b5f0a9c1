"""What each marker becomes: HTML blocks from the collection, drawn for the place where they stand.

``BLOCKS`` leads from a marker's name to its function. A value that a filter does not know ("produktgrupp=möbler") is a
problem at the marker's line, found by ``check_filters`` before anything is built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from ..filter import case_data, requirement_data
from ..pages.markers import MARKERS, Marker
from ..pages.page import SWEDISH
from ..records import thin, upkeep
from ..records.case import Case
from ..records.datasets import DATASETS, WORKBOOK
from ..records.kinds import KINDS
from ..records.queries import (
    choose_cases,
    choose_clauses,
    choose_requirements,
    choose_rules,
    ordered_models,
    timeline,
)
from ..records.small_files import LogEntry
from ..records.visit import Visit
from ..search import register
from ..search.documents import search_documents
from ..site.context import Site
from ..site.marker_values import RELATED
from ..source.place import Place
from ..source.vocabulary import RuleArea, RulingTheme, Situation, SourceCheck
from ..swedish.writing import swedish_date, swedish_sort_key
from ..takeaway.ready_files import group_downloads
from . import calculators, figures, word_list
from .tables import (
    Cell,
    Table,
    act_table,
    case_table,
    check_table,
    clause_table,
    model_table,
    month_table,
    requirement_table,
    rule_table,
    ruling_table,
    template_table,
    thin_table,
    timeline_table,
)
from .translation_state import translation_rows

Block = Callable[[Site, Place, Mapping[str, str]], Markup]


def table_html(site: Site, place: Place, table: Table) -> Markup:
    """A table with caption and scoped headers, in a region that the keyboard can scroll."""
    link = Markup('<a href="{}">{}</a>')
    rows = [
        [link.format(place.href(cell.path), cell.text) if cell.path else cell.text for cell in row]
        for row in table.rows
    ]
    return site.render("tabell", caption=table.caption, headings=table.headings, rows=rows)


def _caption(site: Site, noun: str, filters: Mapping[str, str], count: int) -> str:
    c = site.collection
    names: dict[str, Callable[[str], str]] = {
        "produktgrupp": lambda v: c.groups[v].title,
        "strategi": lambda v: c.strategies[v].title,
        "niva": lambda v: f"nivå {site.label('niva', v).lower()}",
        "typ": lambda v: c.types[v].title,
        "glesbygd": lambda v: "passar glesbygd" if v == "ja" else "inte särskilt för glesbygd",
        "organisation": lambda v: site.label("organisationstyp", v),
        "omrade": lambda v: site.label("omrade", v),
        "skede": lambda v: site.label("skede", v),
        "klausulslag": lambda v: site.label("klausulslag", v).lower(),
    }
    chosen = ", ".join(names.get(key, str)(value) for key, value in filters.items())
    return f"{noun}{': ' + chosen if chosen else ''} ({count} st)"


def _requirements(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    chosen = choose_requirements(site.collection, filters)
    if filters.get("produktgrupp") or not chosen:
        return table_html(
            site,
            place,
            requirement_table(
                site.collection, chosen, _caption(site, "Krav", filters, len(chosen))
            ),
        )
    parts = []
    for group_id, members in groupby(
        sorted(
            chosen, key=lambda r: (swedish_sort_key(site.collection.groups[r.group].title), r.id)
        ),
        key=lambda r: r.group,
    ):
        group, rows = site.collection.groups[group_id], list(members)
        heading = Markup('<h3 id="grupp-{}"><a href="{}">{}</a></h3>').format(
            group.id, place.href(group.path or ""), group.title
        )
        parts.append(
            heading
            + table_html(
                site,
                place,
                requirement_table(site.collection, rows, f"Krav: {group.title} ({len(rows)} st)"),
            )
        )
    return Markup("\n").join(parts)


def _requirement_filter(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render(
        "filter",
        name="krav",
        nouns="kraven",
        words="Ord i kravet",
        facets=requirement_data.facets(site),
        ways=(),
        href=place.href,
    )


def _case_filter(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render(
        "filter",
        name="fall",
        nouns="fallen",
        words="Ord i fallet",
        facets=case_data.facets(site),
        ways=case_data.ways(site),
        href=place.href,
    )


def _comparison(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render("jamforelse", href=place.href)


def _builder(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    groups = [
        (group.title, group_downloads(group))
        for group in sorted(
            site.collection.groups.values(), key=lambda group: swedish_sort_key(group.title)
        )
        if site.collection.requirements_by_group[group.id]
    ]
    templates = sorted(
        site.collection.templates.values(), key=lambda template: swedish_sort_key(template.title)
    )
    return site.render("underlag", href=place.href, groups=groups, templates=templates)


def _cases(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    chosen = choose_cases(site.collection, filters)
    return table_html(
        site,
        place,
        case_table(site.collection, chosen, _caption(site, "Fall", filters, len(chosen))),
    )


def _rules(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    chosen = choose_rules(site.collection, filters)
    if filters.get("omrade"):
        return table_html(
            site,
            place,
            rule_table(site.collection, chosen, _caption(site, "Regler", filters, len(chosen))),
        )
    parts = []
    for area in RuleArea:
        rows = [rule for rule in chosen if rule.area == area]
        if rows:
            name = site.label("omrade", area)
            parts.append(
                Markup('<h3 id="omrade-{}">{}</h3>').format(area.value, name)
                + table_html(
                    site,
                    place,
                    rule_table(site.collection, rows, f"Regler: {name} ({len(rows)} st)"),
                )
            )
    return Markup("\n").join(parts)


def _clauses(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    chosen = choose_clauses(site.collection, filters)
    caption = _caption(site, "Klausuler", filters, len(chosen))
    return table_html(site, place, clause_table(site.collection, chosen, caption))


def _models(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    models = ordered_models(site.collection)
    caption = f"Utvärderingsmodeller ({len(models)} st)"
    return table_html(site, place, model_table(site.collection, models, caption))


def _templates(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    templates = sorted(
        site.collection.templates.values(), key=lambda template: swedish_sort_key(template.title)
    )
    caption = f"Mallar ({len(templates)} st)"
    return table_html(site, place, template_table(site.collection, templates, caption))


def _visits(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    visits = sorted(
        site.collection.visits.values(),
        key=lambda v: (not v.in_application, v.country != "Sverige", swedish_sort_key(v.title)),
    )
    rows = tuple(
        (
            Cell(v.title, v.path),
            Cell(v.place if v.country == "Sverige" else f"{v.place}, {v.country}"),
            Cell(", ".join(v.themes)),
            Cell("Ja" if v.in_application else "Nej, vårt förslag"),
        )
        for v in visits
    )
    return table_html(
        site,
        place,
        Table(f"Resmål ({len(rows)} st)", ("Resmål", "Plats", "Visar", "Nämnd i ansökan"), rows),
    )


_NEAR = 500  # km: what a delegation reaches by train or bus in a day


def _by_distance(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    towns: dict[tuple[str, int], dict[str, list[Visit | Case]]] = defaultdict(
        lambda: {"studiebesok": [], "fall": []}
    )
    records: list[Visit | Case] = [
        *site.collection.visits.values(),
        *site.collection.cases.values(),
    ]
    for record in records:
        found = site.distances.town_at(record.place)
        if found and found[1] <= _NEAR:
            towns[found][record.kind].append(record)
    ordered = sorted(towns.items(), key=lambda item: (item[0][1], swedish_sort_key(item[0][0])))
    return site.render(
        "avstand", towns=ordered, origin=site.distances.origin, near=_NEAR, href=place.href
    )


def _organisations(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render(
        "aktorer",
        organisations=sorted(
            site.collection.organisations.values(), key=lambda o: swedish_sort_key(o.title)
        ),
    )


def _questions(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    rows = tuple(
        (Cell(f"{q.number}. {q.title}", q.path), Cell(q.short), Cell(q.confidence))
        for q in sorted(site.collection.questions.values(), key=lambda q: q.number)
    )
    return table_html(
        site,
        place,
        Table(
            "Förstudiens åtta frågor",
            ("Fråga", "Kort svar (vår sammanfattning)", "Hur säkra är vi"),
            rows,
        ),
    )


def _groups(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    by_group = site.collection.requirements_by_group
    groups = sorted(site.collection.groups.values(), key=lambda g: swedish_sort_key(g.title))
    return site.render(
        "grupplista", groups=[(g, len(by_group[g.id])) for g in groups], href=place.href
    )


def _timeline(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    coming, past = timeline(site.collection, site.today)
    parts = [
        Markup('<h3 id="kommande">Kommande</h3>'),
        table_html(site, place, timeline_table(coming, f"Kommande datum ({len(coming)} st)")),
        Markup('<h3 id="passerade">Passerade</h3>'),
        table_html(
            site,
            place,
            timeline_table(reversed(past), f"Passerade datum, senaste först ({len(past)} st)"),
        ),
    ]
    return Markup("\n").join(parts)


def _terms(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    south_sami_first = filters.get("ordning") == "sydsamisk"
    return site.render(
        "ordlista",
        initials=word_list.by_letter(site, south_sami_first),
        south_sami_first=south_sami_first,
        foreign=place.lang != SWEDISH,
    )


def _figure(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return figures.FIGURES[filters.get("namn", "")](site, place)


def _related(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    records = [
        record
        for key, kind in RELATED.items()
        for record_id in filters.get(key, "").split(",")
        if record_id
        for record in [site.collection.by_kind[kind][record_id]]
    ]
    return site.render("relaterade", records=records, href=place.href)


def _review_questions(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    """The questions as a list; what stands between asterisks is South Sami."""
    items = [
        Markup("<li><strong>{}.</strong> {}</li>").format(
            question.subject,
            Markup("").join(
                Markup('<span lang="sma">{}</span>').format(part) if number % 2 else escape(part)
                for number, part in enumerate(question.text.split("*"))
            ),
        )
        for question in site.collection.small_files.review_questions
    ]
    return Markup("<ol>{}</ol>").format(Markup("").join(items))


def _translations(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render("oversattning", rows=translation_rows(site), href=place.href)


def _accessibility(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render("tillganglighet", s=site.collection.small_files.accessibility)


def _changes(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return _log(site, place, site.collection.small_files.changes)


def _news(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return _log(site, place, site.collection.small_files.changes[:5])


def _log(site: Site, place: Place, changes: Sequence[LogEntry]) -> Markup:
    records = (record for kind in site.collection.by_kind.values() for record in kind.values())
    titles = {page.address: page.head.title for page in site.pages} | {
        record.path: record.heading for record in records if record.path
    }
    return site.render("andringar", changes=changes, titles=titles, href=place.href)


NEAR_MONTHS = 3  # so many months are listed record by record


def _to_review(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    c = site.collection
    late = upkeep.late(c, site.today)
    months = upkeep.by_month(upkeep.dated_records(c), site.today)
    parts = [
        table_html(
            site,
            place,
            check_table(c, late, f"Poster vars kontroll har passerat sitt datum ({len(late)} st)"),
        )
        if late
        else Markup("<p>Ingen kontroll har passerat sitt datum.</p>"),
        Markup('<h3 id="manader">Månad för månad</h3>'),
        table_html(site, place, month_table(c, months)),
    ]
    for (year, month), records in list(months.items())[:NEAR_MONTHS]:
        name = swedish_date(f"{year}-{month:02}")
        parts += [
            Markup('<h3 id="manad-{}-{:02}">Att läsa i {}</h3>').format(year, month, name),
            table_html(
                site, place, check_table(c, records, f"Att läsa i {name} ({len(records)} st)")
            ),
        ]
    parts.append(Markup('<h3 id="inte-omlasta">Källor som inte är omlästa</h3>'))
    parts += _unread(site, place)
    return Markup("\n").join(parts)


def _thin(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    parts = []
    for noun, found, fewest in (
        ("grupp", thin.thin_groups(site.collection), thin.FEWEST_IN_GROUP),
        ("strategi", thin.thin_strategies(site.collection), thin.FEWEST_IN_STRATEGY),
    ):
        if not found:
            parts.append(Markup("<p>Varje {} har minst {} krav.</p>").format(noun, fewest))
            continue
        name = "Grupper" if noun == "grupp" else "Strategier"
        caption = f"{name} med få krav ({len(found)} st)"
        parts.append(table_html(site, place, thin_table(noun.capitalize(), found, caption)))
    return Markup("\n").join(parts)


def _unread(site: Site, place: Place) -> list[Markup]:
    """A table for each kind with records of which some source was not read again."""
    names = {
        "krav": "Krav",
        "klausuler": "Klausuler",
        "utvarderingsmodeller": "Utvärderingsmodeller",
        "svar": "Svar",
        "rattsfall": "Rättsfall",
    }
    unread = {
        kind: [
            r
            for r in upkeep.dated_records(site.collection)
            if r.kind == kind and getattr(r, "source_check", None) is SourceCheck.PENDING
        ]
        for kind in names
    }
    return [
        table_html(
            site,
            place,
            check_table(
                site.collection,
                records,
                f"{names[kind]} där någon källa inte är omläst ({len(records)} st)",
            ),
        )
        for kind, records in unread.items()
        if records
    ]


def _time_plan(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render("tidsplan", href=place.href)


def _acts(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    acts = sorted(site.collection.acts.values(), key=lambda act: swedish_sort_key(act.short))
    changed = site.collection.small_files.changed_acts
    return table_html(site, place, act_table(acts, changed, f"Lagar ({len(acts)} st)"))


def _answers(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    answers = site.collection.answers.values()
    situations = [
        (situation, [answer for answer in answers if answer.situation == situation])
        for situation in Situation
    ]
    return site.render(
        "svarslista",
        situations=[pair for pair in situations if pair[1]],
        label=site.label,
        href=place.href,
    )


def _rulings(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    local = [ruling for ruling in site.collection.rulings.values() if ruling.local]
    themed = [
        (theme, site.label("rattsfallstema", theme), members)
        for theme in RulingTheme
        for members in [[r for r in site.collection.rulings.values() if theme in r.themes]]
    ]
    parts = [
        Markup('<h3 id="{}">{}</h3>').format(anchor, name)
        + table_html(
            site,
            place,
            ruling_table(site.collection, members, f"Rättsfall: {name} ({len(members)} st)"),
        )
        for anchor, name, members in [("lanet", "Från länet", local), *themed]
        if members
    ]
    return Markup("\n").join(parts)


def _data_files(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    return site.render(
        "datafiler",
        kinds=[(kind, *DATASETS[kind]) for kind in KINDS],
        workbook=WORKBOOK,
        href=place.href,
    )


def _register(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    letters = register.alphabetical_index(
        d for d in search_documents(site.collection, site.pages) if d.lang == place.lang
    )
    return site.render("register", letters=letters, label=site.label, href=place.href)


def _field_table(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    parts = []
    for kind, record_type in KINDS.items():
        if filters.get("slag") not in (None, kind):
            continue
        rows = tuple(
            (
                Cell(field.alias or name),
                Cell(field.title or ""),
                Cell("Ja" if field.is_required() else "Nej"),
                Cell(field.description or ""),
            )
            for name, field in record_type.model_fields.items()
        )
        parts.append(
            Markup('<h3 id="falt-{}">{}</h3>').format(kind, f"data/{kind}")
            + table_html(
                site,
                place,
                Table(f"Fält i data/{kind}", ("Nyckel", "Titel", "Krävs", "Vad den betyder"), rows),
            )
        )
    return Markup("\n").join(parts)


def _example_record(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    paths = [
        site.collection.root / "data" / kind / "_mall.yml"
        for kind in KINDS
        if filters.get("slag") in (None, kind)
    ]
    return Markup("\n").join(
        Markup("<pre><code>{}</code></pre>").format(path.read_text(encoding="utf-8"))
        for path in paths
    )


def _marker_list(site: Site, place: Place, filters: Mapping[str, str]) -> Markup:
    rows = tuple(
        (
            Cell(f"<!-- {name} -->"),
            Cell(d.gives),
            Cell(
                ", ".join(f"{key} ({help_text})" for key, help_text in d.filters.items()) or "inga"
            ),
        )
        for name, d in MARKERS.items()
    )
    return table_html(site, place, Table("Markörer", ("Markör", "Ger", "Filter"), rows))


BLOCKS: Mapping[str, Block] = {
    "kravtabell": _requirements,
    "kravfilter": _requirement_filter,
    "jamforelse": _comparison,
    "underlag": _builder,
    "falltabell": _cases,
    "fallfilter": _case_filter,
    "avstand": _by_distance,
    "regeltabell": _rules,
    "klausultabell": _clauses,
    "modelltabell": _models,
    "malltabell": _templates,
    "besokstabell": _visits,
    "aktorstabell": _organisations,
    "fragetabell": _questions,
    "grupplista": _groups,
    "tidslinje": _timeline,
    "ordlista": _terms,
    "figur": _figure,
    "relaterade": _related,
    "granskningsfragor": _review_questions,
    "oversattningslage": _translations,
    "tillganglighetsredogorelse": _accessibility,
    "andringslogg": _changes,
    "nyheter": _news,
    "attseover": _to_review,
    "tunt": _thin,
    "datafiler": _data_files,
    "register": _register,
    "postfalt": _field_table,
    "mall": _example_record,
    "markorlista": _marker_list,
    "tidsplan": _time_plan,
    "lagtabell": _acts,
    "svarslista": _answers,
    "rattsfallslista": _rulings,
    "livscykelkalkyl": calculators.life_cycle_form,
    "faktortabell": calculators.factor_table,
    "kravprov": calculators.demand_form,
    "provregler": calculators.rule_list,
}


def block(site: Site, place: Place, marker: Marker) -> Markup:
    """The HTML that a checked marker becomes."""
    return BLOCKS[marker.name](site, place, marker.filters)
