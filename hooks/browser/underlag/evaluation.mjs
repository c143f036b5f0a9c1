// How tenders are compared by the chosen model; what wins, by how much and where it flips.
import { numberIn } from "./text.mjs";

/**
 * @typedef {{namn: string, pris: number, svar: Record<string, string>, extra: Record<string,
 * number>}} Tender
 */
/**
 * @typedef {{id: string, parametrar: Record<string, number>, vinner: "lagst" | "hogst", varden:
 * Record<string, number>, kriterier: any[]}} Model
 */

const CENT = 100;
/**
 * @param {number} value
 */
const rounded = (value) => Math.round((value + Number.EPSILON) * CENT) / CENT;

/**
 * The share of the points that an answer earns: absolute, whatever the others answer.
 * @param {any} scale
 * @param {string} answer
 */
export const share = (scale, answer) => {
  const value = numberIn(answer);
  let earned = 0;
  for (const step of scale?.steg ?? []) {
    const from = numberIn(step.fran);
    const reached = Number.isNaN(from)
      ? String(answer).trim().toLowerCase() === step.fran.trim().toLowerCase()
      : scale.riktning === "lagre"
        ? value <= from
        : value >= from;
    if (reached) earned = Math.max(earned, Number(step.andel));
  }
  return earned;
};

/**
 * @param {Model} model
 * @param {Tender} tender
 */
const quality = (model, tender) =>
  model.kriterier.reduce(
    (sum, one) =>
      sum + share(one.skala, tender.svar[one.nyckel] ?? "") * (model.varden[one.nyckel] ?? 0),
    0,
  );

/**
 * @param {number} amount
 * @param {number} years
 * @param {number} rate
 */
const yearly = (amount, years, rate) => {
  let sum = 0;
  for (let year = 1; year <= years; year += 1) sum += amount / (1 + rate / 100) ** year;
  return sum;
};

/** Result of one tender by the models that do not compare tenders with each other. */
const ALONE = {
  "troskel-pris": (/** @type {Model} */ _, /** @type {Tender} */ tender) => tender.pris,
  mervarde: (/** @type {Model} */ model, /** @type {Tender} */ tender) =>
    tender.pris - quality(model, tender),
  "fast-pris": (/** @type {Model} */ model, /** @type {Tender} */ tender) => quality(model, tender),
  "poang-absolut": (/** @type {Model} */ model, /** @type {Tender} */ tender) =>
    Math.max(
      0,
      (model.parametrar.prispoang * (model.parametrar.takpris - tender.pris)) /
        model.parametrar.takpris,
    ) + quality(model, tender),
  lcc: (/** @type {Model} */ model, /** @type {Tender} */ tender) =>
    tender.pris +
    yearly(tender.extra.drift ?? 0, model.parametrar.ar, model.parametrar.ranta) +
    ((tender.extra.avveckling ?? 0) - (tender.extra.aterkop ?? 0)) /
      (1 + model.parametrar.ranta / 100) ** model.parametrar.ar -
    quality(model, tender),
  koldioxidpris: (/** @type {Model} */ model, /** @type {Tender} */ tender) =>
    tender.pris + model.parametrar["kr-per-kg"] * (tender.extra.kg ?? 0) - quality(model, tender),
};

/** Models that say something when the set has no criteria; without them the price decides. */
const WITHOUT_CRITERIA = ["troskel-pris", "lcc", "koldioxidpris"];
/** Every model that the builder can calculate. */
export const MODELS = Object.keys(ALONE);
/**
 * Which way a model's result is better.
 * @param {string} id
 * @returns {"lagst" | "hogst"}
 */
export const winsBy = (id) => (id === "fast-pris" || id === "poang-absolut" ? "hogst" : "lagst");
/** What each tender tells beside price and criteria, by model. */
export const EXTRA = /** @type {Record<string, string[]>} */ ({ lcc: ["drift", "avveckling", "aterkop"], koldioxidpris: ["kg"] });
/** What those are called, with their unit. */
export const EXTRA_NAMES = /** @type {Record<string, string>} */ ({
  drift: "Drift per år, kr",
  avveckling: "Avveckling, kr",
  aterkop: "Återköp, kr",
  kg: "Koldioxidekvivalenter, kg",
});

/** @param {Model} model @param {Tender[]} tenders */
export const results = (model, tenders) =>
  tenders.map((tender) =>
    rounded(ALONE[/** @type {keyof typeof ALONE} */ (model.id)](model, tender)),
  );

/**
 * Places in order, best first.
 * @param {number[]} all
 * @param {"lagst" | "hogst"} wins
 */
export const ranked = (all, wins) =>
  all
    .map((_, index) => index)
    .sort((a, b) => (wins === "lagst" ? all[a] - all[b] : all[b] - all[a]) || a - b);

/**
 * Points when the lowest price and the best quality of the others decide: for showing why not.
 * @param {Model} model
 * @param {Tender[]} tenders
 */
const relative = (model, tenders) => {
  const lowest = Math.min(...tenders.map((tender) => tender.pris));
  const whole = model.kriterier.reduce((sum, one) => sum + (model.varden[one.nyckel] ?? 0), 0);
  const own = tenders.map((tender) => (whole ? quality(model, tender) / whole : 0));
  const best = Math.max(...own);
  return tenders.map((tender, index) =>
    rounded((50 * lowest) / tender.pris + (best ? (50 * own[index]) / best : 0)),
  );
};

