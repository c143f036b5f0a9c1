// The parts of documents that only the buyer reads: record, notice, checks, decision.
import {
  amount,
  box,
  choice,
  day,
  facts,
  goods,
  heading,
  item,
  para,
  promised,
  said,
  small,
  sub,
  table,
  text,
} from "./blocks.mjs";
import { field, supportOf } from "./compose.mjs";
import { hours, notesOn } from "./checking.mjs";
import { modelOf, simulated, tendersOf } from "./evaluation.mjs";
import { shown } from "./text.mjs";

/** @typedef {import("./blocks.mjs").Context} Context */

const scope = (/** @type {Context} */ { state, set }) =>
  set.slag.kraver_stod || !set.slag.nya_krav ? field(state, "ramtroskel") || "over" : set.slag.lag;

/**
 * The law of the chosen kind, a line for each type of point in the set.
 * @param {Context} context
 */
const law = (context) => {
  const { data, set } = context;
  const side = scope(context);
  const types = [...new Set(set.punkter.map((/** @type {any} */ one) => one.typ))];
  const own =
    data.lag[
      set.slag.id === "fkk" || set.slag.id === "avrop" ? `${set.slag.id}-${side}` : set.slag.id
    ] ?? [];
  return [
    heading("Lag för detta köp"),
    ...own.map(item),
    ...types.map((/** @type {any} */ type) =>
      item(`${data.typer[type].namn}: ${data.typer[type][side]}`),
    ),
  ];
};

/**
 * @param {Context} context
 */
const record = (context) => {
  const { state, data, set } = context;
  const facts_ = facts(
    context,
    set.slag.falt.filter((/** @type {string} */ id) => id !== "rader" && id !== "vad"),
  );
  const notes = notesOn(state, set, data);
  return [
    para(said(context, "internt-inledning")),
    table([3, 7], [], [[{ fet: "Slag av köp" }, set.slag.namn], ...facts_]),
    heading("Kontroll"),
    ...(notes.length
      ? notes.map((/** @type {any} */ one) => item(one.text))
      : [para("Inga konflikter och inget som saknas.")]),
    para(`Uppföljningen tar ungefär ${hours(set, data)} timmar om året. Det är vår uppskattning.`),
    ...law(context),
    ...set.moduler.flatMap((/** @type {any} */ module) => moduleRecord(context, module)),
  ];
};

/**
 * @param {Context} context
 * @param {any} module
 */
const moduleRecord = (context, module) => {
  const { state, data, set } = context;
  const numbers = module.punkter.map((/** @type {any} */ one) => [
    one.id,
    set.nummer.get(`${module.id}.${one.id}`),
  ]);
  const support = set.slag.kraver_stod
    ? module.punkter.map((/** @type {any} */ one) => {
        const kind = supportOf(state, `${module.id}.stod.${one.id}`);
        const section = state.falt[`${module.id}.avsnitt.${one.id}`];
        return item(
          `Punkt ${one.id}: ${said(context, `stod-${kind}`).toLowerCase()}${section ? `, avsnitt ${section}` : ""}.`,
        );
      })
    : [];
  const note = state.falt[`${module.id}.not`];
  return [
    heading(`${module.id.toUpperCase()} ${module.titel}`),
    para(
      `Punkter i underlaget: ${
        numbers
          .filter((/** @type {any} */ [, nr]) => nr)
          .map((/** @type {any} */ [id, nr]) => `${nr} (${id})`)
          .join(", ") || "inga"
      }.`,
    ),
    ...support,
    sub("Varför"),
    para(module.varfor),
    ...(note ? [sub("Er anteckning"), para(note)] : []),
    sub("Marknad"),
    para(`${data.ord.marknad[module.marknad.lage]}. ${module.marknad.text}`),
    ...(module.se_upp?.length
      ? [
          sub("Se upp med"),
          ...module.se_upp.map((/** @type {any} */ one) =>
            item(`${data.ord["slag-varning"][one.slag]}: ${one.text}`),
          ),
        ]
      : []),
    sub("För en liten leverantör"),
    para(module.leverantor),
    small(
      `${said(context, "granskning", { juridik: data.ord.juridik[module.juridik], kallkontroll: data.ord.kallkontroll[module.kallkontroll] })} ${module.kallor.join(" ")}`,
    ),
  ];
};

