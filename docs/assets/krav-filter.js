// The filter of /krav/. The choice lives in the address. Without this script the page has its lists and tables.
// The data come from hooks/guide/requirement_data.py: facets and, per requirement, id, title, the facets' values, words.
(async () => {
  "use strict";
  const { el, part, page, chooser, showChosen, say, readable, replaceAddress } = window.kravverktyg;
  const form = document.getElementById("kravfilter");
  const heading = document.getElementById("alla");
  const count = document.getElementById("kravantal");
  if (!form || !heading) return;
  const data = await part("filter");
  if (!data) return; // the lists and tables are there

  const AT_A_TIME = 25;
  const fold = (text) => text.toLowerCase().replace(/[åäáà]/g, "a").replace(/[öø]/g, "o").replace(/[éèü]/g, (c) => (c === "ü" ? "u" : "e"));
  const facets = data.val.map(([name, label, choices]) => ({ name, label, choices, select: form.elements[name], values: choices.map(([value]) => value) }));
  const rows = data.krav.map(([id, title, values, words]) => ({ id, title, values, title_: fold(title), text: ` ${fold(`${id} ${title} ${words}`)} ` }));

  // --- Choosing -----------------------------------------------------------------------------------------------------

  /** What a word looks for: short words whole, longer ones without their ending and also inside compounds. */
  const needle = (word) => (word.length < 4 ? ` ${word} ` : word.slice(0, Math.max(4, word.length - 2)));
  const needles = (text) => (fold(text).match(/[a-z0-9-]+/g) ?? []).slice(0, 12).map(needle);

  /** How many of the words a row has, titles counted once more. */
  const weight = (row, wanted) => wanted.reduce((sum, word) => sum + (row.text.includes(word) ? 1 : 0), 0);

  /** Rows that fit, and for each facet how many fit each choice when the other facets stay as they are. */
  const choose = (text, chosen) => {
    const wanted = needles(text);
    const weights = wanted.length ? rows.map((row) => weight(row, wanted)) : null;
    let least = wanted.length;
    let found = fit(weights, least, chosen);
    if (wanted.length > 1 && !found.rows.length) {
      least = 1;
      found = fit(weights, least, chosen);
    }
    if (weights) {
      const order = new Map(found.rows.map((row) => [row, wanted.filter((word) => row.title_.includes(word.trim())).length]));
      const hits = new Map(rows.map((row, number) => [row, weights[number]]));
      found.rows.sort((a, b) => hits.get(b) - hits.get(a) || order.get(b) - order.get(a));
    }
    return { ...found, some: least < wanted.length };
  };
  const fit = (weights, least, chosen) => {
    const counts = facets.map((facet) => new Array(facet.values.length).fill(0));
    const found = [];
    rows.forEach((row, number) => {
      if (weights && weights[number] < least) return;
      let misses = 0;
      let missed = -1;
      for (let f = 0; f < chosen.length && misses < 2; f += 1) {
        if (chosen[f] >= 0 && !row.values[f].includes(chosen[f])) { misses += 1; missed = f; }
      }
      if (misses > 1) return;
      if (!misses) found.push(row);
      row.values.forEach((values, f) => {
        if (!misses || f === missed) for (const value of values) counts[f][value] += 1;
      });
    });
    return { rows: found, counts };
  };

  // --- Showing ------------------------------------------------------------------------------------------------------

  const sectionOf = (anchor) => {
    const nodes = [];
    const start = document.getElementById(anchor);
    for (let node = start && start.nextElementSibling; node && node.tagName !== "H2"; node = node.nextElementSibling) nodes.push(node);
    return nodes;
  };
  const groupList = [document.getElementById("grupper"), ...sectionOf("grupper")].filter(Boolean);
  const list = el("ul", { class: "results", id: "kravtraffar" });
  const more = el("button", { type: "button", class: "plain", hidden: true });
  for (const node of sectionOf("alla")) node.remove(); // the tables; the list below holds the same requirements
  heading.after(list, el("p", { class: "actions" }, more));

  const labels = (row, name) => {
    const number = facets.findIndex((facet) => facet.name === name);
    return row.values[number].map((value) => facets[number].choices[value][1]).join(", ");
  };
  const drawn = new Map();
  const item = (row) => {
    if (!drawn.has(row)) drawn.set(row, draw(row));
    return drawn.get(row);
  };
  const draw = (row) => el("li", {},
    el("h3", {}, el("a", { href: page(`krav/${row.id}`) }, row.title)),
    el("p", { class: "facts" }, [row.id.toUpperCase(), labels(row, "grupp"), labels(row, "niva"), labels(row, "typ"), labels(row, "strategi"),
      `Ert arbete: ${labels(row, "arbete").toLowerCase()}`].join(" · ")),
    chooser(row.id, `${row.id.toUpperCase()} ${row.title}`));

  let shown = [];
  const showMore = (focus) => {
    const next = shown.slice(list.children.length, list.children.length + AT_A_TIME).map(item);
    list.append(...next);
    const left = shown.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = `Visa ${Math.min(left, AT_A_TIME)} till av ${left} krav`;
    if (focus && next.length) next[0].querySelector("a").focus();
  };
  more.addEventListener("click", () => {
    showMore(true);
    say(`Visar ${list.children.length} av ${shown.length} krav.`);
  });

  const sentence = (found) => {
    const number = found.rows.length;
    if (!number) return "Inget krav passar. Ta bort ett val eller ett ord.";
    const some = found.some ? "Inget krav har alla orden. " : "";
    return `${some}${number} krav${found.some ? " har något av dem" : ""}.`;
  };

  const state = () => ({ text: form.elements.ord.value.trim(), chosen: facets.map((facet) => facet.values.indexOf(facet.select.value)) });
  const apply = (tell) => {
    const { text, chosen } = state();
    const found = choose(text, chosen);
    facets.forEach((facet, f) => facet.choices.forEach(([, label], value) => {
      const option = facet.select.options[value + 1];
      const name = `${label} (${found.counts[f][value]})`;
      if (option.text !== name) option.text = name;
    }));
    const active = Boolean(text) || chosen.some((value) => value >= 0);
    for (const node of groupList) node.hidden = active;
    shown = found.rows;
    list.replaceChildren();
    showMore(false);
    count.textContent = sentence(found);
    if (tell) say(count.textContent, tell);
  };

  // --- The address --------------------------------------------------------------------------------------------------

  const address = () => {
    const next = new URL(location.href);
    for (const { name, select } of facets) {
      if (select.value) next.searchParams.set(name, select.value); else next.searchParams.delete(name);
    }
    const text = form.elements.ord.value.trim();
    if (text) next.searchParams.set("ord", text); else next.searchParams.delete("ord");
    return readable(next);
  };
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.ord.value = (asked.get("ord") ?? "").slice(0, 200);
    for (const { name, select, values } of facets) select.value = values.includes(asked.get(name)) ? asked.get(name) : "";
    apply(0);
    showChosen();
  };

  let typing;
  form.addEventListener("input", (event) => {
    if (event.target.name !== "ord") return;
    apply(600);
    clearTimeout(typing);
    typing = setTimeout(() => replaceAddress(address()), 300);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "ord") return;
    apply(50);
    replaceAddress(address(), true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    replaceAddress(address());
    heading.tabIndex = -1;
    heading.focus(); // on a phone the list stands far below the filter
    say(count.textContent);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    form.elements.ord.value = "";
    for (const { select } of facets) select.value = "";
    apply(50);
    replaceAddress(address(), true);
  });
  window.addEventListener("popstate", fromAddress);
  window.addEventListener("pageshow", (event) => { if (event.persisted) fromAddress(); });

  form.hidden = false;
  fromAddress();
  form.dataset.klar = "ja";
})();
