// Advice on the whole set: conflicts, what is missing, how much work. Never a lock.
import { blanksIn } from "./text.mjs";
import { field, measureKey, valueOf } from "./compose.mjs";
import { isDay } from "./times.mjs";

/** @typedef {import("./state.mjs").State} State */
/** @typedef {{slag: string, text: string, krav: string[]}} Note */

/**
 * @param {string} id
 */
const name = (id) => id.toUpperCase();

/**
 * The blanks that are asked for: those that a text in the set names, with their owner.
 * @param {State} state
 * @param {any} set
 * @param {any} data
 */
export const askedBlanks = (state, set, data) => {
  const found = [];
  for (const module of set.moduler) {
    const active = module.punkter.filter(
      (/** @type {any} */ point) =>
        set.nummer.has(`${module.id}.${point.id}`) ||
        set.utan_stod.some((/** @type {any} */ one) => one.nyckel === `${module.id}.${point.id}`),
    );
    const texts = [
      ...active.map((/** @type {any} */ point) => point.text),
      ...active.flatMap(
        (/** @type {any} */ point) =>
          point.skala?.steg.map((/** @type {any} */ step) => step.fran) ?? [],
      ),
      ...(active.length
        ? [
            ...module.bevis.flatMap((/** @type {any} */ proof) => [
              proof.text,
              ...(proof.alternativ ?? []),
            ]),
            ...module.definitioner.map((/** @type {any} */ one) => one.text),
            ...module.uppfoljning.steg.map((/** @type {any} */ step) => step.hur),
          ]
        : []),
    ];
    found.push(...blanksOf(module.fyll_i, texts, module.id, name(module.id)));
  }
  for (const clause of set.klausuler) {
    found.push(
      ...blanksOf(
        data.klausuler[clause.id].fyll_i,
        clause.original,
        `klausul.${clause.id}`,
        clause.titel,
      ),
    );
  }
  return found.map((one) => ({ ...one, varde: valueOf(state, one.agare, one.lucka) }));
};

/**
 * @param {any[]} blanks
 * @param {string[]} texts
 * @param {string} agare
 * @param {string} namn
 */
const blanksOf = (blanks, texts, agare, namn) => {
  const used = new Set(texts.flatMap(blanksIn));
  return (blanks ?? [])
    .filter((blank) => used.has(blank.id))
    .map((lucka) => ({
      agare,
      namn,
      lucka,
      nyckel: lucka.matt ? measureKey(lucka.matt) : `${agare}.f.${lucka.id}`,
    }));
};

/**
 * Blanks with one question each: the same measure is asked once.
 * @param {ReturnType<typeof askedBlanks>} blanks
 */
export const questions = (blanks) => {
  const byKey = new Map();
  for (const blank of blanks) byKey.set(blank.nyckel, [...(byKey.get(blank.nyckel) ?? []), blank]);
  return [...byKey.values()];
};

/**
 * What the chosen modules say about each other.
 * @param {any} set
 */
const between = (set) => {
  const chosen = new Map(set.moduler.map((/** @type {any} */ module) => [module.id, module]));
  /** @type {Note[]} */
  const notes = [];
  const groups = new Map();
  for (const module of set.moduler) {
    for (const other of module.inte_med ?? []) {
      if (
        chosen.has(other) &&
        !(chosen.get(other).inte_med?.includes(module.id) && other < module.id)
      )
        notes.push({
          slag: "konflikt",
          krav: [module.id, other],
          text: `${name(module.id)} och ${name(other)} passar inte ihop. Välj ett av dem.`,
        });
    }
    for (const other of module.alternativ ?? []) {
      if (chosen.has(other) && module.id < other)
        notes.push({
          slag: "rad",
          krav: [module.id, other],
          text: `${name(module.id)} och ${name(other)} är alternativ till varandra. Behöver ni båda?`,
        });
    }
    for (const other of module.bygger_pa ?? []) {
      if (!chosen.has(other))
        notes.push({
          slag: "saknas",
          krav: [module.id],
          text: `${name(module.id)} bygger på ${name(other)}, som inte är valt.`,
        });
    }
    if (module.valgrupp)
      groups.set(module.valgrupp, [...(groups.get(module.valgrupp) ?? []), module.id]);
  }
  for (const ids of groups.values()) {
    if (ids.length > 1)
      notes.push({
        slag: "konflikt",
        krav: ids,
        text: `${ids.map(name).join(", ")} gäller samma sak. Välj ett av dem.`,
      });
  }
  return notes;
};

/**
 * Same measure, different values; and blanks without a value.
 * @param {State} state
 * @param {any} set
 * @param {any} data
 */
const valued = (state, set, data) => {
  /** @type {Note[]} */
  const notes = [];
  for (const group of questions(askedBlanks(state, set, data))) {
    const values = new Set(group.map((/** @type {any} */ one) => one.varde));
    const owners = group.map((/** @type {any} */ one) => one.namn);
    if (values.size > 1)
      notes.push({
        slag: "konflikt",
        krav: group.map((/** @type {any} */ one) => one.agare),
        text: `${[...new Set(owners)].join(" och ")} mäter samma sak med olika värden (${[...values].join(" och ")}). Bestäm ett värde i Fyll i.`,
      });
    if (!group[0].varde && !data.egna_varden[group[0].lucka.id])
      notes.push({
        slag: "saknas",
        krav: [group[0].agare],
        text: `${owners[0]}: ”${group[0].lucka.fraga}” är inte ifyllt.`,
      });
  }
  return notes;
};

