// From what the buyer has chosen to what stands in the documents: numbered points, values, proofs,
// clauses.
// Pure: the same state and data give the same set. No document and no page is known here.
import { blanksIn, filled, listed } from "./text.mjs";

/** @typedef {import("./state.mjs").State} State */
/** @typedef {Record<string, any>} Data */

const AWARD = "tilldelningskriterium";
const CONTRACT = "kontraktsvillkor";
/** A cell that the buyer has not filled in. */
const OPEN = "…";
/** Kinds of support that a point has in a framework; the last never reaches a bidder. */
export const SUPPORTED = ["finns", "preciserar"];

/** What a buyer has said of a support; any other word is none. @param {State} state @param {string} key */
export const supportOf = (state, key) =>
  SUPPORTED.includes(state.falt[key]) ? state.falt[key] : "saknar";

const COLLATOR = new Intl.Collator("sv", { numeric: true });
/** 2.9 before 2.10. @param {string} a @param {string} b */
export const byNumber = (a, b) => COLLATOR.compare(a, b);

/**
 * A purchase's field.
 * @param {State} state
 * @param {string} name
 */
export const field = (state, name) => state.falt[`kop.${name}`] ?? "";

/**
 * The kind of purchase that is chosen.
 * @param {State} state
 * @param {Data} data
 */
export const kindOf = (state, data) =>
  data.slag[field(state, "slag")] ?? data.slag[data.forsta_slag];

/**
 * What a list of words in a field holds.
 * @param {State} state
 * @param {string} key
 */
export const words = (state, key) => (state.falt[key] ?? "").split(" ").filter(Boolean);

/**
 * The key under which the value of a measure is kept, whichever text asks for it.
 * @param {any} measure
 */
export const measureKey = (measure) =>
  [
    "matt",
    measure.vad,
    measure.enhet.toLowerCase().replace(/[^a-z0-9åäö]+/g, "-"),
    measure.fran ?? "utan",
  ].join(".");

/**
 * The value of a blank: locked, asked once by its measure, filled in for this text, or the default.
 * @param {State} state @param {string} owner id of a module, or klausul.<id> @param {any} blank
 */
export const valueOf = (state, owner, blank) => {
  if (blank.last) return blank.forval ?? "";
  const own = state.falt[`${owner}.f.${blank.id}`];
  return (blank.matt && state.falt[measureKey(blank.matt)]) || own || blank.forval || "";
};

/**
 * How the texts of an owner get their values.
 * @param {State} state
 * @param {string} owner
 * @param {any} record
 */
const values = (state, owner, record) => {
  const found = new Map(
    (record.fyll_i ?? []).map((/** @type {any} */ blank) => [
      blank.id,
      valueOf(state, owner, blank),
    ]),
  );
  for (const table of record.tabeller ?? []) found.set(table.id, `tabellen ”${table.titel}”`);
  return (/** @type {string} */ id) => {
    const value = found.get(id);
    return value === undefined ? undefined : value || "…………";
  };
};

/**
 * Whether a point belongs to this purchase.
 * @param {State} state
 * @param {any} kind
 * @param {any} module
 * @param {any} point
 */
export const fits = (state, kind, module, point) => {
  const condition = field(state, "skick");
  if (words(state, `${module.id}.av`).includes(point.id)) return false;
  if (point.om?.skick && ["nytt", "begagnat"].includes(condition) && point.om.skick !== condition)
    return false;
  return (
    !point.om?.kop?.length ||
    point.om.kop.some((/** @type {string} */ one) => kind.passar.includes(one))
  );
};

/**
 * Whether a point may reach a bidder: in a renewed competition it needs its support in the
 * framework.
 * @param {State} state
 * @param {any} kind
 * @param {string} id
 * @param {string} point
 */
const reaches = (state, kind, id, point) =>
  kind.nya_krav && (!kind.kraver_stod || SUPPORTED.includes(state.falt[`${id}.stod.${point}`]));

