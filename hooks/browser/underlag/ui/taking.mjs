// Step 6 and what follows the award: files to take along, the winner's answers, letters.
import { offered, promised } from "../blocks.mjs";
import { area, button, el, input, replaced, select } from "./dom.mjs";
import { answer } from "./judging.mjs";

const GROUPS = /** @type {const} */ ([
  ["anbudsgivare", "Till anbudsgivare"],
  ["internt", "För er själva"],
  ["leverantor", "Till leverantören"],
]);

/**
 * The documents that can be taken now.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const documentsFor = (state, data, set) => offered({ state, data, set, dokument: null });

/**
 * The buttons that fit the kind of purchase, by who reads the files.
 * @param {string[]} ids
 * @param {any} data
 */
export const drawTaking = (ids, data) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("ta-med-lista"));
  const groups = GROUPS.map(([to, title]) => [
    title,
    ids.filter((id) => data.dokument[id].till === to),
  ]).filter(([, own]) => own.length);
  replaced(
    place,
    groups.map(([title, own]) => [
      el("h3", {}, title),
      el(
        "p",
        { class: "actions" },
        /** @type {string[]} */ (own).map((id) =>
          button(id, data.dokument[id].namn, { class: "plain" }),
        ),
      ),
    ]),
  );
};

/**
 * The winner, the answers, and what a letter needs.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const drawAward = (state, data, set) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("tilldelning-falt"));
  const value = (/** @type {string} */ key) => state.falt[key] ?? "";
  const basic = [
    input("tilld.namn", "Vinnare", value("tilld.namn")),
    input("tilld.orgnr", "Organisationsnummer", value("tilld.orgnr")),
    input("tilld.pris", "Värde i kronor", value("tilld.pris"), { inputmode: "decimal" }),
    input("tilld.datum", "Beslutsdag", value("tilld.datum"), { type: "date" }),
  ];
  const answers = set.punkter.filter((/** @type {any} */ one) => one.svar.slag !== "inget");
  replaced(place, [
    el("div", { class: "fields" }, basic),
    area("tilld.skal", "Skäl för beslutet", value("tilld.skal"), 2),
    answers.length
      ? el(
          "details",
          {},
          el(
            "summary",
            {},
            `Vinnarens svar (${answers.filter((/** @type {any} */ one) => promised({ state, data, set, dokument: null }, one)).length} av ${answers.length})`,
          ),
          el(
            "p",
            {},
            "Skriv av svaren, eller läs in ett ifyllt svarsformulär. Det som lovas blir värden i avtalet och i uppföljningen.",
          ),
          el(
            "p",
            { class: "actions" },
            button("oppna-svar", "Läs in svarsformulär", { class: "plain" }),
          ),
          el(
            "div",
            { class: "fields" },
            answers.map((/** @type {any} */ one) =>
              answer(state, one, `svar.${one.nyckel}`, `${one.nr} ${one.text}`),
            ),
          ),
        )
      : null,
    value("tilld.namn")
      ? el(
          "details",
          {},
          el("summary", {}, "Uppgifter till ett brev"),
          select(
            "brev.punkt",
            "Punkten som bristen gäller",
            value("brev.punkt") || set.punkter[0]?.nyckel || "",
            set.punkter.map((/** @type {any} */ one) => [
              one.nyckel,
              `${one.nr} ${one.text.slice(0, 80)}`,
            ]),
          ),
          area("brev.beskrivning", "Det vi såg", value("brev.beskrivning"), 2),
          el(
            "div",
            { class: "fields" },
            input("brev.datum", "Brevets datum", value("brev.datum"), { type: "date" }),
            input("brev.frist", "Rättas senast", value("brev.frist"), { type: "date" }),
            input("brev.belopp", "Belopp i kronor", value("brev.belopp"), { inputmode: "decimal" }),
            input("brev.rakning", "Så är beloppet räknat", value("brev.rakning")),
          ),
        )
      : null,
  ]);
};

/**
 * Answers of a filled-in form as fields of the state.
 * @param {any} files
 * @param {Uint8Array} bytes
 * @param {any} set
 */
export const answersIn_ = (files, bytes, set) => {
  const found = files.answersIn(bytes);
  return Object.fromEntries(
    set.punkter
      .filter((/** @type {any} */ one) => found[one.nr])
      .map((/** @type {any} */ one) => {
        const text = found[one.nr];
        return [
          `svar.${one.nyckel}`,
          one.svar.enhet && text.endsWith(one.svar.enhet)
            ? text.slice(0, -one.svar.enhet.length).trim()
            : text,
        ];
      }),
  );
};