/**
 * Whether a relative model would change the order of the rest when one leaves.
 * @param {Model} model
 * @param {Tender[]} tenders
 */
const flipsWithout = (model, tenders) => {
  const whole = ranked(relative(model, tenders), "hogst").map((index) => tenders[index].namn);
  for (let gone = 0; gone < tenders.length; gone += 1) {
    const rest = tenders.filter((_, index) => index !== gone);
    const order = ranked(relative(model, rest), "hogst").map((index) => rest[index].namn);
    const before = whole.filter((name) => name !== tenders[gone].namn);
    if (order[0] !== before[0])
      return { borta: tenders[gone].namn, forst: before[0], nu: order[0] };
  }
  return null;
};

/**
 * The worth of a criterion at which another tender wins, nearest to the worth that is set.
 * @param {Model} model
 * @param {Tender[]} tenders
 * @param {any} criterion
 */
const flipsAt = (model, tenders, criterion) => {
  const winner = (/** @type {number} */ worth) => {
    const changed = { ...model, varden: { ...model.varden, [criterion.nyckel]: worth } };
    return ranked(results(changed, tenders), model.vinner)[0];
  };
  const set = model.varden[criterion.nyckel] ?? 0;
  const now = winner(set);
  const most = Math.max(set * 4, ...tenders.map((tender) => tender.pris / 2), 100);
  const search = (/** @type {number} */ from, /** @type {number} */ to) => {
    let [same, other] = [from, to];
    for (let round = 0; round < 60; round += 1) {
      const middle = (same + other) / 2;
      if (winner(middle) === now) same = middle;
      else other = middle;
    }
    return { varde: Math.round(other * CENT) / CENT, vinnare: tenders[winner(other)].namn };
  };
  const found = [];
  const grid = 200;
  for (let step = 1; step <= grid; step += 1) {
    if (winner(set - (set * step) / grid) !== now) {
      found.push(search(set - (set * (step - 1)) / grid, set - (set * step) / grid));
      break;
    }
  }
  for (let step = 1; step <= grid; step += 1) {
    if (winner(set + ((most - set) * step) / grid) !== now) {
      found.push(
        search(set + ((most - set) * (step - 1)) / grid, set + ((most - set) * step) / grid),
      );
      break;
    }
  }
  return found;
};

/**
 * Who wins, by how much, and where it flips. Needs two tenders with a price.
 * @param {Model} model @param {Tender[]} tenders
 */
export const simulated = (model, tenders) => {
  const valid = tenders.filter((tender) => tender.pris > 0 || model.id === "fast-pris");
  if (valid.length < 2) return null;
  const all = results(model, valid);
  const order = ranked(all, model.vinner);
  return {
    anbud: valid,
    resultat: all,
    ordning: order,
    vinnare: valid[order[0]].namn,
    lika: all[order[0]] === all[order[1]],
    marginal: rounded(Math.abs(all[order[0]] - all[order[1]])),
    vandning: model.kriterier.map((one) => ({
      nr: one.nr,
      nyckel: one.nyckel,
      vid: flipsAt(model, valid, one),
    })),
    relativ:
      model.kriterier.length && valid.length > 2 && valid.every((tender) => tender.pris > 0)
        ? flipsWithout(model, valid)
        : null,
  };
};

/**
 * The model as the buyer has set it.
 * @param {Record<string, string>} falt @param {any} set @param {any} data @returns {Model | null}
 */
export const modelOf = (falt, set, data) => {
  const chosen = falt["utv.modell"] ?? "";
  const id = set.kriterier.length || WITHOUT_CRITERIA.includes(chosen) ? chosen : "troskel-pris";
  if (!MODELS.includes(id)) return null;
  const declared = data.modeller[id]?.simulator.parametrar ?? [];
  const parametrar = Object.fromEntries(
    declared.map((/** @type {any} */ one) => [
      one.id,
      numberIn(falt[`utv.f.${one.id}`] ?? one.forval),
    ]),
  );
  const varden = Object.fromEntries(
    set.kriterier.map((/** @type {any} */ one) => [
      one.nyckel,
      numberIn(falt[`utv.varde.${one.nyckel}`] ?? "") || 0,
    ]),
  );
  return { id, parametrar, vinner: winsBy(id), varden, kriterier: set.kriterier };
};

/**
 * The tenders that the buyer tries out.
 * @param {Record<string, string>} falt
 * @returns {Tender[]}
 */
export const tendersOf = (falt) => {
  const number = Math.max(3, Math.min(12, Number(falt["utv.antal"]) || 3));
  return Array.from({ length: number }, (_, index) => {
    const own = `anbud.a${index + 1}.`;
    const rest = Object.entries(falt).filter(([key]) => key.startsWith(own));
    const pick = (/** @type {string} */ part) =>
      Object.fromEntries(
        rest
          .filter(([key]) => key.startsWith(own + part))
          .map(([key, text]) => [key.slice((own + part).length), text]),
      );
    return {
      namn: falt[`${own}namn`] || String.fromCharCode(65 + index),
      pris: numberIn(falt[`${own}pris`] ?? "") || 0,
      svar: pick("svar."),
      extra: Object.fromEntries(
        Object.entries(pick("extra.")).map(([key, text]) => [key, numberIn(text) || 0]),
      ),
    };
  });
};
