// The parts of documents that bidders and the supplier read. Each gives blocks; a part with
// nothing to say gives none.
import {
  answerCell,
  called,
  chapter,
  choice,
  day,
  facts,
  goods,
  heading,
  isFull,
  item,
  named,
  notOffered,
  para,
  point,
  present,
  promised,
  proofText,
  said,
  scaleLines,
  small,
  sub,
  table,
  text,
  under,
} from "./blocks.mjs";
import { field } from "./compose.mjs";
import { EXTRA, EXTRA_NAMES, modelOf } from "./evaluation.mjs";
import { listed, numberIn, sentence, shortened, shown } from "./text.mjs";
import { isDay } from "./times.mjs";

/** @typedef {import("./blocks.mjs").Context} Context */

/**
 * The proofs that come after a point: those whose last point it is.
 * @param {Context} context
 * @param {any} one
 */
const proofsAfter = (context, one) =>
  context.set.bevis.filter((/** @type {any} */ proof) => proof.nr[proof.nr.length - 1] === one.nr);

const pointBlocks = (
  /** @type {Context} */ context,
  /** @type {any} */ one,
  withPromise = false,
) => {
  const value = withPromise ? promised(context, one) : "";
  return [
    point(one.text),
    ...(one.skala ? scaleLines(context, one).map(under) : []),
    ...proofsAfter(context, one).map((/** @type {any} */ proof) =>
      under(proofText(context, proof, proof.nr.length > 1)),
    ),
    ...(value
      ? [
          under([
            { fet: "Utlovat: " },
            one.svar.enhet && !Number.isNaN(numberIn(value)) ? `${value} ${one.svar.enhet}` : value,
          ]),
        ]
      : []),
  ];
};

/**
 * @param {Context} context
 */
const introduction = (context) => {
  const { set, state } = context;
  const chapters = (/** @type {string[]} */ ids) =>
    listed(
      set.kapitel
        .filter((/** @type {any} */ one) => ids.includes(one.id))
        .map((/** @type {any} */ one) => one.nr),
    );
  const sentences = [
    ["ska", ["leverantoren", "varan", "funktion"]],
    ["ska-kriterier", ["kriterier"]],
    ["ska-villkor", ["villkor"]],
  ].flatMap(([key, ids]) => {
    const kapitel = chapters(/** @type {string[]} */ (ids));
    return kapitel ? [said(context, /** @type {string} */ (key), { kapitel })] : [];
  });
  const answers =
    field(state, "svar") === "system"
      ? said(context, "svar-system")
      : said(context, "svar-fil", { bilaga: called(context, "svarsformular") });
  return sentences.length
    ? [
        para([...sentences, said(context, "likvardigt"), ...condition(context)].join(" ")),
        para(answers),
        ...priceList(context),
      ]
    : [];
};

const CONDITIONS = ["nytt", "begagnat"];
const asked = (/** @type {Context} */ { state }) => field(state, "skick");

/**
 * Whether new or used goods are bought. In a renewed competition the framework says that.
 * @param {Context} context
 */
const condition = (context) =>
  context.set.slag.kraver_stod
    ? []
    : [said(context, `godtas-${CONDITIONS.find((one) => one === asked(context)) ?? "bada"}`)];

/**
 * What a point means by the price list, when one names it.
 * @param {Context} context
 */
const priceList = (context) => {
  const named = context.set.punkter.some((/** @type {any} */ one) =>
    /prislista|prisbilaga/i.test(one.text),
  );
  const place = present(context).includes("prisbilaga")
    ? called(context, "prisbilaga")
    : said(context, "priskapitel");
  return named ? [para(said(context, "prislista", { pris: place }))] : [];
};

const definitions = (/** @type {Context} */ { set }) =>
  set.definitionskapitel
    ? [
        chapter(set.definitionskapitel.rubrik),
        ...set.definitioner.map((/** @type {any} */ one) =>
          point([{ fet: one.ord }, `: ${one.text}`]),
        ),
      ]
    : [];