/**
 * The points of all chosen modules in chapters, each with its number.
 * @param {State} state @param {Data} data @param {any[]} modules
 */
const numbered = (state, data, modules) => {
  const kind = kindOf(state, data);
  const points = modules.flatMap((module) => {
    const value = values(state, module.id, module);
    return module.punkter
      .filter((/** @type {any} */ point) => fits(state, kind, module, point))
      .map((/** @type {any} */ point) => ({
        ...point,
        modul: module.id,
        nyckel: `${module.id}.${point.id}`,
        text: conditioned(state, point, filled(point.text, value)),
        villkorad: isConditioned(state, point),
        skala: point.skala && {
          ...point.skala,
          steg: point.skala.steg.map((/** @type {any} */ step) => ({
            ...step,
            fran: filled(step.fran, value),
          })),
        },
        nar_ut: reaches(state, kind, module.id, point.id),
      }));
  });
  const out = points.filter((point) => point.nar_ut);
  const hasDefinitions = definitionsOf(state, modules, out, new Map()).length > 0;
  let number = kind.forsta_kapitel - 1;
  const definitions = hasDefinitions
    ? { nr: String((number += 1)), rubrik: kind.definitionsrubrik }
    : null;
  const chapters = [];
  for (const { id, rubrik, typer } of kind.kapitel) {
    const own = typer.flatMap((/** @type {string} */ type) =>
      out.filter((point) => point.typ === type),
    );
    if (!own.length) continue;
    number += 1;
    const rows = own.map((/** @type {any} */ point, /** @type {number} */ index) => ({
      ...point,
      nr: `${number}.${index + 1}`,
    }));
    chapters.push({ id, nr: String(number), rubrik, punkter: rows });
  }
  const placed = new Map();
  for (const point of chapters.flatMap((chapter) => chapter.punkter))
    placed.set(point.modul, [...(placed.get(point.modul) ?? []), point.nr]);
  return {
    chapters,
    definitions,
    defined: definitionsOf(state, modules, out, placed),
    dropped: points.filter((point) => !point.nar_ut),
    last: number,
  };
};

/**
 * Whether a point concerns only some of the goods that may be offered.
 * @param {State} state
 * @param {any} point
 */
const isConditioned = (state, point) =>
  Boolean(point.om?.skick) && field(state, "skick") !== point.om.skick;

/**
 * @param {State} state
 * @param {any} point
 * @param {string} text
 */
const conditioned = (state, point, text) => {
  if (!isConditioned(state, point)) return text;
  return `${point.om.skick === "nytt" ? "För nya varor" : "För begagnade varor"} gäller: ${text}`;
};

/**
 * The words that the points lean on, each once; one that is explained in two ways says for which
 * points.
 * @param {State} state
 * @param {any[]} modules
 * @param {any[]} points
 * @param {Map<string, string[]>} numbers
 */
const definitionsOf = (state, modules, points, numbers) => {
  const used = new Set(points.map((point) => point.modul));
  const own = new Set(points.map((point) => point.nyckel));
  const said = new Map(modules.map((module) => [module.id, spoken(state, module, own)]));
  const all = new Map();
  for (const module of modules.filter((one) => used.has(one.id))) {
    const value = values(state, module.id, module);
    for (const { ord, text } of module.definitioner ?? []) {
      if (!mentions(/** @type {string} */ (said.get(module.id)), ord)) continue;
      const meaning = filled(text, value);
      const key = `${ord.toLowerCase()} ${meaning}`;
      all.set(key, {
        ord,
        text: meaning,
        nr: [...(all.get(key)?.nr ?? []), ...(numbers.get(module.id) ?? [])],
      });
    }
  }
  const found = [...all.values()].sort((a, b) => a.ord.localeCompare(b.ord, "sv"));
  const count = (/** @type {string} */ word) =>
    found.filter((one) => one.ord.toLowerCase() === word.toLowerCase()).length;
  return found.map((one) =>
    count(one.ord) > 1 && one.nr.length
      ? { ...one, text: `${one.text} Gäller punkt ${listed(one.nr)}.`, delat: true }
      : one,
  );
};

