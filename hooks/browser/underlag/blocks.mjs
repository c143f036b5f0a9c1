// Small pieces that documents are made of, and what every part of a document may ask for.
import { field } from "./compose.mjs";
import { filled, numberIn, rowsIn, shown } from "./text.mjs";

/** @typedef {import("./docx.mjs").Block} Block */
/** @typedef {{state: import("./state.mjs").State, data: any, set: any, dokument: any}} Context */

/**
 * @param {string} text
 */
export const chapter = (text) => ({ t: "kapitel", text });
/**
 * @param {string} text
 */
export const heading = (text) => ({ t: "h1", text });
/**
 * @param {string} text
 */
export const sub = (text) => ({ t: "h2", text });
/**
 * @param {any} text
 */
export const para = (text) => ({ t: "p", text });
/**
 * @param {string} text
 */
export const small = (text) => ({ t: "liten", text });
/**
 * @param {string} text
 */
export const item = (text) => ({ t: "li", text });
/**
 * @param {any} text
 */
export const point = (text) => ({ t: "punkt", text });
/**
 * @param {any} text
 */
export const under = (text) => ({ t: "under", text });
/**
 * @param {string} id
 * @param {string} text
 */
export const box = (id, text) => ({ t: "ruta", id, text });
/**
 * @param {number[]} bredder
 * @param {any[]} huvud
 * @param {any[][]} rader
 */
export const table = (bredder, huvud, rader) => ({ t: "tabell", bredder, huvud, rader });

/** A block that has something to show: an empty table says nothing. @param {any} block */
export const isFull = (block) => block.t !== "tabell" || block.rader.length > 0;

/**
 * A field to write in.
 * @param {string} id
 * @param {string} namn
 * @param {string} [tips]
 * @param {string} [varde]
 */
export const text = (id, namn, tips = "Skriv här", varde = "") => ({
  falt: { slag: /** @type {const} */ ("text"), id, namn, tips, varde },
});
/**
 * @param {string} id
 * @param {string} namn
 * @param {string} [varde]
 */
export const day = (id, namn, varde = "") => ({
  falt: { slag: /** @type {const} */ ("datum"), id, namn, tips: "ÅÅÅÅ-MM-DD", varde },
});
/**
 * @param {string} id
 * @param {string} namn
 * @param {string[]} val
 * @param {string} [varde]
 */
export const choice = (id, namn, val, varde = "") => ({
  falt: { slag: /** @type {const} */ ("val"), id, namn, tips: "Välj", val, varde },
});

/**
 * A sentence of data/ord.yml with its values.
 * @param {Context} context
 * @param {string} key
 * @param {Record<string, string>} [values]
 */
export const said = ({ data }, key, values = {}) => filled(data.texter[key], (id) => values[id]);

/**
 * A heading of data/ord.yml.
 * @param {Context} context
 * @param {string} key
 */
export const named = ({ data }, key) => data.rubriker[key];

/**
 * What a bidder answers about goods that are not in the tender, when some point needs it.
 * @param {Context} context
 */
export const notOffered = (context) =>
  context.set.punkter.some(
    (/** @type {any} */ one) => one.villkorad && one.svar.slag === "ja-nej",
  )
    ? [para(said(context, "galler-inte"))]
    : [];

/** The documents of this purchase that exist for this set. @param {Context} context */
export const present = ({ state, data, set }) =>
  set.slag.dokument.filter((/** @type {string} */ id) => {
    if (id === "svarsformular") return field(state, "svar") !== "system" && set.punkter.length > 0;
    if (id === "kravbilaga") return set.punkter.length > 0;
    if (id === "avtal") return !set.slag.kraver_stod || set.klausuler.length > 0;
    if (id === "utvardering-excel") return set.kriterier.length > 0 || data.dokument.utvardering;
    if (id === "brev-prisavdrag")
      return set.klausuler.some((/** @type {any} */ one) => one.id === "prisavdrag");
    if (id === "brev-vite")
      return set.klausuler.some((/** @type {any} */ one) => one.id === "vite");
    if (id === "avtalsbilaga" || id === "brev-avvikelse") return set.punkter.length > 0;
    return true;
  });

/**
 * The documents that a reader can take: until a kind of purchase is chosen, those of every kind.
 * Letters come with a winner.
 * @param {Context} context
 * @returns {string[]}
 */
export const offered = (context) => {
  const { state, data } = context;
  const own = present(context);
  const others = field(state, "slag")
    ? []
    : Object.values(data.slag).flatMap((kind) => kind.dokument.slice(0, 1));
  return [...new Set([...others.filter((id) => !own.includes(id)), ...own])].filter(
    (id) => !data.dokument[id].efter_tilldelning || state.falt["tilld.namn"],
  );
};

/**
 * "Bilaga 2, Svarsformulär", or the document's own name when it is no annex here.
 * @param {Context} context
 * @param {string} id
 */