const demands = (/** @type {Context} */ context, withPromise = false) =>
  context.set.kapitel.flatMap((/** @type {any} */ one) => [
    chapter(one.rubrik),
    ...one.punkter.flatMap((/** @type {any} */ row) => pointBlocks(context, row, withPromise)),
  ]);

/**
 * A table without the columns that nobody has filled in: a bidder cannot answer an empty one.
 * @param {any} one
 */
const filledColumns = (one) => {
  const kept = one.kolumner
    .map((/** @type {string} */ _, /** @type {number} */ index) => index)
    .filter((/** @type {number} */ index) =>
      one.rader.some((/** @type {string[]} */ row) => row[index]),
    );
  const pick = (/** @type {string[]} */ row) =>
    kept.map((/** @type {number} */ index) => row[index] ?? "");
  return table(
    kept.map(() => 1),
    pick(one.kolumner),
    one.rader.map(pick),
  );
};

/**
 * @param {Context} context
 */
const tables = (context) => {
  const shown = context.set.tabeller
    .map((/** @type {any} */ one) => [sub(one.titel), filledColumns(one)])
    .filter((/** @type {any} */ [, one]) => one.huvud.length);
  return shown.length ? [chapter(named(context, "tabeller")), ...shown.flat()] : [];
};

/**
 * @param {Context} context
 */
const citation = (context) => {
  const list = context.set.anvanda
    .map((/** @type {any} */ one) => `${one.id.toUpperCase()} v${one.version}`)
    .join(", ");
  return list ? [small(said(context, "citat", { lista: list, adress: context.data.adress }))] : [];
};

// --- The request of a direct purchase and of a call-off

/**
 * @param {Context} context
 */
const need = (context) => {
  const { state } = context;
  const rows = goods(state);
  const many = rows.length > 1;
  const what = field(state, "vad").split("\n");
  return [
    chapter(named(context, "behov")),
    ...(many
      ? [table([6, 2, 2], ["Vara eller tjänst", "Antal", "Enhet"], rows)]
      : rows.map(([, number, unit]) => para(`${what[0]}: ${number} ${unit}.`))),
    ...what.slice(1).filter(Boolean).map(para),
    table([3, 7], [], facts(context, ["dnr", "plats", "leverans"])),
    ...(field(state, "skick") && !context.set.slag.kraver_stod && context.set.slag.nya_krav
      ? [para(said(context, `forfragan-skick-${field(state, "skick")}`))]
      : []),
  ].filter(isFull);
};

/**
 * Demands and answers in one table, so that nothing is said twice.
 * @param {Context} context
 */
const answered = (context) => {
  const own = context.set.kapitel.find((/** @type {any} */ one) => one.id === "krav");
  if (!own) return [];
  const rows = own.punkter.map((/** @type {any} */ one) => [
    one.nr,
    [
      one.text,
      ...proofsAfter(context, one).map(
        (/** @type {any} */ proof) => `\n${proofText(context, proof, proof.nr.length > 1)}`,
      ),
    ],
    answerCell(context, one),
  ]);
  return [
    chapter(own.rubrik),
    ...priceList(context),
    ...notOffered(context),
    table([1, 6, 2], ["Nr", "Krav", "Ert svar"], rows),
  ];
};

/**
 * @param {Context} context
 * @param {any} one
 */
const worthOf = (context, one) => {
  const model = modelOf(context.state.falt, context.set, context.data);
  const worth = model?.varden[one.nyckel] ?? 0;
  return model && ["fast-pris", "poang-absolut"].includes(model.id)
    ? `${shown(worth)} poäng`
    : `${shown(worth)} kronor`;
};