/**
 * All that a module's points in the set say, for finding the words that they use.
 * @param {State} state
 * @param {any} module
 * @param {Set<string>} own keys of the points that are in the set
 */
const spoken = (state, module, own) => {
  const value = values(state, module.id, module);
  const there = (/** @type {string} */ id) => own.has(`${module.id}.${id}`);
  const texts = [
    ...module.punkter
      .filter((/** @type {any} */ one) => there(one.id))
      .map((/** @type {any} */ one) => one.text),
    ...(module.bevis ?? [])
      .filter((/** @type {any} */ one) => one.galler.some(there))
      .flatMap((/** @type {any} */ one) => [one.text, ...(one.alternativ ?? [])]),
    ...(module.definitioner ?? []).map((/** @type {any} */ one) => one.text),
    ...(module.tabeller ?? []).flatMap((/** @type {any} */ one) => [
      ...one.kolumner,
      ...one.rader.flat(),
    ]),
  ];
  return filled(texts.join(" "), value).toLowerCase();
};

/**
 * Whether a text uses a word in some form: "reservdel" in "reservdelar", "begagnad möbel" in
 * "begagnade möbler" but not where the two stand apart, "skickklass B" in "skickklass A eller B".
 * @param {string} text in small letters
 * @param {string} word
 */
const mentions = (text, word) => {
  const parts = word.toLowerCase().split(/\s+/);
  const form = (/** @type {string} */ part) => {
    const long = parts.length > 1 ? 4 : 5;
    const stem = (part.length > long ? part.slice(0, -2) : part).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    return part.length < 2
      ? `(?:\\p{L} (?:eller|och) )?${stem}(?!\\p{L})`
      : `${stem}[\\p{L}-]*`;
  };
  return new RegExp(parts.map(form).join("\\s+"), "u").test(text);
};

/**
 * The proofs of the points that are left, with the points' numbers.
 * @param {State} state
 * @param {any[]} modules
 * @param {Map<string, string>} numbers
 */
const proofsOf = (state, modules, numbers) =>
  modules.flatMap((module) => {
    const value = values(state, module.id, module);
    return (module.bevis ?? [])
      .map((/** @type {any} */ proof) => ({
        modul: module.id,
        nar: proof.nar,
        text: filled(proof.text, value),
        alternativ:
          proof.alternativ?.map((/** @type {string} */ text) => filled(text, value)) ?? [],
        nr: proof.galler
          .map((/** @type {string} */ id) => numbers.get(`${module.id}.${id}`))
          .filter(Boolean)
          .sort(byNumber),
      }))
      .filter((/** @type {any} */ proof) => proof.nr.length);
  });

/**
 * The tables that a point, a proof or a definition in the set names, as the buyer has filled them
 * in.
 * @param {State} state
 * @param {any[]} modules
 * @param {Map<string, string>} numbers of the points in the set
 */
const tablesOf = (state, modules, numbers) =>
  modules.flatMap((module) => {
    const there = (/** @type {string} */ id) => numbers.has(`${module.id}.${id}`);
    const texts = [
      ...module.punkter.filter((/** @type {any} */ one) => there(one.id)),
      ...(module.bevis ?? []).filter((/** @type {any} */ one) => one.galler.some(there)),
    ];
    if (texts.length) texts.push(...(module.definitioner ?? []));
    const named = new Set(
      texts.flatMap((one) => [one.text, ...(one.alternativ ?? [])].flatMap(blanksIn)),
    );
    return (module.tabeller ?? [])
      .filter((/** @type {any} */ table) => named.has(table.id))
      .map((/** @type {any} */ table) => {
        const own = state.falt[`${module.id}.t.${table.id}`];
        const rows = own ? own.split("\n").map((row) => row.split("\t")) : table.rader;
        return {
          modul: module.id,
          id: table.id,
          titel: table.titel,
          kolumner: table.kolumner,
          rader: rows.map((/** @type {string[]} */ row) =>
            row.map((cell) => (cell === OPEN ? "" : cell)),
          ),
          oppen: rows.flat().includes(OPEN),
        };
      });
  });

