// Elements and words to the reader.

/**
 * An element with attributes and children; texts stay texts.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns
 * {any}
 */
export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      node.setAttribute(name, value);
  }
  node.append(
    ...children
      .flat()
      .filter((child) => child !== null && child !== undefined && child !== false && child !== ""),
  );
  return node;
};

export const button = (
  /** @type {string} */ action,
  /** @type {string} */ text,
  /** @type {Record<string, any>} */ more = {},
) => el("button", { type: "button", "data-gor": action, ...more }, text);

/**
 * @param {string} key
 */
const id = (key) => `f-${key.replaceAll(".", "_")}`;

/**
 * A labelled field bound to a key of the state.
 * @param {any} control
 * @param {string} key
 * @param {string} label
 * @param {string} [advice]
 */
const labelled = (control, key, label, advice) => {
  control.id = id(key);
  control.dataset.nyckel = key;
  const help = advice ? el("p", { class: "quiet", id: `${id(key)}-rad` }, advice) : null;
  if (help) control.setAttribute("aria-describedby", help.id);
  return el("div", { class: "falt" }, el("label", { for: control.id }, label), control, help);
};

/**
 * @param {string} key
 * @param {string} label
 * @param {string} value
 * @param {Record<string, any>} [more]
 * @param {string} [advice]
 */
export const input = (key, label, value, more = {}, advice = "") => {
  const control = el("input", { type: "text", autocomplete: "off", maxlength: 300, ...more });
  control.value = value;
  return labelled(control, key, label, advice);
};

/**
 * @param {string} key
 * @param {string} label
 * @param {string} value
 * @param {number} rows
 * @param {string} [advice]
 */
export const area = (key, label, value, rows, advice = "") => {
  const control = el("textarea", { rows, maxlength: 4000 });
  control.value = value;
  return labelled(control, key, label, advice);
};

/**
 * @param {string} key
 * @param {string} label
 * @param {string} value
 * @param {[string, string][]} choices
 * @param {string} [advice]
 */
export const select = (key, label, value, choices, advice = "") => {
  const control = el(
    "select",
    {},
    ...choices.map(([one, text]) => el("option", { value: one }, text)),
  );
  control.value = value;
  return labelled(control, key, label, advice);
};

/**
 * A box that is one word of a list in the state: ticked when the word is absent (turned="av") or
 * there.
 */
export const tick = (
  /** @type {string} */ key,
  /** @type {string} */ word,
  /** @type {boolean} */ on,
  /** @type {string} */ turned,
  /** @type {any[]} */ ...label
) => {
  const control = el("input", {
    type: "checkbox",
    "data-lista": key,
    "data-ord": word,
    "data-vand": turned,
  });
  control.checked = on;
  return el("label", { class: "check" }, control, ...label);
};

let waiting = 0;
/**
 * Tells screen readers, and whoever looks.
 * @param {string} message
 * @param {any[]} more
 */
export const say = (message, ...more) => {
  const place = /** @type {HTMLElement} */ (document.getElementById("underlag-besked"));
  const live = document.getElementById("besked");
  place.replaceChildren(message, ...more.flatMap((one) => [" ", one]));
  place.hidden = !message;
  clearTimeout(waiting);
  if (live) {
    live.textContent = "";
    waiting = window.setTimeout(() => {
      live.textContent = message;
    }, 50);
  }
};

/** What finds a control again when its place has been drawn anew. @param {any} had */
const markOf = (had) => {
  const { lista, ord, gor, krav } = had.dataset;
  if (had.id) return `#${CSS.escape(had.id)}`;
  if (lista) return `[data-lista="${lista}"][data-ord="${ord}"]`;
  if (gor) return `[data-gor="${gor}"]${krav ? `[data-krav="${krav}"]` : ""}`;
  return "";
};

/** The folds of a place that are open, by their headings. @param {HTMLElement} place */
const openFolds = (place) =>
  new Set([...place.querySelectorAll("details[open] > summary")].map((one) => foldName(one)));
const foldName = (/** @type {Element} */ summary) =>
  (summary.textContent ?? "").replace(/\d+ av \d+/, "");

/**
 * Gives a control the focus, and the place in its text where the reader was.
 * @param {any} again
 * @param {[number | null, number | null] | null} at
 */
const focusAgain = (again, at) => {
  again.focus({ preventScroll: true });
  if (!at || at[0] === null || !again.setSelectionRange) return;
  try {
    again.setSelectionRange(at[0], at[1]);
  } catch {
    /* dates and numbers have no selection */
  }
};

/**
 * Puts new content in a place: open folds stay open, and the control that had the focus gets it back.
 * @param {HTMLElement} place
 * @param {any[]} content
 */
export const replaced = (place, content) => {
  const focused = /** @type {any} */ (document.activeElement);
  const had = focused && place.contains(focused) ? focused : null;
  const fold = had?.tagName === "SUMMARY" ? foldName(had) : "";
  const mark = had ? markOf(had) : "";
  const at = had && "selectionStart" in had ? [had.selectionStart, had.selectionEnd] : null;
  const open = openFolds(place);
  place.replaceChildren(...content.flat().filter(Boolean));
  const summaries = [...place.querySelectorAll("details:not([data-krav]) > summary")];
  for (const summary of summaries) {
    if (open.has(foldName(summary))) summary.parentElement?.setAttribute("open", "");
  }
  const again = fold
    ? [...place.querySelectorAll("summary")].find((one) => foldName(one) === fold)
    : mark && place.querySelector(mark);
  if (again) focusAgain(again, /** @type {any} */ (at));
};