const PARAMETERS = /** @type {Record<string, (p: Record<string, number>) => string[]>} */ ({
  "troskel-pris": () => [],
  mervarde: () => [
    "Varje anbud får ett jämförelsepris: priset minus värdet av det som anbudet får för kriterierna. Lägst jämförelsepris vinner.",
  ],
  "fast-pris": (p) => [
    `Priset är bestämt: ${shown(p.pris)} kronor. Anbuden jämförs bara på kriterierna. Högst summa poäng vinner.`,
  ],
  "poang-absolut": (p) => [
    `Priset ger högst ${shown(p.prispoang)} poäng: ${shown(p.prispoang)} × (${shown(p.takpris)} − priset) ÷ ${shown(p.takpris)}, men aldrig under noll. Ett pris på ${shown(p.takpris)} kronor eller mer ger alltså noll poäng för priset. Kriterierna ger poäng därutöver. Högst summa vinner.`,
  ],
  lcc: (p) => [
    `Varje anbud får en kostnad för ${shown(p.ar)} år: priset, driften varje år och avvecklingen minus återköpet, räknat till i dag med ${shown(p.ranta)} procents ränta. Lägst kostnad vinner.`,
  ],
  koldioxidpris: (p) => [
    `Varje anbud får ett jämförelsepris: priset plus ${shown(p["kr-per-kg"])} kronor för varje kilogram koldioxidekvivalenter som anbudet uppger. Lägst jämförelsepris vinner.`,
  ],
});

const GROUND = /** @type {Record<string, string>} */ ({ "troskel-pris": "pris", lcc: "kostnad" });
/**
 * @param {Context} context
 */
const modelLines = (context) => {
  const model = modelOf(context.state.falt, context.set, context.data);
  if (!model) return [said(context, "vinner-lagst")];
  const ground = model.kriterier.length
    ? "bästa förhållandet mellan pris och kvalitet"
    : (GROUND[model.id] ?? "bästa förhållandet mellan pris och kvalitet");
  const first =
    context.set.slag.id === "direkt" || model.id === "troskel-pris"
      ? []
      : [`Grunden för utvärderingen är ${ground}.`];
  const lines =
    model.id === "troskel-pris"
      ? [said(context, "grund-pris")]
      : PARAMETERS[model.id](model.parametrar);
  const even = field(context.state, "lika");
  const extra = (EXTRA[model.id] ?? []).map((id) => EXTRA_NAMES[id]);
  const where = present(context).includes("prisbilaga")
    ? said(context, "pris-betyder", { bilaga: called(context, "prisbilaga") })
    : said(context, "pris-betyder-forfragan");
  return [
    ...first,
    ...lines,
    ...(extra.length && model.kriterier.length ? [said(context, "kriterier-dras-av")] : []),
    where,
    ...(extra.length ? [said(context, "pris-aven", { uppgifter: listed(extra) })] : []),
    ...(model.id === "troskel-pris" ? [] : [said(context, "decimaler")]),
    ...(even ? [said(context, "lika", { lika: even.replace(/\.$/, "") })] : []),
  ];
};

/**
 * @param {Context} context
 */
const choosing = (context) => {
  const own = context.set.kapitel.find((/** @type {any} */ one) => one.id === "val");
  const rows = (own?.punkter ?? []).flatMap((/** @type {any} */ one) => [
    [
      one.nr,
      [
        one.text,
        ...scaleLines(context, one).map((line) => `\n${line}`),
        `\nVärt högst ${worthOf(context, one)}.`,
        ...proofsAfter(context, one).map(
          (/** @type {any} */ proof) => `\n${proofText(context, proof, false)}`,
        ),
      ],
      answerCell(context, one),
    ],
  ]);
  return [
    chapter(named(context, "val")),
    ...modelLines(context).map(para),
    ...(rows.length ? [table([1, 6, 2], ["Nr", "Kriterium", "Ert svar"], rows)] : []),
  ];
};

/**
 * @param {Context} context
 */