/**
 * @param {Context} context
 */
const notice = (context) => {
  const { data, set } = context;
  const rows = Object.entries(data.annonsfalt).map(([bt, one]) => {
    const codes = new Map();
    for (const module of set.anvanda)
      for (const code of module.annons?.[bt] ?? [])
        codes.set(code, [...(codes.get(code) ?? []), module.id.toUpperCase()]);
    const other = [...codes.keys()].filter((code) => code !== "none");
    const used = (other.length ? other : [...codes.keys()]).map(
      (code) => `${one.koder[code] ?? code} (${code}): ${codes.get(code).join(", ")}`,
    );
    return [bt, one.namn, used.length ? used.join("\n") : said(context, "annons-inget")];
  });
  const aims = [...new Set(set.anvanda.flatMap((/** @type {any} */ one) => one.strateginamn))];
  const text_ = aims.length
    ? `Köpet ställer krav som gäller ${aims.map((/** @type {any} */ one) => one.toLowerCase()).join(", ")}.`
    : "";
  const cpv = [...new Set(set.anvanda.flatMap((/** @type {any} */ one) => one.cpv))];
  return [
    para(said(context, "annons-inledning")),
    table(
      [1, 4, 6],
      ["Fält", "Namn", "Det som hör till de valda kraven"],
      [...rows, ["BT-777", "Beskrivning", text_ || said(context, "annons-inget")]],
    ),
    ...(cpv.length ? [heading("CPV-koder i de valda kraven"), para(cpv.join(", "))] : []),
  ];
};

/** Bidders to check: those tried out in the evaluation, else three. */
const bidders = (/** @type {Context} */ { state }) => tendersOf(state.falt).map((one) => one.namn);

/**
 * @param {Context} context
 */
const checkTenders = (context) => {
  const { set } = context;
  const direct = set.slag.id === "direkt";
  if (direct) {
    const names = bidders(context)
      .slice(0, 4)
      .map((name) => (name.length < 2 ? `Anbud ${name}` : name));
    const head = ["Nr", "Krav", ...names];
    const widths = [1, 5, ...names.map(() => 2)];
    const demands = set.punkter.filter((/** @type {any} */ one) => !one.skala);
    return [
      para(said(context, "kontroll-direkt")),
      heading("Kraven"),
      table(
        widths,
        head,
        demands.map((/** @type {any} */ one) => [
          one.nr,
          one.text,
          ...names.map((_, index) =>
            choice(`${one.nyckel}.${index}`, "Uppfyllt", ["Ja", "Nej", "Fråga"]),
          ),
        ]),
      ),
      heading("Pris och val"),
      table(
        widths,
        ["", "", ...names],
        [
          [
            "",
            "Pris att jämföra, kronor",
            ...names.map((_, index) => text(`pris-${index}`, "Pris", "Pris")),
          ],
          ...set.kriterier.map((/** @type {any} */ one) => [
            one.nr,
            one.text,
            ...names.map((_, index) => text(`${one.nyckel}.${index}`, "Svar", "Svar")),
          ]),
          [
            "",
            "Resultat",
            ...names.map((_, index) => text(`resultat-${index}`, "Resultat", "Resultat")),
          ],
        ],
      ),
      heading("Beslut"),
      para([{ fet: "Vi väljer: " }, text("vald", "Vi väljer")]),
      para([{ fet: "Viktigaste skälet: " }, text("skal", "Viktigaste skälet")]),
    ];
  }
  const rows = set.punkter.map((/** @type {any} */ one) => [
    one.nr,
    one.text,
    promised(context, one) || text(`${one.nyckel}.svar`, "Svar i anbudet"),
    text(`${one.nyckel}.bevis`, "Bevis läst", "Bilaga och sida"),
    choice(`${one.nyckel}.bed`, "Bedömning", ["Uppfyllt", "Inte uppfyllt", "Förtydligas"]),
  ]);
  const over = scope(context) === "over";
  return [
    para(said(context, "kontroll")),
    heading("Anbudsgivaren"),
    table(
      [3, 7],
      [],
      [
        [{ fet: "Namn" }, context.state.falt["tilld.namn"] || text("namn", "Namn")],
        [{ fet: "Uteslutningsgrunder kontrollerade" }, day("uteslutning", "Uteslutningsgrunder")],
        [{ fet: "Kvalificering kontrollerad" }, day("kvalificering", "Kvalificering")],
      ],
    ),
    heading("Punkterna"),
    table([1, 5, 2, 2, 2], ["Nr", "Punkt", "Svar i anbudet", "Bevis läst", "Bedömning"], rows),
    heading("Pris och slutsats"),
    para([
      { fet: "Är priset onormalt lågt? " },
      choice("lagt", "Onormalt lågt pris", ["Nej", "Ja, förklaring begärd"]),
    ]),
    para([
      { fet: "Förtydliganden, fråga, svar och datum: " },
      text("fortydliganden", "Förtydliganden"),
    ]),
    para([{ fet: "Slutsats: " }, text("slutsats", "Slutsats")]),
    ...(over
      ? [
          small(
            "LOU 4 kap. 9–10 §§ och 16 kap. 2 och 7 §§ handlar om kontroll, förtydligande och onormalt låga anbud över tröskelvärdet.",
          ),
        ]
      : []),
  ];
};

