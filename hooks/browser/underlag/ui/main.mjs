// The builder's page: one state, drawn step by step. Nothing is sent or stored until the reader
// asks for it.
import { compose, field } from "../compose.mjs";
import {
  LONG_ADDRESS,
  empty,
  fromFile,
  fromHash,
  ids,
  moved,
  toFile,
  toHash,
  withField,
  withoutModule,
} from "../state.mjs";
import { drawBlanks, drawChosen, drawHits, fillRow } from "./choosing.mjs";
import { button, el, replaced, say } from "./dom.mjs";
import { drawClauses, drawEvaluation, drawNotes, drawResult } from "./judging.mjs";
import { maker, modules, part } from "./loading.mjs";
import { draw as drawPurchase } from "./purchase.mjs";
import { answersIn_, documentsFor, drawAward, drawTaking } from "./taking.mjs";

const STORE = "underlag";
const OLD_STORE = "kravkorg";
const WAIT = 150;
const place = document.getElementById("underlag");
const $ = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

/** @type {import("../state.mjs").State} */
let state = empty();
/** @type {any} */
let data;
/** @type {any} */
let set;
/** @type {any[] | null} */
let index = null;
const open = new Set();
/** @type {import("../state.mjs").State | null} */
let emptied = null;
let timer = 0;

// --- State and address

const writeAddress = () => {
  const hash = toHash(state);
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch {
    /* some browsers refuse this for pages on a disk */
  }
  const length = location.href.length;
  const long = $("lank-lage");
  long.textContent =
    length > LONG_ADDRESS
      ? `Länken är ${length} tecken. Många program klipper långa länkar. Spara underlaget som fil i stället.`
      : "Allt du väljer står i länken efter tecknet #. Den delen skickas aldrig till någon server.";
};

const load = async () => {
  const missing = state.krav.filter((id) => !data.moduler[id]);
  const [found] = await Promise.all([modules(missing), conditions()]);
  Object.assign(data.moduler, found);
};
const conditions = async () => {
  if (!data.ram) Object.assign(data, await part("underlag-villkor"));
};

/**
 * Everything that follows from the state.
 * @param {{purchase?: boolean, chosen?: boolean}} [what]
 */
const draw = (what = { purchase: true, chosen: true }) => {
  set = compose(state, data);
  if (what.purchase) {
    $("slag").value = field(state, "slag") ? set.slag.id : "";
    drawPurchase(state, data);
  }
  if (what.chosen) drawChosen(state, data, set, open);
  $("krav-tom").hidden = state.krav.length > 0;
  if (what.purchase) drawSupport();
  for (const id of ["steg-utvardering", "steg-villkor"]) $(id).hidden = !set.slag.nya_krav;
  if (data.ram) {
    drawBlanks(state, data, set);
    drawEvaluation(state, data, set);
    drawResult(state, data, set);
    drawClauses(state, data, set);
    drawAward(state, data, set);
  }
  const weighty = drawNotes(state, data, set);
  drawTaking(documentsFor(state, data, set), data);
  $("underlag-rad").textContent =
    `${state.krav.length} krav, ${set.punkter.length} punkter, ${weighty} att se över.`;
};

/** In a renewed competition all points can be marked at once. */
const drawSupport = () =>
  replaced(
    $("stod-verktyg"),
    set.slag.kraver_stod
      ? [
          el(
            "div",
            { class: "falt" },
            el("label", { for: "stod-avsnitt" }, "Avsnitt i ramavtalet som ger stöd"),
            el("input", { id: "stod-avsnitt", type: "text", autocomplete: "off" }),
          ),
          el(
            "p",
            { class: "actions" },
            button("stod-alla", "Alla valda punkter preciserar ramavtalet", { class: "plain" }),
          ),
        ]
      : [],
  );

const changed = (
  /** @type {import("../state.mjs").State} */ next,
  /** @type {any} */ what = undefined,
) => {
  state = next;
  writeAddress();
  clearTimeout(timer);
  if (what) draw(what);
  else timer = window.setTimeout(() => draw({}), WAIT);
};

/**
 * @param {import("../state.mjs").State} next
 * @param {string} message
 */
const opened = async (next, message) => {
  state = next;
  await load();
  writeAddress();
  draw();
  const unknown = state.krav.filter((id) => !data.moduler[id]);
  if (unknown.length) say(`Okänt id: ${unknown.join(", ").toUpperCase()}.`);
  else if (message) say(message);
};

// --- Actions

/**
 * @param {Uint8Array | string} content
 * @param {string} name
 */
const hand = (content, name) => {
  const link = el("a", {
    href: URL.createObjectURL(new Blob([/** @type {any} */ (content)])),
    download: name,
  });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  say(`Filen ${name} är hämtad.`);
};

/**
 * @param {string} list
 */