const priceFields = (context) => {
  const open = !CONDITIONS.includes(asked(context));
  const extra = EXTRA[modelOf(context.state.falt, context.set, context.data)?.id ?? ""] ?? [];
  const freight = said(context, "pris-frakt");
  const rows = goods(context.state).map(([what, number, unit], index) => [
    what,
    `${number} ${unit}`.trim(),
    ...(open ? [choice(`skick-${index + 1}`, "Skick", ["Nytt", "Begagnat"])] : []),
    [text(`pris-${index + 1}`, "Pris per enhet", "Pris"), " kr"],
    choice(`moms-${index + 1}`, "Moms", ["Vanlig moms", "Vinstmarginal"]),
  ]);
  return [
    chapter(named(context, "pris")),
    para(said(context, "pris-vmb")),
    table(
      open ? [4, 2, 2, 2, 2] : [4, 2, 2, 2],
      ["Vara eller tjänst", "Antal", ...(open ? ["Skick"] : []), "Pris per enhet", "Moms"],
      [
        ...rows,
        [
          freight,
          ...(open ? ["", ""] : [""]),
          [text("pris-frakt", freight, "Pris"), " kr"],
          choice("moms-frakt", "Moms", ["Vanlig moms", "Vinstmarginal"]),
        ],
        ...extra.map((id) => [
          EXTRA_NAMES[id],
          ...(open ? ["", ""] : [""]),
          text(`pris-${id}`, EXTRA_NAMES[id], said(context, "varde-tips")),
          "",
        ]),
      ],
    ),
  ];
};

/**
 * @param {Context} context
 */
const shortTerms = (context) => {
  const { state, set } = context;
  const lines = set.klausuler.flatMap((/** @type {any} */ one) => one.texter);
  const period =
    isDay(field(state, "start")) && isDay(field(state, "slut"))
      ? [said(context, "avtalstid", { start: field(state, "start"), slut: field(state, "slut") })]
      : [];
  const all = [...period, ...lines, ...(set.kriterier.length ? [said(context, "lofte")] : [])];
  return all.length
    ? [chapter(named(context, "kortvillkor")), ...all.map((line) => point(sentence(line)))]
    : [];
};

/**
 * @param {Context} context
 */
const reply = (context) => {
  const { state, set } = context;
  const value = (/** @type {string} */ id) => field(state, id);
  const lines = [
    value("anbud") &&
      value("kontakt") &&
      said(context, "forfragan-svara", { kontakt: value("kontakt"), anbud: value("anbud") }),
    value("fragor") && said(context, "forfragan-fragor", { fragor: value("fragor") }),
    value("giltigt") && said(context, "forfragan-giltigt", { giltigt: value("giltigt") }),
    set.slag.nya_krav && said(context, "forfragan-besked"),
  ].filter(Boolean);
  const who =
    set.slag.id === "direkt"
      ? [
          table(
            [3, 7],
            [],
            [
              [
                { fet: "Företag och organisationsnummer" },
                text("foretag", "Företag och organisationsnummer"),
              ],
              [{ fet: "Funktion och e-postadress" }, text("epost", "Funktion och e-postadress")],
              [{ fet: "Datum" }, day("datum", "Datum")],
            ],
          ),
        ]
      : [];
  return [
    chapter(named(context, "svara")),
    ...(lines.length ? [para(lines.join(" "))] : []),
    ...who,
  ];
};

/**
 * @param {Context} context
 */
const framework = (context) =>
  [
    chapter(named(context, "ramavtal")),
    table([3, 7], [], facts(context, ["ramavtal", "ramnummer"])),
  ].filter(isFull);

/**
 * @param {Context} context
 */
const callOff = (context) => {
  const { state, set } = context;
  const way = set.slag.kraver_stod ? "fkk" : field(state, "avropssatt");
  return [
    ...(way && context.data.texter[`avrop-${way}`] ? [para(said(context, `avrop-${way}`))] : []),
    ...(present(context).includes("utvardering")
      ? [para(said(context, "avrop-kriterier", { bilaga: called(context, "utvardering") }))]
      : []),
    ...(set.slag.nya_krav ? [] : [para(said(context, "avrop-inget-nytt"))]),
  ];
};

/**
 * @param {Context} context
 */
