// The workbooks: prices, evaluation with live formulas, follow-up with one row for each occasion.
import { called, goods, promised } from "./blocks.mjs";
import { field } from "./compose.mjs";
import { EXTRA, EXTRA_NAMES, modelOf, results, ranked, share, tendersOf } from "./evaluation.mjs";
import { numberIn } from "./text.mjs";
import { occasions, serial } from "./times.mjs";
import { letter } from "./xlsx.mjs";

/** @typedef {import("./blocks.mjs").Context} Context */
/** @typedef {import("./xlsx.mjs").Cell} Cell */

/**
 * @param {string[]} names
 */
const head = (names) => names.map((v) => ({ v, s: "huvud" }));
/**
 * @param {string} v
 * @param {number} width
 */
const title = (v, width) => [{ v, s: "titel" }, ...Array(width - 1).fill("")];
/**
 * @param {string} text
 * @param {string} s
 */
const number = (text, s) =>
  Number.isNaN(numberIn(text))
    ? { v: text, s: s === "tal" ? "text" : "textIn" }
    : { v: numberIn(text), s };

/**
 * A row each for what is bought, in columns that let goods under the margin scheme be compared.
 * @param {Context} context
 */
export const prices = (context) => {
  const rows = goods(context.state);
  const names = [
    "Rad",
    "Vara eller tjänst",
    "Antal",
    "Enhet",
    "Skick",
    "Moms",
    "Pris per enhet utan moms",
    "Fakturerat pris per enhet vid vinstmarginal",
    "Jämförelsepris per enhet",
    "Summa",
  ];
  const filled = [...rows, [context.data.texter["pris-frakt"], "1", "köp"]];
  const asked = EXTRA[modelOf(context.state.falt, context.set, context.data)?.id ?? ""] ?? [];
  const first = 4;
  const lines = filled.map(([what, count, unit], index) => {
    const row = first + index;
    return [
      { v: index + 1, s: "tal" },
      what,
      number(count, "tal"),
      unit,
      { s: "textIn" },
      { s: "textIn" },
      { s: "pengarIn" },
      { s: "pengarIn" },
      { f: `IF(F${row}="Vinstmarginal",H${row},G${row})`, v: 0, s: "pengar" },
      { f: `C${row}*I${row}`, v: 0, s: "pengar" },
    ];
  });
  const last = first + filled.length - 1;
  const sum = [
    "",
    { v: "Summa som jämförs", s: "fet" },
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    { f: `SUM(J${first}:J${last})`, v: 0, s: "pengar" },
  ];
  return {
    blad: [
      {
        namn: "Pris",
        bredder: [6, 36, 9, 9, 13, 15, 16, 18, 16, 16],
        huvud: 3,
        filter: false,
        skyddad: true,
        liggande: true,
        val: [
          [`E${first}:E${last}`, ["Nytt", "Begagnat"]],
          [`F${first}:F${last}`, ["Vanlig moms", "Vinstmarginal"]],
        ],
        rader: [
          title(called(context, "prisbilaga"), names.length),
          [
            {
              v: "Fyll i de gula cellerna. Vid vinstmarginalbeskattning finns ingen moms på fakturan; då jämförs hela det fakturerade priset.",
              s: "liten",
            },
            ...Array(names.length - 1).fill(""),
          ],
          head(names),
          ...lines,
          sum,
          ...asked.map((id) => ["", EXTRA_NAMES[id], ...Array(7).fill(""), { s: "pengarIn" }]),
        ],
      },
    ],
  };
};

/**
 * @param {any} scale
 * @param {string} cell
 */
const nested = (scale, cell) => {
  const steps = [...scale.steg];
  const test = (/** @type {any} */ step) => {
    const from = numberIn(step.fran);
    return Number.isNaN(from)
      ? `${cell}="${step.fran.replaceAll('"', '""')}"`
      : `${cell}${scale.riktning === "lagre" ? "<=" : ">="}${from}`;
  };
  const inner = steps
    .reverse()
    .reduceRight((rest, step) => `IF(${test(step)},${Number(step.andel)},${rest})`, "0");
  return `IF(${cell}="",0,${inner})`;
};

