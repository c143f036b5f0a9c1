// Step 2: modules and points, in order, with what is filled in.
import { askedBlanks, questions } from "../checking.mjs";
import { fits, kindOf, words } from "../compose.mjs";
import { LONGEST_TEXT } from "../state.mjs";
import { area, button, el, input, replaced, select, tick } from "./dom.mjs";
import { page } from "./loading.mjs";

const MOST_SHOWN = 20;
/**
 * @param {string} text
 */
const plain = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");

/**
 * Modules whose title or id holds every word, those for the kind of purchase first.
 * @param {any[]} index
 * @param {string} query
 * @param {string} group
 * @param {string[]} fitting
 */
const found = (index, query, group, fitting) => {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const hits = index.filter(
    ([id, title, own]) =>
      (!group || own === group) && wanted.every((word) => plain(`${id} ${title}`).includes(word)),
  );
  const weight = (/** @type {any} */ row) =>
    (row[4].some((/** @type {string} */ one) => fitting.includes(one)) ? 0 : 4) +
    ["bas", "avancerad", "spjutspets"].indexOf(row[3]);
  return hits
    .map((row, place) => ({ row, place }))
    .sort((a, b) => weight(a.row) - weight(b.row) || a.place - b.place)
    .map(({ row }) => row);
};

/**
 * What the search for modules gives.
 * @param {any} state
 * @param {any} data
 * @param {any[]} index
 * @param {string} query
 * @param {string} group
 */
export const drawHits = (state, data, index, query, group) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("krav-traffar"));
  const hits = query || group ? found(index, query, group, kindOf(state, data).passar) : [];
  const starters = group
    ? hits
        .filter(([id]) => !state.krav.includes(id))
        .slice(0, 3)
        .map(([id]) => id)
    : [];
  const rows = hits
    .slice(0, MOST_SHOWN)
    .map(([id, title, , level]) =>
      el(
        "li",
        {},
        state.krav.includes(id)
          ? el("span", { class: "quiet" }, "Vald: ")
          : button("lagg-till", "Lägg till", {
              class: "plain",
              "data-krav": id,
              "aria-label": `Lägg till ${id.toUpperCase()} ${title}`,
            }),
        " ",
        el("a", { href: page(`krav/${id}`) }, `${id.toUpperCase()} ${title}`),
        el("span", { class: "quiet" }, ` ${data.ord.niva[level]}`),
      ),
    );
  replaced(place, [
    query || group
      ? el(
          "p",
          { class: "quiet" },
          hits.length > MOST_SHOWN
            ? `${hits.length} krav passar. De ${MOST_SHOWN} första visas.`
            : `${hits.length} krav passar.`,
        )
      : null,
    starters.length > 1
      ? el(
          "p",
          { class: "actions" },
          button("lagg-till", `Lägg till de ${starters.length} första`, {
            class: "plain",
            "data-krav": starters.join(","),
          }),
        )
      : null,
    el("ul", { class: "krav-traffar" }, rows),
  ]);
};

/**
 * @param {any} state
 * @param {string} id
 * @param {string} point
 */
const support = (state, id, point) =>
  el(
    "div",
    { class: "fields" },
    select(
      `${id}.stod.${point}`,
      `Stöd i ramavtalet, ${point}`,
      state.falt[`${id}.stod.${point}`] ?? "",
      [
        ["", "Saknar stöd"],
        ["finns", "Finns i ramavtalet"],
        ["preciserar", "Preciserar ramavtalet"],
      ],
    ),
    input(
      `${id}.avsnitt.${point}`,
      `Avsnitt, ${point}`,
      state.falt[`${id}.avsnitt.${point}`] ?? "",
    ),
  );

/**
 * @param {any} state
 * @param {any} data
 * @param {any} module
 * @param {number} place
 */