const annexList = (context) => {
  const all = present(context).filter(
    (/** @type {string} */ id) => context.data.dokument[id].bilaga,
  );
  return all.length
    ? [
        chapter(named(context, "bilagor")),
        ...all.map((/** @type {string} */ id) => item(called(context, id))),
      ]
    : [];
};

// --- Answer form, evaluation, contract

/**
 * @param {Context} context
 */
const bidder = (context) => [
  para(said(context, "formular", { krav: called(context, "kravbilaga") })),
  ...notOffered(context),
  chapter(named(context, "anbudsgivare")),
  table(
    [3, 7],
    [],
    [
      [{ fet: "Företag" }, text("foretag", "Företag")],
      [{ fet: "Organisationsnummer" }, text("orgnr", "Organisationsnummer")],
      [{ fet: "Funktion och e-postadress" }, text("epost", "Funktion och e-postadress")],
      [{ fet: "Datum" }, day("datum", "Datum")],
    ],
  ),
];

/**
 * @param {Context} context
 */
const answerForm = (context) => [
  chapter(named(context, "svar")),
  table(
    [1, 5, 3, 3],
    ["Nr", "Punkt", "Svar", "Bevis: bilaga och sida"],
    context.set.punkter
      .filter((/** @type {any} */ one) => one.svar.slag !== "inget")
      .map((/** @type {any} */ one) => {
        const proof = context.set.bevis.some(
          (/** @type {any} */ other) => other.nr.includes(one.nr) && other.nar === "anbud",
        );
        return [
          one.nr,
          shortened(one.text),
          answerCell(context, one),
          proof
            ? text(`${one.nyckel}.bevis`, `Bevis till ${one.nr}`, said(context, "bilaga-tips"))
            : "Inget bevis med anbudet",
        ];
      }),
  ),
];

/**
 * @param {Context} context
 */
const model = (context) => [chapter(named(context, "modell")), ...modelLines(context).map(point)];

/**
 * What a point is worth in kronor, for clauses that count what a broken promise was worth.
 * @param {Context} context
 */
const pointInKronor = (context) => {
  const model = modelOf(context.state.falt, context.set, context.data);
  if (model?.id !== "poang-absolut") return [];
  const { takpris, prispoang } = model.parametrar;
  return [para(said(context, "poang-i-kronor", { kronor: shown(takpris / prispoang, 0) }))];
};

/**
 * @param {Context} context
 */
const worth = (context) =>
  context.set.kriterier.length
    ? [
        chapter(named(context, "varden")),
        para(said(context, "varden")),
        table(
          [1, 1],
          [`Punkt i ${called(context, "kravbilaga")}`, "Högsta värde"],
          context.set.kriterier.map((/** @type {any} */ one) => [one.nr, worthOf(context, one)]),
        ),
        ...pointInKronor(context),
      ]
    : [];

/**
 * @param {Context} context
 */
const parties = (context) => {
  const { state } = context;
  const winner = state.falt["tilld.namn"] ?? "";
  return [
    chapter(named(context, "parter")),
    table(
      [3, 7],
      [],
      [
        [{ fet: "Köpare" }, field(state, "organisation") || text("kopare", "Köpare")],
        [{ fet: "Leverantör" }, winner || text("leverantor", "Leverantör")],
        [
          { fet: "Leverantörens organisationsnummer" },
          state.falt["tilld.orgnr"] || text("orgnr", "Organisationsnummer"),
        ],
        ...facts(context, ["dnr"]),
        [{ fet: "Avtalet gäller" }, field(state, "titel")],
      ],
    ),
  ];
};

/**
 * @param {Context} context
 */