export const called = (context, id) => {
  const annexes = present(context).filter(
    (/** @type {string} */ one) => context.data.dokument[one].bilaga,
  );
  const number = annexes.indexOf(id) + 1;
  const name = context.data.dokument[id].namn;
  if (id === "kravbilaga" && !number)
    return context.data.dokument[context.set.slag.dokument[0]].namn;
  return number ? `Bilaga ${number}, ${name}` : name;
};

/** What is bought, a row each: name, number, unit. @param {import("./state.mjs").State} state */
export const goods = (state) => {
  const first = field(state, "vad")
    ? [[field(state, "vad").split("\n")[0], field(state, "antal"), field(state, "enhet") || "st"]]
    : [];
  return [
    ...first,
    ...rowsIn(field(state, "rader")).map(([what, number = "", unit = "st"]) => [
      what,
      number,
      unit,
    ]),
  ];
};

/** A number as readers write it, else the text itself. @param {string} value */
export const amount = (value) => (Number.isNaN(numberIn(value)) ? value : shown(numberIn(value)));

/**
 * What a fact of the purchase is called and says, when it says something.
 * @param {Context} context
 * @param {string[]} ids
 */
export const facts = ({ state, data }, ids) =>
  ids
    .filter((id) => field(state, id))
    .map((id) => {
      const one = data.falt[id];
      return [
        { fet: one.namn },
        one.val[field(state, id)] ??
          (one.slag === "tal" ? amount(field(state, id)) : field(state, id)),
      ];
    });

/** The answer to a point about goods that the bidder does not offer. */
const NOT_OFFERED = "Gäller inte";

/**
 * How a bidder answers a point: a cell with a field.
 * @param {Context} context
 * @param {any} one
 * @param {string} [value]
 */
export const answerCell = (context, one, value = "") => {
  const name = `Svar på ${one.nr}`;
  const kind = one.svar.slag;
  if (kind === "ja-nej")
    return choice(one.nyckel, name, ["Ja", "Nej", ...(one.villkorad ? [NOT_OFFERED] : [])], value);
  if (kind === "val") return choice(one.nyckel, name, one.svar.varden, value);
  if (kind === "varde")
    return [text(one.nyckel, name, said(context, "varde-tips"), value), ` ${one.svar.enhet}`];
  if (kind === "bilaga") return text(one.nyckel, name, said(context, "bilaga-tips"), value);
  if (kind === "inget") return said(context, "inget-svar");
  return text(one.nyckel, name, said(context, "text-tips"), value);
};

/**
 * How a point's answer is told in words.
 * @param {Context} context
 * @param {any} one
 */
export const answerWords = (context, one) => {
  const kind = one.svar.slag;
  if (kind === "ja-nej")
    return one.villkorad ? `Ja, nej eller ${NOT_OFFERED.toLowerCase()}` : "Ja eller nej";
  if (kind === "val") return one.svar.varden.join(" / ");
  if (kind === "varde") return `Tal i ${one.svar.enhet}`;
  if (kind === "bilaga") return said(context, "bilaga-tips");
  return kind === "inget" ? said(context, "inget-svar") : "Text";
};

/**
 * What the winner answered, when it has been taken in.
 * @param {Context} context
 * @param {any} one
 */
export const promised = ({ state }, one) => state.falt[`svar.${one.nyckel}`] ?? "";

/**
 * The scale of an award criterion in words, and how several values become one.
 * @param {Context} context
 * @param {any} one
 */
export const scaleLines = ({ data }, one) => {
  const { steg, enhet, riktning, aggregat } = one.skala;
  const lines = steg.map((/** @type {any} */ step) => {
    const number = numberIn(step.fran);
    const from = Number.isNaN(number)
      ? `”${step.fran}”`
      : `${shown(number)} ${enhet} eller ${riktning === "lagre" ? "lägre" : "mer"}`;
    return `${from}: ${shown(Number(step.andel) * 100)} procent av värdet.`;
  });
  return [...lines, ...(one.svar.slag === "varde" ? [data.ord.sammanvagning[aggregat]] : [])];
};

/**
 * A proof in words.
 * @param {Context} context
 * @param {any} proof
 * @param {boolean} withNumbers
 */
export const proofText = ({ data }, proof, withNumbers) => {
  const whose = withNumbers ? ` för ${proof.nr.join(", ").replace(/, ([^,]*)$/, " och $1")}` : "";
  const also = proof.alternativ.length
    ? ` Detta godtas också: ${proof.alternativ
        .map((/** @type {string} */ one) => one.trim().replace(/\.$/, ""))
        .map((/** @type {string} */ one) => one.charAt(0).toLowerCase() + one.slice(1))
        .join("; ")}.`
    : "";
  return `Bevis${whose}, ${data.ord.bevistid[proof.nar]}: ${proof.text}${also}`;
};
