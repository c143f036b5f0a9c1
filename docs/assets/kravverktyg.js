// Shared by the filters, the comparison, the basket's old address and the buttons that lead there. Runs first. Stores nothing by itself.
// What is chosen travels in the address: ?korg=… on the pages where requirements are chosen, #krav=… in the builder.
(() => {
  "use strict";
  const script = document.currentScript.src;
  const root = new URL("../", script);
  const STORE = "kravkorg";
  const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[0-9]+$/;
  const MOST = 100;

  /** An element with attributes and children; texts stay texts. */
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  };

  const BLANK = /\[[^[\]\n]{1,80}\]/g;
  /** A text as [piece, isBlank] pairs: what stands in [brackets] is for the buyer to fill in. */
  const pieces = (text) => {
    const found = [];
    let end = 0;
    for (const match of text.matchAll(BLANK)) {
      if (match.index > end) found.push([text.slice(end, match.index), false]);
      found.push([match[0], true]);
      end = match.index + match[0].length;
    }
    if (end < text.length) found.push([text.slice(end), false]);
    return found;
  };
  const marked = (text) => pieces(text).map(([piece, blank]) => (blank ? el("mark", { class: "blank" }, piece) : piece));
  const paragraphs = (text) => text.split(/\n+/).filter((part) => part.trim());

  // --- Ids and what is chosen -------------------------------------------------------------------------------------------

  /** Ids of a list such as "mob-001,it-002", each once, whatever else the address holds. */
  const ids = (text) => [...new Set(String(text ?? "").toLowerCase().split(",").map((id) => id.trim()).filter((id) => ID.test(id)))].slice(0, MOST);

  /** What the reader has chosen to keep in this browser: [{id, note}], or null. Nothing is written here. */
  const saved = () => {
    try {
      const items = JSON.parse(localStorage.getItem(STORE));
      return Array.isArray(items) ? items.filter((item) => item && typeof item.id === "string" && ID.test(item.id)).slice(0, MOST)
        .map((item) => ({ id: item.id, note: String(item.note ?? "").slice(0, 2000) })) : null;
    } catch {
      return null;
    }
  };

  /** The ids that the reader carries along: those of the address, else those that the reader has saved. */
  const carried = () => {
    const inAddress = new URLSearchParams(location.search).get("korg");
    return inAddress === null ? (saved() ?? []).map((item) => item.id) : ids(inAddress);
  };

  const replaceAddress = (address, push = false) => {
    try {
      history[push ? "pushState" : "replaceState"](null, "", address);
    } catch { /* some browsers refuse this for pages on a disk */ }
  };
  const carry = (list) => {
    const address = new URL(location.href);
    address.searchParams.set("korg", list.join(","));
    replaceAddress(readable(address));
    showChosen();
  };

  /** Commas need no escaping in a query; without it the address can be read. */
  const readable = (address) => address.href.replace(/%2C/gi, ",");

  /** Address of a page of the site by its path, with a query; a folder on a disk needs its file named. */
  const page = (path, query = {}) => {
    const address = new URL(`${path}/${location.protocol === "file:" ? "index.html" : ""}`, root);
    for (const [name, value] of Object.entries(query)) if (value) address.searchParams.set(name, value);
    return readable(address);
  };
  const builderAddress = (list) => `${page("underlag")}#krav=${list.join(",")}`;
  const compareAddress = (list) => page("jamfor", { krav: list.join(",") });

  // --- Data ---------------------------------------------------------------------------------------------------------

  const parts = new Map();
  /** A part of the data, loaded once as a script; undefined when it cannot be had. */
  const part = (name) => {
    if (!parts.has(name)) {
      parts.set(name, new Promise((resolve) => {
        const node = el("script", { src: new URL(`poster/${name}.js`, script).href });
        node.onload = () => resolve(window.poster && window.poster[name]);
        node.onerror = () => { parts.delete(name); resolve(undefined); };
        document.head.append(node);
      }));
    }
    return parts.get(name);
  };
  /** Whole requirements by id, in the order asked for; unknown ids are left out. */
  const requirements = async (list) => {
    const prefix = (id) => `krav-${id.slice(0, id.lastIndexOf("-"))}`;
    await Promise.all([...new Set(list.map(prefix))].map(part));
    const found = (id) => (window.poster ?? {})[prefix(id)] ?? {};
    return list.filter((id) => Object.prototype.hasOwnProperty.call(found(id), id)).map((id) => found(id)[id]);
  };

  // --- Words to the reader ------------------------------------------------------------------------------------------

  const status = document.getElementById("besked");
  let waiting;
  /** Tells screen readers; a later message replaces one that has not been told yet. */
  const say = (message, delay = 50) => {
    clearTimeout(waiting);
    status.textContent = "";
    waiting = setTimeout(() => { status.textContent = message; }, delay);
  };

  // --- What is chosen -----------------------------------------------------------------------------------------------

  const number = (list) => (list.length === 1 ? "1 valt krav" : `${list.length} valda krav`);
  let bar;
  const listeners = [];
  /** The bar below a list of requirements: how many are chosen, to the basket, to the comparison. */
  const showChosen = () => {
    const list = carried();
    for (const listener of listeners) listener(list);
    if (!bar && !list.length) return;
    if (!bar) {
      const style = new URL("krav.css", script).href;
      if (![...document.styleSheets].some((sheet) => sheet.href === style)) document.head.append(el("link", { rel: "stylesheet", href: style }));
      bar = el("section", { class: "valda", "aria-label": "Valda krav", "data-no-print": true });
      document.querySelector("main").append(bar);
    }
    bar.hidden = !list.length;
    const comparable = list.length >= 2 && list.length <= 4;
    bar.replaceChildren(
      el("p", {}, el("strong", {}, number(list))),
      el("a", { class: "button", href: builderAddress(list), "data-gor": "till-underlaget" }, "Gör ett underlag"),
      comparable ? el("a", { class: "button plain", href: compareAddress(list) }, "Jämför dem")
        : el("span", { class: "quiet" }, list.length > 4 ? "Högst fyra krav kan jämföras." : "Välj minst två för att jämföra."),
    );
  };

  /** A box that puts a requirement among the chosen ones or takes it away. */
  const chooser = (id, name) => {
    const box = el("input", { type: "checkbox", value: id, "data-valj": true });
    box.checked = carried().includes(id);
    box.addEventListener("change", () => {
      const list = carried().filter((other) => other !== id);
      carry(box.checked ? [...list, id] : list);
      say(box.checked ? `${name} är vald. ${number(carried())}.` : `${name} är borttagen. ${number(carried())}.`);
    });
    listeners.push((list) => { box.checked = list.includes(id); });
    return el("label", { class: "check" }, box, "Ta med", el("span", { class: "unseen" }, ` ${name}`));
  };

  // Links within the requirements, to the search, the builder and the comparison take the chosen ones along, and so does
  // the search field: nothing needs to be stored.
  const inAddress = () => new URLSearchParams(location.search).get("korg");
  const CARRIED_AS = [["krav/", "korg"], ["sok/", "korg"], ["underlag/", "krav"], ["jamfor/", "krav"]];
  const onLink = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    const list = inAddress();
    if (!link || list === null || link.origin !== location.origin) return;
    const found = CARRIED_AS.find(([folder]) => link.href.startsWith(new URL(folder, root).href));
    const address = new URL(link.href);
    if (!found || address.searchParams.has(found[1])) return;
    if (found[0] === "underlag/") {
      if (address.hash || !list) return;
      address.hash = `krav=${list}`;
    } else address.searchParams.set(found[1], list);
    link.href = readable(address);
  };
  const onSearch = (event) => {
    const list = inAddress();
    const goesToSearch = event.target.action && event.target.action.startsWith(new URL("sok/", root).href);
    if (list !== null && goesToSearch) event.target.append(el("input", { type: "hidden", name: "korg", value: list }));
  };
  if (!document.getElementById("korg")) {
    document.addEventListener("click", onLink, true);
    document.addEventListener("auxclick", onLink, true);
    document.addEventListener("submit", onSearch, true);
  }

  window.kravverktyg = {
    el, pieces, marked, paragraphs, ids, saved, carried, carry, replaceAddress, readable, page, builderAddress,
    compareAddress, part, requirements, say, showChosen, chooser, script,
  };
})();