const add = async (list) => {
  const wanted = ids(list).filter((id) => !state.krav.includes(id));
  await opened(
    { krav: [...state.krav, ...wanted], falt: state.falt },
    `${wanted.join(", ").toUpperCase()} är tillagt. ${state.krav.length + wanted.length} krav är valda.`,
  );
  if (!index) return;
  drawHits(state, data, index, $("krav-sok").value, $("krav-grupp").value);
  // The button that was pressed is gone: the next one to add takes the focus, else the search.
  ($("krav-traffar").querySelector("[data-gor=lagg-till]") ?? $("krav-sok")).focus();
};

const stored = () => {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
};

const ACTIONS = /** @type {Record<string, (button: any) => any>} */ ({
  "lagg-till": (node) => add(node.dataset.krav),
  "ta-bort": (node) => {
    const id = node.dataset.krav;
    const at = state.krav.indexOf(id);
    changed(withoutModule(state, id), { chosen: true });
    say(`${id.toUpperCase()} är borttaget.`);
    const rows = $("krav-valda").querySelectorAll("summary");
    (rows[Math.min(at, rows.length - 1)] ?? $("krav-sok")).focus();
  },
  flytta: (node) => {
    const id = node.dataset.krav;
    const wanted = Number($("krav-valda").querySelector(`[data-plats="${id}"]`).value);
    changed(moved(state, id, wanted || 1), { chosen: true });
    say(`${id.toUpperCase()} är nu nummer ${state.krav.indexOf(id) + 1} av ${state.krav.length}.`);
  },
  "stod-alla": () => {
    const section = $("stod-avsnitt").value.trim();
    const falt = { ...state.falt };
    for (const module of set.moduler)
      for (const one of module.punkter) {
        falt[`${module.id}.stod.${one.id}`] = "preciserar";
        if (section) falt[`${module.id}.avsnitt.${one.id}`] = section;
      }
    changed({ krav: state.krav, falt }, { chosen: true });
    say("Alla valda punkter är markerade som stöd i ramavtalet.");
  },
  spara: () => hand(toFile(state), "underlag.json"),
  oppna: () => $("oppna-fil").click(),
  "oppna-svar": () => $("svar-fil").click(),
  lank: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      say("Länken till underlaget är kopierad.");
    } catch {
      say("Det gick inte att kopiera. Kopiera adressen i webbläsarens adressfält i stället.");
    }
  },
  "spara-har": () => {
    try {
      localStorage.setItem(STORE, toFile(state));
      say("Underlaget är sparat i den här webbläsaren.");
    } catch {
      say("Webbläsaren tillåter inte att något sparas. Spara underlaget som fil i stället.");
    }
    drawStored();
  },
  glom: () => {
    try {
      localStorage.removeItem(STORE);
      localStorage.removeItem(OLD_STORE);
    } catch {
      /* nothing can be stored, so nothing is */
    }
    drawStored();
    say("Det sparade är borttaget.");
  },
  "oppna-sparat": () => {
    const kept = stored();
    try {
      return opened(kept ? fromFile(kept) : fromOldBasket(), "Det sparade underlaget är öppnat.");
    } catch {
      say("Det sparade underlaget går inte att läsa.");
      return null;
    }
  },
  tom: () => {
    $("tom-fraga").hidden = false;
    $("tom-fraga").querySelector("button").focus();
  },
  "tom-nej": () => {
    $("tom-fraga").hidden = true;
    /** @type {any} */ (document.querySelector('[data-gor="tom"]')).focus();
  },
  "tom-ja": () => {
    emptied = state;
    $("tom-fraga").hidden = true;
    open.clear();
    changed(empty(), { purchase: true, chosen: true });
    const undo = button("angra", "Ångra", { class: "plain" });
    say("Underlaget är tömt.", undo);
    undo.focus();
  },
  angra: () => (emptied ? opened(emptied, "Underlaget är tillbaka.") : null),
});

const fromOldBasket = () => {
  const items = JSON.parse(localStorage.getItem(OLD_STORE) ?? "[]").filter(
    (/** @type {any} */ one) => one && typeof one.id === "string",
  );
  return fromHash(
    new URLSearchParams([
      ["krav", items.map((/** @type {any} */ one) => one.id).join(",")],
      ...items
        .filter((/** @type {any} */ one) => one.note)
        .map((/** @type {any} */ one) => [`${one.id}.not`, String(one.note)]),
    ]).toString(),
  );
};
const drawStored = () => {
  let kept = false;
  try {
    kept = Boolean(localStorage.getItem(STORE) || localStorage.getItem(OLD_STORE));
  } catch {
    /* blocked */
  }
  $("sparat").hidden = !kept;
};

/**
 * @param {string} id
 */
const take = async (id) => {
  try {
    await load();
    const files = await maker();
    if (id === "allt") {
      const zip = files.everything(state, data, toFile(state));
      hand(zip.innehall, zip.namn);
      return;
    }
    const file = files.made(state, data, id);
    hand(file.innehall, file.namn);
  } catch (error) {
    say("Filen kunde inte göras. Ladda om sidan och försök igen.");
    throw error;
  }
};