/**
 * @param {Context} context
 */
const decision = (context) => {
  const { state, set } = context;
  const value = (/** @type {string} */ key) => state.falt[`tilld.${key}`] ?? "";
  const model = modelOf(state.falt, set, context.data);
  const tried = model ? simulated(model, tendersOf(state.falt)) : null;
  const ranking = tried
    ? tried.ordning.map((index, place) => [
        String(place + 1),
        tried.anbud[index].namn,
        shown(tried.anbud[index].pris),
        shown(tried.resultat[index]),
      ])
    : [];
  const callOff = !set.slag.nya_krav;
  return [
    table(
      [3, 7],
      [],
      [
        [{ fet: "Köp" }, field(state, "titel") || text("kop", "Köp")],
        ...facts(context, ["dnr", "organisation", "ramavtal", "ramnummer"]),
        [{ fet: "Beslut" }, value("datum") || day("beslut", "Beslutsdag")],
        [{ fet: "Leverantör" }, value("namn") || text("leverantor", "Leverantör")],
        [{ fet: "Organisationsnummer" }, value("orgnr") || text("orgnr", "Organisationsnummer")],
        [{ fet: "Värde i kronor" }, value("pris") ? amount(value("pris")) : text("varde", "Värde")],
      ],
    ),
    heading("Beslut"),
    para(
      callOff
        ? "Köparen har beslutat om avrop enligt ramavtalet."
        : said(context, "beslut-underrattelse", { vinnare: value("namn") || "leverantören ovan" }),
    ),
    para([{ fet: "Skäl: " }, value("skal") || text("skal", "Skäl")]),
    ...(callOff
      ? []
      : [
          heading("Underrättelse till dem som lämnade anbud"),
          para([{ fet: "Skickad: " }, day("underrattelse", "Underrättelse skickad")]),
          para([
            { fet: "Sättet att räkna: " },
            model ? (context.data.modeller[model.id]?.titel ?? "") : text("modell", "Modell"),
          ]),
        ]),
    ...(ranking.length && !callOff
      ? [table([1, 5, 3, 3], ["Plats", "Anbud", "Pris, kronor", "Resultat"], ranking)]
      : []),
    ...(context.data.besked[set.slag.id] ?? []).map((/** @type {string} */ one) => small(one)),
  ];
};

/**
 * @param {Context} context
 */