/**
 * The steps of the follow-up that still concern a point, with its numbers.
 * @param {State} state
 * @param {any[]} modules
 * @param {Map<string, string>} numbers
 * @param {Data} data
 */
const stepsOf = (state, modules, numbers, data) =>
  modules.flatMap((module) => {
    const value = values(state, module.id, module);
    return module.uppfoljning.steg
      .map((/** @type {any} */ step, /** @type {number} */ index) => {
        const targets = step.galler?.length
          ? step.galler
          : module.punkter.map((/** @type {any} */ point) => point.id);
        const own = targets
          .map((/** @type {string} */ id) => numbers.get(`${module.id}.${id}`))
          .filter(Boolean);
        return {
          modul: module.id,
          nummer: index + 1,
          nar: step.nar,
          tid: step.tid ?? null,
          hur: filled(step.hur, value),
          brist: failure(step.vid_brist, data),
          klausul: step.vid_brist.klausul ?? "",
          nr: own,
        };
      })
      .filter((/** @type {any} */ step) => step.nr.length);
  });

/**
 * @param {any} given
 * @param {Data} data
 */
const failure = (given, data) => {
  if (given.slag === "klausul")
    return `Klausulen ${data.klausuler[given.klausul]?.titel ?? given.klausul} gäller.`;
  if (given.slag === "ingen") return `Ingen påföljd: ${given.skal}`;
  return data.ord.vid_brist[given.slag] ?? given.slag;
};

/**
 * With the clauses that their texts lean on, so that nothing refers to what is not there.
 * @param {Set<string>} ids
 * @param {Data} data
 */
const leanedOn = (ids, data) => {
  const found = new Set(ids);
  for (const id of found) {
    for (const other of data.klausuler[id]?.bygger_pa ?? []) found.add(other);
  }
  return found;
};

/**
 * Whether a clause may stand in this kind of purchase.
 * @param {State} state
 * @param {any} kind
 * @param {any} clause
 */
const allowed = (state, kind, clause) => {
  if (kind.klausuler === "inga") return false;
  if (kind.kraver_stod) return SUPPORTED.includes(state.falt[`klausul.${clause.id}.stod`]);
  return clause.passar.some((/** @type {string} */ one) => kind.passar.includes(one));
};

/**
 * The clauses that the points need, and those that the buyer has added or taken away.
 * @param {State} state
 * @param {Data} data
 * @param {any[]} points
 * @param {any[]} steps
 */
const clausesOf = (state, data, points, steps) => {
  const kind = kindOf(state, data);
  const [off, added] = [words(state, "klausul.av"), words(state, "klausul.till")];
  const wanted = new Set([
    ...points.flatMap((point) => [...(point.klausuler ?? []), point.lofte]),
    ...steps.map((step) => step.klausul),
    ...added,
  ]);
  for (const id of off) wanted.delete(id);
  const needed = kind.klausuler === "kort" ? wanted : leanedOn(wanted, data);
  const measures = new Set(
    points.filter((point) => point.typ === CONTRACT).flatMap((point) => point.matt ?? []),
  );
  const there = Object.values(data.klausuler).filter(
    (clause) => needed.has(clause.id) && allowed(state, kind, clause),
  );
  const ids = new Set(there.map((clause) => clause.id));
  return there
    .map((clause) => clauseText(state, data, clause, points, measures, ids))
    .filter((clause) => clause.texter.length);
};

/**
 * @param {State} state
 * @param {Data} data
 * @param {any} clause
 * @param {any[]} points
 * @param {Set<string>} measures
 * @param {Set<string>} clauses ids of all clauses in the set
 */