const papers = (context) => {
  const annexes = present(context).filter(
    (/** @type {string} */ id) =>
      context.data.dokument[id].bilaga && id !== "avtal" && id !== "svarsformular",
  );
  const framed = context.set.slag.kraver_stod
    ? [
        said(context, "rang-ramavtal", {
          ramavtal: [field(context.state, "ramavtal"), field(context.state, "ramnummer")]
            .filter(Boolean)
            .join(", "),
        }),
      ]
    : [];
  const answers = present(context).includes("svarsformular")
    ? said(context, "avtal-svar-fil", { bilaga: called(context, "svarsformular") })
    : said(context, "avtal-svar-system");
  const rank = [
    said(context, "rang-andringar"),
    ...framed,
    said(context, "rang-avtal"),
    said(context, "rang-fortydliganden"),
    ...annexes.map((/** @type {string} */ id) => `${called(context, id)}.`),
    said(context, "rang-anbud"),
  ];
  return [
    chapter(named(context, "handlingar")),
    point(said(context, "rangordning")),
    ...rank.map((line, index) => under(`${String.fromCharCode(97 + index)}) ${line}`)),
    ...(context.set.punkter.length
      ? [
          point(answers),
          point(said(context, "avtal-mer")),
          ...(context.set.kriterier.length ? [point(said(context, "avtal-lofte"))] : []),
        ]
      : []),
  ];
};

/**
 * @param {Context} context
 */
const period = (context) => {
  const [start, end] = [field(context.state, "start"), field(context.state, "slut")];
  return [
    chapter(named(context, "avtalstid")),
    point(
      isDay(start) && isDay(end)
        ? said(context, "avtalstid", { start, slut: end })
        : said(context, "avtalstid-saknas"),
    ),
  ];
};

/**
 * Number of the contract's first clause: after parties, papers, period and perhaps the table.
 * @param {Context} context
 */
const consequences = (context) => {
  const { set } = context;
  const rows = set.punkter
    .map((/** @type {any} */ one) => {
      const ids = one.skala ? [one.lofte] : (one.klausuler ?? []);
      const own = set.klausuler.filter((/** @type {any} */ clause) => ids.includes(clause.id));
      return [one.nr, own];
    })
    .filter((/** @type {any[]} */ row) => row[1].length);
  if (!rows.length) return [];
  const first = 5;
  const number = (/** @type {any} */ clause) =>
    `${clause.namn} (kapitel ${first + set.klausuler.indexOf(clause)})`;
  const byClauses = new Map();
  for (const [nr, own] of rows) {
    const key = own.map(number).join("; ");
    byClauses.set(key, [...(byClauses.get(key) ?? []), nr]);
  }
  return [
    chapter(named(context, "pafoljder")),
    para(said(context, "pafoljder", { krav: called(context, "kravbilaga") })),
    table(
      [1, 1],
      ["Punkt", "Klausul"],
      [...byClauses].map(([names, numbers]) => [numbers.join(", "), names]),
    ),
  ];
};

/**
 * A value that another document of the set holds is not written twice: the text leads there.
 * @param {Context} context
 * @param {string} line
 */
const led = (context, line) => line.replace(": …………", `, se ${called(context, "utvardering")}`);
/**
 * @param {Context} context
 */
const clauses = (context) =>
  context.set.klausuler.flatMap((/** @type {any} */ one) => [
    chapter(one.titel),
    ...one.texter.map((/** @type {string} */ line) => point(led(context, line))),
  ]);

// --- To the market, and letters after the award

const MARKET = [
  "Vilka av kraven klarar ni i dag? Vilka skulle ni klara om ett år?",
  "Är något krav dyrt i förhållande till nyttan? Vad skulle ni föreslå i stället?",
  "Vilka bevis har ni redan? Vilka är svåra att få för ett litet företag?",
  "Vad kan ni erbjuda begagnat, renoverat eller som tjänst?",
  "Hur lång leveranstid behöver ni till leveransorten?",
  "Kan ni lämna anbud på en del av köpet?",
];
/**
 * @param {Context} context
 */
