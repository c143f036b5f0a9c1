// Steps 3 to 5: evaluation, clauses, control.
import { hours, notesOn } from "../checking.mjs";
import { kindOf, words } from "../compose.mjs";
import { EXTRA, EXTRA_NAMES, MODELS, modelOf, simulated, tendersOf } from "../evaluation.mjs";
import { shown } from "../text.mjs";
import { el, input, replaced, select, tick } from "./dom.mjs";

/**
 * @param {string} id
 */
const UNIT = (id) => (id === "fast-pris" || id === "poang-absolut" ? "poäng" : "kr");

/**
 * The model, what each criterion is worth, and tenders to try.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const drawEvaluation = (state, data, set) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("utvardering-falt"));
  const chosen = state.falt["utv.modell"] || (set.kriterier.length ? "" : "troskel-pris");
  const declared = data.modeller[chosen]?.simulator.parametrar ?? [];
  const own =
    chosen === "mervarde" || chosen === "troskel-pris"
      ? []
      : declared.filter(
          (/** @type {any} */ one) => one.id !== "kvalitetspoang" && one.id !== "hogsta-niva",
        );
  const options = /** @type {[string, string][]} */ ([
    ["", "Välj"],
    ...MODELS.map((id) => [id, data.modeller[id]?.titel ?? id]),
  ]);
  const tenders = tendersOf(state.falt);
  const extra = EXTRA[chosen] ?? [];
  replaced(place, [
    select(
      "utv.modell",
      "Så jämförs anbuden",
      chosen,
      options,
      data.modeller[chosen]?.formel_i_ord ?? "Välj hur pris och kriterier vägs ihop.",
    ),
    own.length
      ? el(
          "div",
          { class: "fields" },
          own.map((/** @type {any} */ one) =>
            input(
              `utv.f.${one.id}`,
              `${one.fraga} (${one.enhet})`,
              state.falt[`utv.f.${one.id}`] ?? one.forval,
              { inputmode: "decimal" },
            ),
          ),
        )
      : null,
    set.kriterier.length && chosen
      ? el(
          "fieldset",
          {},
          el("legend", {}, "Vad varje kriterium är värt som mest"),
          el(
            "div",
            { class: "fields" },
            set.kriterier.map((/** @type {any} */ one) =>
              input(
                `utv.varde.${one.nyckel}`,
                `${one.nr} ${one.text} (${UNIT(chosen)})`,
                state.falt[`utv.varde.${one.nyckel}`] ?? "",
                { inputmode: "decimal" },
              ),
            ),
          ),
        )
      : null,
    chosen
      ? el(
          "details",
          { id: "prova", open: tenders.some((one) => one.pris > 0) },
          el("summary", {}, "Prova modellen med påhittade anbud"),
          el(
            "p",
            {},
            "Skriv tre anbud eller fler. Resultatet visar vem som vinner, med hur mycket och vid vilket värde det vänder.",
          ),
          input("utv.antal", "Antal anbud", String(tenders.length), {
            type: "number",
            min: 3,
            max: 12,
          }),
          tenders.map((tender, index) =>
            el(
              "fieldset",
              {},
              el("legend", {}, `Anbud ${tender.namn}`),
              el(
                "div",
                { class: "fields" },
                input(
                  `anbud.a${index + 1}.namn`,
                  "Namn",
                  state.falt[`anbud.a${index + 1}.namn`] ?? tender.namn,
                ),
                input(
                  `anbud.a${index + 1}.pris`,
                  "Pris, kr",
                  state.falt[`anbud.a${index + 1}.pris`] ?? "",
                  { inputmode: "decimal" },
                ),
                extra.map((one) =>
                  input(
                    `anbud.a${index + 1}.extra.${one}`,
                    EXTRA_NAMES[one],
                    state.falt[`anbud.a${index + 1}.extra.${one}`] ?? "",
                    { inputmode: "decimal" },
                  ),
                ),
                set.kriterier.map((/** @type {any} */ one) =>
                  answer(state, one, `anbud.a${index + 1}.svar.${one.nyckel}`, `Svar på ${one.nr}`),
                ),
              ),
            ),
          ),
        )
      : null,
  ]);
};

/**
 * A field for an answer to a point.
 * @param {any} state
 * @param {any} one
 * @param {string} key
 * @param {string} label
 */
export const answer = (state, one, key, label) => {
  const value = state.falt[key] ?? "";
  if (one.svar.slag === "ja-nej")
    return select(key, label, value, [
      ["", "Välj"],
      ["Ja", "Ja"],
      ["Nej", "Nej"],
    ]);
  if (one.svar.slag === "val")
    return select(key, label, value, [
      ["", "Välj"],
      ...one.svar.varden.map((/** @type {string} */ word) => [word, word]),
    ]);
  return input(key, one.svar.enhet ? `${label} (${one.svar.enhet})` : label, value);
};

/**
 * @param {any} result
 * @param {any} model
 */
const flips = (result, model) =>
  result.vandning.map((/** @type {any} */ one) => {
    const where = one.vid.map(
      (/** @type {any} */ at) => `vid ${shown(at.varde, 0)} ${UNIT(model.id)} vinner ${at.vinnare}`,
    );
    return `Kriterium ${one.nr} är värt ${shown(model.varden[one.nyckel], 0)} ${UNIT(model.id)}. ${where.length ? `Det vänder: ${where.join("; ")}.` : "Inget rimligt värde ändrar vem som vinner."}`;
  });