const DAYS = [
  ["fragor", "anbud"],
  ["anbud", "start"],
  ["start", "slut"],
  ["anbud", "giltigt"],
];
/**
 * What the fields of the purchase lack or contradict.
 * @param {State} state
 * @param {any} set
 * @param {any} data
 */
const purchase = (state, set, data) => {
  /** @type {Note[]} */
  const notes = [];
  if (!field(state, "slag"))
    notes.push({ slag: "saknas", krav: [], text: "Köpet: ”Slag av köp” är inte valt." });
  for (const id of set.slag.behovs) {
    if (!field(state, id))
      notes.push({
        slag: "saknas",
        krav: [],
        text: `Köpet: ”${data.falt[id].namn}” är inte ifyllt.`,
      });
  }
  for (const [first, second] of DAYS) {
    const [a, b] = [field(state, first), field(state, second)];
    if (isDay(a) && isDay(b) && b < a)
      notes.push({
        slag: "konflikt",
        krav: [],
        text: `${data.falt[second].namn} ligger före ${data.falt[first].namn.toLowerCase()}.`,
      });
  }
  for (const module of set.anvanda) {
    if (field(state, "skick") === "begagnat" && module.begagnat === "nej")
      notes.push({
        slag: "konflikt",
        krav: [module.id],
        text: `${name(module.id)} går inte att ställa på begagnade varor.`,
      });
    if (!module.passar.some((/** @type {string} */ one) => set.slag.passar.includes(one)))
      notes.push({
        slag: "rad",
        krav: [module.id],
        text: `${name(module.id)} är inte skrivet för ${set.slag.namn.toLowerCase()}.`,
      });
  }
  if (set.utan_stod.length && set.slag.kraver_stod)
    notes.push({
      slag: "saknas",
      krav: [],
      text: `${set.utan_stod.length} punkter saknar stöd i ramavtalet. De kommer inte med i filerna till anbudsgivarna.`,
    });
  if (set.kriterier.length && !state.falt["utv.modell"] && set.slag.nya_krav)
    notes.push({
      slag: "saknas",
      krav: [],
      text: "Det finns kriterier som ger poäng, men ingen utvärderingsmodell är vald.",
    });
  for (const one of state.falt["utv.modell"] ? set.kriterier : [])
    if (!state.falt[`utv.varde.${one.nyckel}`])
      notes.push({
        slag: "saknas",
        krav: [one.modul],
        text: `Kriterium ${one.nr} saknar värde i utvärderingen.`,
      });
  return notes;
};

/**
 * Every note on the set, the weightiest first.
 * @param {State} state
 * @param {any} set
 * @param {any} data
 * @returns {Note[]}
 */
export const notesOn = (state, set, data) => {
  const all = [...between(set), ...valued(state, set, data), ...purchase(state, set, data)];
  for (const word of new Set(
    set.definitioner
      .filter((/** @type {any} */ one) => one.delat)
      .map((/** @type {any} */ one) => one.ord.toLowerCase()),
  ))
    all.push({
      slag: "rad",
      krav: [],
      text: `Ordet ”${word}” förklaras på två sätt. Båda står i underlaget, med punkternas nummer.`,
    });
  const unknown = state.krav.filter((id) => !data.moduler[id]);
  if (unknown.length)
    all.push({
      slag: "konflikt",
      krav: unknown,
      text: `Okänt id: ${unknown.map(name).join(", ")}.`,
    });
  for (const table of set.tabeller.filter((/** @type {any} */ one) => one.oppen))
    all.push({
      slag: "saknas",
      krav: [table.modul],
      text: `${name(table.modul)}: tabellen ${table.titel} är inte ifylld.`,
    });
  const many = data.mest_krav;
  if (set.punkter.length > many)
    all.push({
      slag: "rad",
      krav: [],
      text: `${set.punkter.length} punkter att besvara. Över ${many} blir svårt för en liten leverantör. Ta bort dem som ni inte tänker följa upp.`,
    });
  for (const module of set.anvanda) {
    for (const caution of (module.se_upp ?? []).filter(
      (/** @type {any} */ one) => one.slag === "sma-foretag",
    ))
      all.push({ slag: "rad", krav: [module.id], text: `${name(module.id)}: ${caution.text}` });
  }
  const order = ["konflikt", "saknas", "rad"];
  return all.sort((a, b) => order.indexOf(a.slag) - order.indexOf(b.slag));
};

/**
 * The follow-up's hours in a year, from the editors' words for the work.
 * @param {any} set
 * @param {any} data
 */
export const hours = (set, data) =>
  set.anvanda.reduce(
    (/** @type {number} */ sum, /** @type {any} */ module) =>
      sum + data.timmar[module.uppfoljning.arbete],
    0,
  );