const market = (context) =>
  [
    para(said(context, "marknad-inledning")),
    table([3, 7], [], facts(context, ["vad", "antal", "plats", "fragor"])),
    chapter("Frågor"),
    ...MARKET.map((one, index) => [point(one), under(text(`fraga-${index + 1}`, "Svar"))]).flat(),
    ...(context.set.punkter.length
      ? [
          chapter("Krav som vi överväger"),
          table(
            [6, 2, 4],
            ["Krav", "Klarar ni det?", "Kommentar"],
            context.set.punkter.map((/** @type {any} */ one) => [
              one.text,
              choice(`klarar-${one.nyckel}`, "Klarar ni det?", ["Ja", "Delvis", "Nej"]),
              text(`kommentar-${one.nyckel}`, "Kommentar"),
            ]),
          ),
        ]
      : []),
  ].filter(isFull);

/**
 * The clause itself in a small purchase; else where it stands, so that nothing is said twice.
 * @param {Context} context
 * @param {any} clause
 */
const clauseLines = (context, clause) =>
  context.set.slag.klausuler === "kort"
    ? clause.texter.map((/** @type {string} */ one) => under(one))
    : [under(`Klausulen står i ${called(context, "avtal")}, under rubriken ”${clause.titel}”.`)];

/**
 * @param {Context} context
 */
const letter = (context) => {
  const { state, set } = context;
  const kind = context.dokument.id.replace("brev-", "");
  const value = (/** @type {string} */ key) => state.falt[`brev.${key}`] ?? "";
  const clause = set.klausuler.find(
    (/** @type {any} */ one) => one.id === (kind === "avvikelse" ? "rattelse" : kind),
  );
  const own =
    set.punkter.find((/** @type {any} */ one) => one.nyckel === value("punkt")) ??
    set.punkter.find((/** @type {any} */ one) => one.klausuler?.includes(clause?.id)) ??
    set.punkter[0];
  const promise = own && promised(context, own);
  return [
    table(
      [3, 7],
      [],
      [
        [{ fet: "Till" }, state.falt["tilld.namn"] || text("till", "Till")],
        [{ fet: "Från" }, field(state, "organisation") || text("fran", "Från")],
        ...facts(context, ["dnr"]),
        [{ fet: "Datum" }, value("datum") || day("datum", "Datum")],
      ],
    ),
    heading("Bristen"),
    para(
      said(context, "brev-avvikelse", { nr: own?.nr ?? "", krav: called(context, "kravbilaga") }),
    ),
    ...(own ? [under(own.text)] : []),
    ...(promise ? [under([{ fet: "Utlovat: " }, promise])] : []),
    para([{ fet: "Det vi såg: " }, value("beskrivning") || text("beskrivning", "Det vi såg")]),
    heading("Det vi begär"),
    para(said(context, `brev-${kind === "avvikelse" ? "rattelse" : kind}`)),
    ...(clause ? clauseLines(context, clause) : []),
    ...(kind === "avvikelse"
      ? [para([{ fet: "Rättas senast: " }, value("frist") || day("frist", "Rättas senast")])]
      : [
          para([{ fet: "Belopp i kronor: " }, value("belopp") || text("belopp", "Belopp")]),
          para([
            { fet: "Så är beloppet räknat: " },
            value("rakning") || text("rakning", "Så är beloppet räknat"),
          ]),
        ]),
    para([{ fet: "Underskrift, funktion: " }, text("underskrift", "Underskrift, funktion")]),
  ];
};

/**
 * Parts that someone outside reads, by the names of the recipes.
 * @type {Record<string, (context: Context) => any[]>}
 */
export const OUTWARD = {
  inledning: introduction,
  definitioner: definitions,
  krav: demands,
  utlovat: (context) => demands(context, true),
  tabeller: tables,
  citat: citation,
  behov: need,
  kravsvar: answered,
  val: choosing,
  prisfalt: priceFields,
  kortvillkor: shortTerms,
  svara: reply,
  ramavtal: framework,
  avropsordning: callOff,
  bilagelista: annexList,
  anbudsgivare: bidder,
  svar: answerForm,
  modell: model,
  varden: worth,
  parter: parties,
  handlingar: papers,
  avtalstid: period,
  pafoljder: consequences,
  klausuler: clauses,
  marknadsfragor: market,
  brev: letter,
};