/**
 * Who wins, by how much, where it flips, and what a relative model would do.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const drawResult = (state, data, set) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("utvardering-resultat"));
  const model = modelOf(state.falt, set, data);
  const result = model && simulated(model, tendersOf(state.falt));
  if (!model || !result) {
    replaced(place, []);
    return;
  }
  const rows = result.ordning.map((index, at) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, String(at + 1)),
      el("td", {}, result.anbud[index].namn),
      el("td", {}, shown(result.anbud[index].pris, 0)),
      el("td", {}, shown(result.resultat[index])),
    ),
  );
  replaced(place, [
    el("h3", {}, "Resultat"),
    el(
      "p",
      { id: "utvardering-vinnare" },
      result.lika
        ? "De två bästa anbuden är lika."
        : `Anbud ${result.vinnare} vinner med ${shown(result.marginal)} ${UNIT(model.id)}.`,
    ),
    el(
      "div",
      { class: "table-wrap", role: "region", tabindex: "0", "aria-label": "Resultat" },
      el(
        "table",
        {},
        el("caption", {}, "Anbuden i ordning"),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            ["Plats", "Anbud", "Pris, kr", "Resultat"].map((text) =>
              el("th", { scope: "col" }, text),
            ),
          ),
        ),
        el("tbody", {}, rows),
      ),
    ),
    el(
      "ul",
      {},
      flips(result, model).map((/** @type {string} */ text) => el("li", {}, text)),
    ),
    set.kriterier.length && result.anbud.length > 2
      ? el(
          "p",
          { class: "notice" },
          result.relativ
            ? `En relativ modell hade bytt vinnare om anbud ${result.relativ.borta} drog sig ur: från ${result.relativ.forst} till ${result.relativ.nu}. Er modell gör inte det.`
            : "Med de här anbuden hade en relativ modell gett samma vinnare även om ett anbud föll bort. Med andra anbud kan den byta vinnare. Er modell gör inte det.",
        )
      : null,
  ]);
};

/**
 * The clauses that the points need, and others to add.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const drawClauses = (state, data, set) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("villkor-lista"));
  const kind = kindOf(state, data);
  const off = words(state, "klausul.av");
  const there = new Set(set.klausuler.map((/** @type {any} */ one) => one.id));
  const cited = new Set(
    [...set.punkter, ...set.utan_stod].flatMap((/** @type {any} */ one) => [
      ...(one.klausuler ?? []),
      one.lofte,
    ]),
  );
  const rows = Object.values(data.klausuler)
    .filter(
      (/** @type {any} */ one) =>
        kind.kraver_stod ||
        one.passar.some((/** @type {string} */ word) => kind.passar.includes(word)),
    )
    .map((/** @type {any} */ clause) => {
      const needed = there.has(clause.id) || off.includes(clause.id) || cited.has(clause.id);
      const own = set.klausuler.find((/** @type {any} */ one) => one.id === clause.id);
      const support = kind.kraver_stod
        ? select(
            `klausul.${clause.id}.stod`,
            "Stöd i ramavtalet",
            state.falt[`klausul.${clause.id}.stod`] ?? "",
            [
              ["", "Saknar stöd"],
              ["finns", "Finns i ramavtalet"],
              ["preciserar", "Preciserar ramavtalet"],
            ],
          )
        : null;
      return {
        needed,
        node: el(
          "li",
          {},
          needed && !words(state, "klausul.till").includes(clause.id)
            ? tick("klausul.av", clause.id, !off.includes(clause.id), "av", clause.titel)
            : tick("klausul.till", clause.id, there.has(clause.id), "till", clause.titel),
          support,
          own
            ? el(
                "details",
                {},
                el(
                  "summary",
                  {},
                  "Läs texten",
                  el("span", { class: "unseen" }, ` i ${clause.titel}`),
                ),
                own.texter.map((/** @type {string} */ text) => el("p", {}, text)),
              )
            : null,
        ),
      };
    });
  if (kind.klausuler === "inga") {
    replaced(place, [
      el("p", {}, "Ramavtalets villkor gäller. Ett avrop utan ny konkurrens får inga nya villkor."),
    ]);
    return;
  }
  replaced(place, [
    el("h3", {}, "Det som punkterna behöver"),
    el(
      "ul",
      { class: "checks" },
      rows.filter((one) => one.needed).map((one) => one.node),
    ),
    el(
      "details",
      {},
      el("summary", {}, "Fler villkor"),
      el(
        "ul",
        { class: "checks" },
        rows.filter((one) => !one.needed).map((one) => one.node),
      ),
    ),
  ]);
};

const LABELS = /** @type {Record<string, string>} */ ({
  konflikt: "Konflikt",
  saknas: "Saknas",
  rad: "Råd",
});
/**
 * Conflicts, what is missing, how much work.
 * @param {any} state
 * @param {any} data
 * @param {any} set
 */
export const drawNotes = (state, data, set) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("kontroll-lista"));
  const notes = notesOn(state, set, data);
  const weighty = notes.filter((one) => one.slag !== "rad").length;
  replaced(place, [
    el(
      "p",
      {},
      `${set.punkter.length} punkter att besvara för varje anbudsgivare. Uppföljningen tar ungefär ${hours(set, data)} timmar om året. Det är vår uppskattning.`,
    ),
    notes.length
      ? el(
          "ul",
          { class: "kontroll" },
          notes.map((one) =>
            el("li", { class: one.slag }, el("strong", {}, `${LABELS[one.slag]}: `), one.text),
          ),
        )
      : el("p", {}, "Inga konflikter och inget som saknas."),
  ]);
  return weighty;
};