const clauseText = (state, data, clause, points, measures, clauses) => {
  const owner = `klausul.${clause.id}`;
  const value = values(state, owner, clause);
  const off = words(state, `${owner}.av`);
  // At a fixed price a promise is worth points and no kronor, so nothing can be counted in kronor.
  const inPointsAlone = state.falt["utv.modell"] === "fast-pris";
  // A promise has one consequence: only the clause that it names speaks of promises. And nothing
  // speaks of a vite that the set does not have.
  const there = (/** @type {string} */ text) =>
    (clauses.has("vite") || !/\bvitet\b/.test(text)) &&
    blanksIn(text).every((id) => {
      const need = data.luckor_for[id];
      if (need === AWARD)
        return !inPointsAlone && points.some((point) => point.lofte === clause.id);
      return !need || measures.has(need);
    });
  // A point that measures the same thing says it already, with a number of its own: the clause
  // does not repeat it.
  const repeated = (/** @type {string} */ text) => {
    const own = blanksIn(text)
      .map((id) => clause.fyll_i.find((/** @type {any} */ blank) => blank.id === id)?.matt?.vad)
      .filter(Boolean);
    return own.length > 0 && own.every((what) => measures.has(what));
  };
  const short = kindOf(state, data).klausuler === "kort";
  const texts = short
    ? [clause.kort].filter((text) => text && there(text) && !repeated(text))
    : clause.stycken
        .filter(
          (/** @type {any} */ one) =>
            !off.includes(one.id) && there(one.text) && !repeated(one.text),
        )
        .map((/** @type {any} */ one) => one.text);
  return {
    id: clause.id,
    titel: clause.titel,
    namn: clause.titel.split(":")[0],
    slag: clause.slag,
    steg: clause.steg ?? 0,
    texter: texts.map((/** @type {string} */ text) => filled(text, value)),
    original: texts,
    passar: clause.passar,
    utesluter: clause.utesluter ?? [],
  };
};

/**
 * What the points of the chosen modules measure, for clauses that say the same.
 * @param {any[]} modules
 */
const withMeasures = (modules) =>
  new Map(
    modules.flatMap((module) =>
      module.punkter.map((/** @type {any} */ point) => [
        `${module.id}.${point.id}`,
        blanksIn(point.text)
          .map((id) => module.fyll_i.find((/** @type {any} */ blank) => blank.id === id)?.matt?.vad)
          .filter(Boolean),
      ]),
    ),
  );

/**
 * The set of a state: everything that the documents draw from.
 * @param {State} state
 * @param {Data} data
 */
export const compose = (state, data) => {
  const kind = kindOf(state, data);
  const modules = state.krav.map((id) => data.moduler[id]).filter(Boolean);
  const measures = withMeasures(modules);
  const { chapters, definitions, defined, dropped, last } = numbered(state, data, modules);
  const points = chapters
    .flatMap((chapter) => chapter.punkter)
    .map((point) => ({ ...point, matt: measures.get(point.nyckel) ?? [] }));
  const numbers = new Map(points.map((point) => [point.nyckel, point.nr]));
  const steps = stepsOf(state, modules, numbers, data);
  const used = new Set(points.map((point) => point.modul));
  const tables = tablesOf(state, modules, numbers);
  return {
    slag: kind,
    moduler: modules,
    kapitel: chapters,
    definitionskapitel: definitions,
    definitioner: defined,
    punkter: points,
    utan_stod: dropped,
    bevis: proofsOf(state, modules, numbers),
    tabeller: tables,
    sista_kapitel: last,
    klausuler: clausesOf(state, data, points, steps),
    steg: steps,
    kriterier: points.filter((point) => point.typ === AWARD),
    villkor: points.filter((point) => point.typ === CONTRACT),
    nummer: numbers,
    anvanda: modules.filter((module) => used.has(module.id)),
  };
};