/**
 * Formulas of a tender's result by the model; columns: price C, extras, then answer and share for
 * each criterion.
 * @param {any} model
 * @param {number} row
 * @param {string} worth
 * @param {string} extras
 */
const resultFormula = (model, row, worth, extras) =>
  (({
    "troskel-pris": `B${row}`,
    mervarde: `B${row}-${worth}`,
    "fast-pris": worth,
    "poang-absolut": `MAX(0,Modell!$B$3*(Modell!$B$4-B${row})/Modell!$B$4)+${worth}`,
    koldioxidpris: `B${row}+Modell!$B$3*C${row}-${worth}`,
    lcc: `B${row}+PV(Modell!$B$4/100,Modell!$B$3,-C${row})+(D${row}-E${row})/(1+Modell!$B$4/100)^Modell!$B$3-${worth}`,
  })[/** @type {string} */ (model.id)] ?? `B${row}`) + extras;

const ORDER = /** @type {Record<string, string[]>} */ ({
  "poang-absolut": ["prispoang", "takpris"],
  lcc: ["ar", "ranta"],
  koldioxidpris: ["kr-per-kg"],
  "fast-pris": ["pris"],
});

/**
 * Tenders by the chosen model; change a price or an answer and the result follows.
 * @param {Context} context
 */
export const evaluation = (context) => {
  const { state, set, data } = context;
  const model =
    modelOf(state.falt, set, data) ??
    /** @type {import("./evaluation.mjs").Model} */ ({
      id: set.kriterier.length ? "mervarde" : "troskel-pris",
      parametrar: {},
      vinner: "lagst",
      varden: {},
      kriterier: set.kriterier,
    });
  const tenders = tendersOf(state.falt);
  const extra = EXTRA[model.id] ?? [];
  const start = 2 + extra.length;
  const names = [
    "Anbud",
    "Pris, kr",
    ...extra.map((one) => EXTRA_NAMES[one]),
    ...model.kriterier.flatMap((one) => [`Svar ${one.nr}`, `Andel ${one.nr}`]),
    "Resultat",
    "Plats",
  ];
  const all = results(model, tenders);
  const order = ranked(all, model.vinner);
  const first = 4;
  const last = first + tenders.length - 1;
  const resultColumn = letter(start + model.kriterier.length * 2);
  const worths = model.kriterier.map(
    (_, index) => `Modell!$B$${8 + index}*${letter(start + index * 2 + 1)}`,
  );
  const rows = tenders.map((tender, index) => {
    const row = first + index;
    const worth = worths.length ? `(${worths.map((one) => `${one}${row}`).join("+")})` : "0";
    return /** @type {Cell[]} */ ([
      { v: tender.namn, s: "textIn" },
      tender.pris ? { v: tender.pris, s: "pengarIn" } : { s: "pengarIn" },
      ...extra.map((one) => ({ v: tender.extra[one] ?? 0, s: "pengarIn" })),
      ...model.kriterier.flatMap((one, place) => [
        tender.svar[one.nyckel] ? number(tender.svar[one.nyckel], "talIn") : { s: "textIn" },
        {
          f: nested(one.skala, `${letter(start + place * 2)}${row}`),
          v: share(one.skala, tender.svar[one.nyckel] ?? ""),
          s: "andel",
        },
      ]),
      { f: resultFormula(model, row, worth, ""), v: all[index], s: "pengar" },
      {
        f: `RANK(${resultColumn}${row},${resultColumn}$${first}:${resultColumn}$${last},${model.vinner === "lagst" ? 1 : 0})`,
        v: order.indexOf(index) + 1,
        s: "tal",
      },
    ]);
  });
  const parameters = ORDER[model.id] ?? [];
  const named = (/** @type {string} */ id) =>
    data.modeller[model.id]?.simulator.parametrar.find((/** @type {any} */ one) => one.id === id);
  const settings = [
    title("Modellen", 2),
    head(["Det som köparen har bestämt", "Värde"]),
    ...[0, 1].map((index) =>
      parameters[index]
        ? [
            named(parameters[index])?.fraga ?? parameters[index],
            { v: model.parametrar[parameters[index]] || 0, s: "talIn" },
          ]
        : ["", ""],
    ),
    ["", ""],
    [
      { v: data.modeller[model.id]?.titel ?? model.id, s: "fet" },
      { v: model.vinner === "lagst" ? "Lägst resultat vinner" : "Högst resultat vinner" },
    ],
    head(["Kriterium", "Högsta värde"]),
    ...model.kriterier.map((one) => [
      `${one.nr} ${one.text}`,
      { v: model.varden[one.nyckel], s: "talIn" },
    ]),
  ];
  return {
    blad: [
      {
        namn: "Utvärdering",
        bredder: names.map((_, index) => (index ? 15 : 24)),
        huvud: 3,
        filter: false,
        skyddad: false,
        liggande: true,
        val: model.kriterier.flatMap((one, index) =>
          one.svar.slag === "val" &&
          one.svar.varden.join(",").length < 250 &&
          !one.svar.varden.some((/** @type {string} */ word) => word.includes(","))
            ? [
                /** @type {[string, string[]]} */ ([
                  `${letter(start + index * 2)}${first}:${letter(start + index * 2)}${last}`,
                  one.svar.varden,
                ]),
              ]
            : [],
        ),
        rader: [
          title(`Utvärdering: ${field(state, "titel")}`, names.length),
          [
            {
              v: "Ändra ett pris eller ett svar i de gula cellerna. Modellens tal står på nästa blad.",
              s: "liten",
            },
            ...Array(names.length - 1).fill(""),
          ],
          head(names),
          ...rows,
        ],
      },
      {
        namn: "Modell",
        bredder: [70, 22],
        huvud: 0,
        filter: false,
        skyddad: false,
        liggande: false,
        rader: settings,
      },
    ],
  };
};