const opened = (state, data, module, place) => {
  const kind = kindOf(state, data);
  const off = words(state, `${module.id}.av`);
  const { id } = module;
  return [
    el(
      "ul",
      { class: "checks" },
      module.punkter.map((/** @type {any} */ point) =>
        el(
          "li",
          {},
          tick(
            `${id}.av`,
            point.id,
            !off.includes(point.id),
            "av",
            el(
              "span",
              {},
              point.text.replace(/\{([a-z0-9-]+)\}/g, "[$1]"),
              el(
                "small",
                {},
                ` ${data.typer[point.typ].namn}${fits(state, kind, module, point) || off.includes(point.id) ? "" : ". Gäller inte detta köp"}`,
              ),
            ),
          ),
          kind.kraver_stod && !off.includes(point.id) ? support(state, id, point.id) : null,
        ),
      ),
    ),
    ...module.tabeller.map((/** @type {any} */ table) =>
      area(
        `${id}.t.${table.id}`,
        `Tabell: ${table.titel} (${table.kolumner.join("; ")})`,
        (
          state.falt[`${id}.t.${table.id}`] ??
          table.rader.map((/** @type {string[]} */ row) => row.join("\t")).join("\n")
        ).replaceAll("\t", "; "),
        4,
        "En rad för varje rad i tabellen. Skilj cellerna åt med semikolon.",
      ),
    ),
    area(
      `${id}.not`,
      "Anteckning för er själva",
      state.falt[`${id}.not`] ?? "",
      2,
      "Kommer bara med i den interna dokumentationen.",
    ),
    el(
      "div",
      { class: "actions" },
      input(`plats.${id}`, "Plats i ordningen", String(place + 1), {
        type: "number",
        min: 1,
        max: state.krav.length,
        "data-plats": id,
      }),
      button("flytta", "Flytta", {
        class: "plain",
        "data-krav": id,
        "aria-label": `Flytta ${id.toUpperCase()} till platsen`,
      }),
      button("ta-bort", "Ta bort", {
        class: "plain",
        "data-krav": id,
        "aria-label": `Ta bort ${id.toUpperCase()}`,
      }),
      el("a", { href: page(`krav/${id}`) }, `Läs om ${id.toUpperCase()}`),
    ),
  ];
};

/**
 * The chosen modules as rows that open; only an open row holds its fields.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 * @param {Set<string>} open
 */
export const drawChosen = (state, data, set, open) => {
  const list = /** @type {HTMLElement} */ (document.getElementById("krav-valda"));
  const rows = set.moduler.map((/** @type {any} */ module, /** @type {number} */ place) => {
    const kind = kindOf(state, data);
    const active = module.punkter.filter((/** @type {any} */ point) =>
      fits(state, kind, module, point),
    ).length;
    const row = el(
      "details",
      { "data-krav": module.id, open: open.has(module.id) },
      el(
        "summary",
        {},
        el("strong", {}, module.id.toUpperCase()),
        ` ${module.titel} `,
        el("small", {}, `${active} av ${module.punkter.length} punkter`),
      ),
    );
    if (open.has(module.id)) row.append(...opened(state, data, module, place));
    return el("li", {}, row);
  });
  replaced(list, rows);
};

/**
 * A row that has just been opened gets its content.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 * @param {any} row
 */
export const fillRow = (state, data, set, row) => {
  const place = set.moduler.findIndex(
    (/** @type {any} */ module) => module.id === row.dataset.krav,
  );
  if (place >= 0 && row.children.length === 1)
    row.append(...opened(state, data, set.moduler[place], place));
};

/**
 * The blanks as one form; the same measure is asked once.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const drawBlanks = (state, data, set) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("fyll-i"));
  const groups = questions(askedBlanks(state, set, data));
  const fields = groups.map((group) => {
    const [{ nyckel, lucka }] = group;
    const values = [...new Set(group.map((/** @type {any} */ one) => one.varde))];
    const owners = [...new Set(group.map((/** @type {any} */ one) => one.namn))].join(", ");
    const unit = lucka.enhet ? ` (${lucka.enhet})` : "";
    const advice = `${owners}. ${values.length > 1 ? `Olika förval: ${values.join(" och ")}. ` : ""}${lucka.last ? "Värdet är låst av källan. " : ""}${lucka.rad}`;
    return input(
      nyckel,
      `${lucka.fraga}${unit}`,
      values.length > 1 ? (state.falt[nyckel] ?? "") : group[0].varde,
      { readonly: lucka.last, maxlength: LONGEST_TEXT },
      advice,
    );
  });
  replaced(
    place,
    fields.length
      ? [
          el("h3", { id: "luckor" }, `Fyll i (${fields.length})`),
          el("div", { class: "fields" }, fields),
        ]
      : [],
  );
};
