// What the buyer has chosen: ids of modules in order, and texts by key. It lives after # in the
// address or in a file.
// Keys: kop.titel · mob-001.av · mob-001.f.delar-ar · matt.garanti.ar.leverans ·
// klausul.vite.f.vite-tak-ar · …

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[0-9]+$/;
const KEY = /^[a-z][a-z0-9-]*(?:\.[a-z0-9åäö-]+){1,6}$/;
export const MOST_MODULES = 200;
export const LONGEST_TEXT = 4000;
export const LONG_ADDRESS = 2000;
const MOST_KEYS = 4000;
const FORMAT = "underlag";

/** @typedef {{krav: string[], falt: Record<string, string>}} State */

/** @returns {State} */
export const empty = () => ({ krav: [], falt: {} });

/** Ids of a list such as "mob-001,it-002", each once. @param {unknown} text */
export const ids = (text) =>
  [
    ...new Set(
      String(text ?? "")
        .toLowerCase()
        .split(",")
        .map((id) => id.trim())
        .filter((id) => ID.test(id)),
    ),
  ].slice(0, MOST_MODULES);

/**
 * The state with only what it may hold, whatever it is made of.
 * @param {unknown} value
 * @returns {State}
 */
export const checked = (value) => {
  const given = /** @type {{krav?: unknown, falt?: unknown}} */ (
    value && typeof value === "object" ? value : {}
  );
  const fields =
    given.falt && typeof given.falt === "object" && !Array.isArray(given.falt) ? given.falt : {};
  const falt = Object.create(null);
  for (const [key, text] of Object.entries(fields).slice(0, MOST_KEYS)) {
    if (KEY.test(key) && typeof text === "string" && text !== "")
      falt[key] = text.slice(0, LONGEST_TEXT);
  }
  const list = Array.isArray(given.krav)
    ? given.krav.filter((id) => typeof id === "string").join(",")
    : "";
  return { krav: ids(list), falt: { ...falt } };
};

/** The state that an address carries after #. @param {string} hash */
export const fromHash = (hash) => {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const falt = Object.fromEntries([...given].filter(([key]) => key !== "krav"));
  return checked({ krav: ids(given.get("krav")), falt });
};

/** What stands after # for a state; commas stay, so that it can be read. @param {State} state */
export const toHash = (state) => {
  const all = new URLSearchParams();
  if (state.krav.length) all.set("krav", state.krav.join(","));
  for (const key of Object.keys(state.falt).sort()) all.set(key, state.falt[key]);
  return all.toString().replace(/%2C/gi, ",");
};

/**
 * The basket's older address: ?krav=…&utan=…#mob-001=note.
 * @param {string} query
 * @param {string} hash
 */
export const fromBasket = (query, hash) => {
  const asked = new URLSearchParams(query);
  const notes = new URLSearchParams(hash.replace(/^#/, ""));
  const krav = ids(asked.get("krav"));
  const falt = Object.fromEntries(
    krav.filter((id) => notes.get(id)).map((id) => [`${id}.not`, String(notes.get(id))]),
  );
  return checked({ krav, falt });
};

/**
 * The state as a file's text, and back; throws when the text is no such file.
 * @param {State} state
 */
export const toFile = (state) =>
  `${JSON.stringify({ format: FORMAT, version: 1, ...checked(state) }, null, 1)}\n`;
/** @param {string} text */
export const fromFile = (text) => {
  const value = JSON.parse(text);
  if (!value || value.format !== FORMAT) throw new Error("format");
  return checked(value);
};

/**
 * A copy with one text set, or taken away when it is empty.
 * @param {State} state
 * @param {string} key
 * @param {string} text
 */
export const withField = (state, key, text) => {
  const falt = { ...state.falt };
  if (text === "") delete falt[key];
  else falt[key] = text.slice(0, LONGEST_TEXT);
  return { krav: state.krav, falt };
};

/**
 * A copy without a module and what was filled in for it.
 * @param {State} state
 * @param {string} id
 */
export const withoutModule = (state, id) => ({
  krav: state.krav.filter((other) => other !== id),
  falt: Object.fromEntries(Object.entries(state.falt).filter(([key]) => !key.startsWith(`${id}.`))),
});

/**
 * A copy with a module at another place, counted from 1.
 * @param {State} state
 * @param {string} id
 * @param {number} place
 */
export const moved = (state, id, place) => {
  const rest = state.krav.filter((other) => other !== id);
  const index = Math.max(0, Math.min(rest.length, place - 1));
  return { krav: [...rest.slice(0, index), id, ...rest.slice(index)], falt: state.falt };
};