/** Every occasion of the follow-up in order: with a day, then without. */
export const occasionsOf = (/** @type {Context} */ { state, set }) => {
  const days = {
    start: field(state, "start"),
    slut: field(state, "slut"),
    anbud: field(state, "anbud"),
    leverans: field(state, "leverans"),
  };
  const rows = set.steg.flatMap((/** @type {any} */ step) => {
    const found = occasions(step.tid, days);
    return (found.length ? found : [""]).map((day, index) => ({
      ...step,
      dag: day,
      gang: index + 1,
    }));
  });
  return rows.sort((/** @type {any} */ a, /** @type {any} */ b) =>
    (a.dag || "9999").localeCompare(b.dag || "9999"),
  );
};

/**
 * One row for each occasion: real dates, what was promised, done, who, result.
 * @param {Context} context
 */
export const followUp = (context) => {
  const names = [
    "Datum",
    "När",
    "Punkt",
    "Gör så här",
    "Utlovat",
    "Vid brist",
    "Klart",
    "Ansvarig",
    "Resultat",
    "Krav",
  ];
  const rows = occasionsOf(context).map((/** @type {any} */ one) => {
    const promises = context.set.punkter
      .filter(
        (/** @type {any} */ point) =>
          one.nr.includes(point.nr) &&
          promised(context, point) &&
          !["Ja", "Nej"].includes(promised(context, point)),
      )
      .map(
        (/** @type {any} */ point) =>
          `${point.nr}: ${promised(context, point)}${point.svar.enhet ? ` ${point.svar.enhet}` : ""}`,
      );
    return [
      one.dag ? { v: serial(one.dag), s: "datum" } : { v: "Utan datum", s: "text" },
      one.nar,
      { v: one.nr.join(", "), s: "text" },
      one.hur,
      promises.join("\n"),
      one.brist,
      { s: "textIn" },
      { s: "textIn" },
      { s: "textIn" },
      one.modul.toUpperCase(),
    ];
  });
  return {
    blad: [
      {
        namn: "Uppföljning",
        bredder: [12, 20, 9, 48, 18, 26, 9, 14, 26, 10],
        huvud: 2,
        filter: rows.length > 0,
        skyddad: false,
        liggande: true,
        val: rows.length
          ? /** @type {[string, string[]][]} */ ([[`G3:G${rows.length + 2}`, ["Ja", "Nej"]]])
          : [],
        rader: [
          title(`Uppföljning: ${field(context.state, "titel")}`, names.length),
          head(names),
          ...rows,
        ],
      },
    ],
  };
};