const documentation = (context) => {
  const { state, set } = context;
  if (set.slag.id !== "direkt") return [];
  const row = (/** @type {string} */ name, /** @type {any} */ cell) => [{ fet: name }, cell];
  const value = (/** @type {string} */ key) => state.falt[`tilld.${key}`] ?? "";
  return [
    heading("Dokumentation av direktupphandlingen"),
    para(said(context, "dokumentation")),
    table(
      [4, 6],
      [],
      [
        row("Köpare och organisationsnummer", [
          field(state, "organisation"),
          " ",
          text("kopare", "Organisationsnummer", "Organisationsnummer"),
        ]),
        row(
          "Det som köptes",
          goods(state)
            .map(([what, number, unit]) => `${what}, ${number} ${unit}`)
            .join("; ") || text("foremal", "Det som köptes"),
        ),
        row("Så togs konkurrensen till vara", text("konkurrens", "Konkurrensen")),
        row("Tillfrågade, och antal anbud", text("tillfragade", "Tillfrågade")),
        row("Leverantör och viktigaste skälet", [
          value("namn"),
          " ",
          text("skal", "Viktigaste skälet"),
        ]),
        row("Avtalets värde", value("pris") ? amount(value("pris")) : text("varde", "Värde")),
        row(
          "Avtalstid eller leverans",
          [field(state, "start"), field(state, "slut")].filter(Boolean).join(" till ") ||
            field(state, "leverans") ||
            text("tid", "Avtalstid"),
        ),
        row(
          "Stöd för direktupphandlingen",
          "Värdet är under gränsen för direktupphandling (19 a kap. 2 § LOU).",
        ),
        row("Så beräknades värdet", text("berakning", "Beräkning")),
        row("Kunde behovet lösas utan köp?", text("behov", "Behov")),
        row("Tillfrågades någon som säljer begagnat?", text("begagnat", "Begagnat")),
      ],
    ),
  ];
};

/**
 * @param {Context} context
 */
const delivery = (context) => {
  const { state, set } = context;
  const checks = set.punkter.filter(
    (/** @type {any} */ one) => !one.skala && one.typ !== "kvalificering",
  );
  const rows = goods(state).map(([what, number, unit], index) => [
    what,
    `${number} ${unit}`,
    text(`mottaget-${index}`, "Mottaget", "Antal"),
    choice(`skick-${index}`, "Skick", ["Som lovat", "Sämre"]),
  ]);
  return [
    para(said(context, "leverans")),
    table(
      [3, 7],
      [],
      [
        [{ fet: "Beställning" }, text("bestallning", "Beställning")],
        [{ fet: "Mottagen" }, day("mottagen", "Mottagen")],
        ...facts(context, ["plats", "leverans"]),
        [{ fet: "Kontrollerad av, funktion" }, text("vem", "Kontrollerad av")],
      ],
    ),
    ...(rows.length
      ? [
          heading("Antal och skick"),
          table([5, 2, 2, 2], ["Vara", "Beställt", "Mottaget", "Skick"], rows),
        ]
      : []),
    ...(checks.length
      ? [
          heading("Kraven"),
          table(
            [1, 5, 2, 2, 3],
            ["Nr", "Krav", "Lovat", "Stämmer", "Det vi såg"],
            checks.map((/** @type {any} */ one) => [
              one.nr,
              one.text,
              promised(context, one) || "Enligt kravet",
              choice(`${one.nyckel}.ok`, "Stämmer", ["Ja", "Nej", "Kontrolleras senare"]),
              text(`${one.nyckel}.sett`, "Det vi såg", ""),
            ]),
          ),
        ]
      : []),
    heading("Att göra"),
    box("undersokt", "Varorna är undersökta."),
    box("intyg", "Bevis som lämnas vid leverans är mottagna."),
    box("brist", "Brister är meddelade leverantören skriftligt."),
    box("rattelse", "Sista dag för rättelse är bevakad."),
  ];
};

/**
 * Parts that only the buyer reads, by the names of the recipes.
 * @type {Record<string, (context: Context) => any[]>}
 */
export const INWARD = {
  internt: record,
  annons: notice,
  anbudskontroll: checkTenders,
  beslut: decision,
  dokumentation: documentation,
  leveranskontroll: delivery,
};