/**
 * @param {any} event
 */
const onClick = async (event) => {
  const node = event.target.closest("[data-gor]");
  if (!node || !place?.contains(node)) return;
  const action = node.dataset.gor;
  if (ACTIONS[action]) await ACTIONS[action](node);
  else await take(action);
};

/**
 * @param {any} event
 */
const onInput = (event) => {
  const node = event.target;
  if (node.id === "krav-sok" || node.id === "krav-grupp") {
    search();
    return;
  }
  if (node.id === "slag") {
    changed(withField(state, "kop.slag", node.value), { purchase: true, chosen: true });
    return;
  }
  if (node.dataset.lista) {
    const list = (state.falt[node.dataset.lista] ?? "")
      .split(" ")
      .filter((word) => word && word !== node.dataset.ord);
    const on = node.checked === (node.dataset.vand === "till");
    changed(
      withField(state, node.dataset.lista, (on ? [...list, node.dataset.ord] : list).join(" ")),
      { chosen: node.dataset.lista.endsWith(".av") && node.dataset.lista !== "klausul.av" },
    );
    return;
  }
  const key = node.dataset.nyckel;
  if (!key || key.startsWith("plats.")) return;
  const rows = key === "kop.rader" || /^[a-z0-9-]+\.t\./.test(key);
  let next = withField(state, key, rows ? node.value.replace(/[ \t]*;[ \t]*/g, "\t") : node.value);
  if (["kop.start", "kop.slut"].includes(key))
    next = withField(next, "kop.andringar", String((Number(state.falt["kop.andringar"]) || 0) + 1));
  changed(next, key === "kop.avropssatt" ? avropssatt(next) : undefined);
};

/**
 * A call-off by renewed competition is a kind of its own.
 * @param {import("../state.mjs").State} next
 */
const avropssatt = (next) => {
  const way = field(next, "avropssatt");
  state = withField(next, "kop.slag", way === "fkk" ? "fkk" : "avrop");
  writeAddress();
  return { purchase: true, chosen: true };
};

const search = async () => {
  index ??= await part("underlag-index");
  drawHits(state, data, /** @type {any[]} */ (index), $("krav-sok").value, $("krav-grupp").value);
};

/**
 * @param {any} node
 * @param {(file: File) => Promise<void>} read
 */
const readFile = async (node, read) => {
  const [file] = node.files;
  node.value = "";
  if (!file) return;
  try {
    await read(file);
  } catch {
    say(`Filen ${file.name} går inte att läsa. Välj en fil som är gjord på den här sidan.`);
  }
};

const begin = async () => {
  data = { moduler: {}, klausuler: {}, modeller: {}, ...(await part("underlag-bas")) };
  replaced($("slag"), [
    el("option", { value: "" }, "Välj"),
    ...Object.values(data.slag).map((/** @type {any} */ one) =>
      el("option", { value: one.id }, one.namn),
    ),
  ]);
  replaced($("krav-grupp"), [
    el("option", { value: "" }, "Alla produktgrupper"),
    ...data.grupper.map((/** @type {any} */ [id, name]) => el("option", { value: id }, name)),
  ]);
  state = fromHash(location.hash);
  if (state.krav.length) await load();
  draw();
  writeAddress();
  drawStored();
  const unknown = state.krav.filter((id) => !data.moduler[id]);
  if (unknown.length) say(`Okänt id: ${unknown.join(", ").toUpperCase()}.`);
  place?.addEventListener("click", onClick);
  place?.addEventListener("input", onInput);
  place?.addEventListener(
    "toggle",
    (/** @type {any} */ event) => {
      const row = event.target;
      if (!row.dataset?.krav) return;
      if (row.open) {
        open.add(row.dataset.krav);
        fillRow(state, data, set, row);
      } else open.delete(row.dataset.krav);
    },
    true,
  );
  $("oppna-fil").addEventListener("change", (/** @type {any} */ event) =>
    readFile(event.target, async (file) =>
      opened(fromFile(await file.text()), `Filen ${file.name} är öppnad.`),
    ),
  );
  $("svar-fil").addEventListener("change", (/** @type {any} */ event) =>
    readFile(event.target, async (file) => {
      const found = answersIn_(await maker(), new Uint8Array(await file.arrayBuffer()), set);
      changed({ krav: state.krav, falt: { ...state.falt, ...found } }, { chosen: false });
      say(`${Object.keys(found).length} svar är inlästa.`);
    }),
  );
  window.addEventListener("hashchange", () => {
    const next = fromHash(location.hash);
    if (toHash(next) !== toHash(state)) opened(next, "");
  });
  $("utan-skript").remove();
  $("underlag").hidden = false;
  document.documentElement.dataset.klar = "ja";
  $("underlag").dataset.klar = "ja";
};
if (place) begin();
