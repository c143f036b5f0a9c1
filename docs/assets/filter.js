// A filter over a list of records: words and facets choose, the choice lives in the address. Runs after kravverktyg.js.
// krav-filter.js and fall-filter.js say what their rows look like. Without scripts the page has its lists and tables.
// The data come from hooks/guide/filter/filters.py: facets and, per record, id, title, the facets' values, words, what is shown.
(() => {
  "use strict";
  const { el, part, say, readable, replaceAddress } = window.kravverktyg;

  /** A text as it is written without å ä ö æ ø and other marks; the words of a text, e-tjänst being one and IT-stöd two. */
  const fold = (text) => text.toLowerCase().replace(/æ/g, "a").replace(/ø/g, "o").normalize("NFD").replace(/\p{M}/gu, "");
  const wordsOf = (text) => fold(text).replace(/(?<![a-z0-9])([a-z])-(?=[a-z])/g, "$1").match(/[a-z0-9]+/g) ?? [];

  /** What a word looks for: short words whole, longer ones without their ending and also inside compounds. */
  const needle = (word) => (word.length < 4 ? ` ${word} ` : word.slice(0, Math.max(4, word.length - 2)));
  const needles = (text) => wordsOf(text).slice(0, 12).map(needle);

  /** How many of the words a row has. */
  const weight = (row, wanted) => wanted.reduce((sum, word) => sum + (row.text.includes(word) ? 1 : 0), 0);

  /** The rows that fit a text and one choice (or -1) per facet, and how many would fit each other choice. */
  const chooserOf = (rows, facets) => {
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
    return (text, chosen) => {
      const wanted = needles(text);
      const weights = wanted.length ? rows.map((row) => weight(row, wanted)) : null;
      let least = wanted.length;
      let found = fit(weights, least, chosen);
      if (wanted.length > 1 && !found.rows.length) {
        least = 1;
        found = fit(weights, least, chosen);
      }
      if (weights) {
        const inTitle = new Map(found.rows.map((row) => [row, wanted.filter((word) => row.foldedTitle.includes(word.trim())).length]));
        const hits = new Map(rows.map((row, number) => [row, weights[number]]));
        found.rows.sort((a, b) => hits.get(b) - hits.get(a) || inTitle.get(b) - inTitle.get(a));
      }
      return { ...found, some: least < wanted.length };
    };
  };

  const sectionOf = (anchor) => {
    const nodes = [];
    const start = document.getElementById(anchor);
    for (let node = start && start.nextElementSibling; node && node.tagName !== "H2"; node = node.nextElementSibling) nodes.push(node);
    return nodes;
  };

  /**
   * Starts the filter of the page.
   *
   * name: "krav" or "fall", also the plural that sentences use. heading: id of the heading above what the list replaces.
   * givesWay: ids of headings whose sections are hidden while something is chosen. ways: names of selects that say how
   * the list is shown. draw(row, labels): an item's nodes. arrange(rows, form, section): orders rows and returns whether
   * the list shall be shown (else the section that it replaces). ready(): when the address has been read.
   */
  const start = async ({ name, heading, givesWay = [], ways = [], draw, arrange, ready }) => {
    const form = document.getElementById(`${name}filter`);
    const place = document.getElementById(heading);
    const count = document.getElementById(`${name}antal`);
    if (!form || !place) return;
    const data = await part(`filter-${name}`);
    if (!data) { // the lists and tables are there
      form.hidden = true;
      return;
    }

    const facets = data.val.map(([facet, label, choices]) => ({ name: facet, label, choices, select: form.elements[facet], values: choices.map(([value]) => value) }));
    const rows = data.rader.map(([id, title, values, words, ...shown]) => ({ id, title, values, shown, foldedTitle: fold(title), text: ` ${wordsOf(`${id} ${title} ${words}`).join(" ")} ` }));
    const choose = chooserOf(rows, facets);

    // --- Showing ----------------------------------------------------------------------------------------------------

    const others = givesWay.flatMap((anchor) => [document.getElementById(anchor), ...sectionOf(anchor)]).filter(Boolean);
    const replaced = sectionOf(heading);
    const list = el("ul", { class: "results", id: `${name}traffar` });
    place.after(list);
    if (!arrange) for (const node of replaced) node.remove(); // the list holds the same records

    const labels = (row, facet) => {
      const number = facets.findIndex((one) => one.name === facet);
      return row.values[number].map((value) => facets[number].choices[value][1]).join(", ");
    };
    const drawn = new Map();
    const item = (row) => {
      if (!drawn.has(row)) drawn.set(row, el("li", {}, ...draw(row, labels, data)));
      return drawn.get(row);
    };

    // What is chosen, as marks that can be taken away one by one; nothing of it is hidden in a fold.
    const marks = form.querySelector(".chosen");
    const mark = (field, label, value, empty) => {
      const button = el("button", { type: "button", class: "chosen-mark" }, el("span", { class: "unseen" }, `Ta bort ${label}: `), value,
        el("span", { "aria-hidden": "true" }, " ×"));
      button.addEventListener("click", () => {
        form.elements[field].value = empty;
        changed();
        form.elements[field].closest("details:not([open])")?.querySelector("summary").focus();
        if (document.activeElement === document.body) form.elements[field].focus();
      });
      return el("li", {}, button);
    };
    const showMarks = (text, chosen) => {
      const all = facets.flatMap((facet, f) => (chosen[f] < 0 ? [] : [mark(facet.name, facet.label, facet.choices[chosen[f]][1], "")]));
      if (text) all.unshift(mark("ord", "ord", `”${text}”`, ""));
      marks.replaceChildren(...all);
      marks.hidden = !all.length;
    };

    const sentence = (found) => {
      const number = found.rows.length;
      if (!number) return `Inget ${name} passar. Ta bort ett val eller ett ord.`;
      const some = found.some ? `Inget ${name} har alla orden. ` : "";
      return `${some}${number} ${name}${found.some ? " har något av dem" : ""}.`;
    };

    const apply = (tell) => {
      const text = form.elements.ord.value.trim();
      const chosen = facets.map((facet) => facet.values.indexOf(facet.select.value));
      const found = choose(text, chosen);
      facets.forEach((facet, f) => facet.choices.forEach(([, label], value) => {
        const option = facet.select.options[value + 1];
        const withCount = `${label} (${found.counts[f][value]})`;
        if (option.text !== withCount) option.text = withCount;
      }));
      const active = Boolean(text) || chosen.some((value) => value >= 0);
      for (const node of others) node.hidden = active;
      showMarks(text, chosen);
      const asList = !arrange || arrange(found.rows, form, replaced, data);
      for (const node of replaced) node.hidden = asList;
      list.hidden = !asList;
      // All of them: what is not drawn cannot be found with the browser's own search, and Back would lose its place.
      list.replaceChildren(...found.rows.map(item));
      count.textContent = sentence(found);
      if (tell) say(count.textContent, tell);
    };

    // --- The address ------------------------------------------------------------------------------------------------

    const inAddress = ["ord", ...facets.map((facet) => facet.name), ...ways];
    const address = () => {
      const next = new URL(location.href);
      for (const field of inAddress) {
        const value = form.elements[field].value.trim();
        if (value) next.searchParams.set(field, value); else next.searchParams.delete(field);
      }
      return readable(next);
    };
    const fromAddress = () => {
      const asked = new URLSearchParams(location.search);
      form.elements.ord.value = (asked.get("ord") ?? "").slice(0, 200);
      for (const field of inAddress.slice(1)) {
        const select = form.elements[field];
        select.value = asked.get(field) ?? "";
        if (select.selectedIndex < 0) select.value = "";
      }
      apply(0);
      if (ready) ready();
    };
    // One page of the reader's history, however many choices: Back leads to where the reader came from.
    const changed = () => {
      apply(50);
      replaceAddress(address());
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
      changed();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(typing);
      replaceAddress(address());
      place.tabIndex = -1;
      place.scrollIntoView(); // the list stands below the filter, on a phone far below
      place.focus();
      say(count.textContent);
    });
    // How the list is shown stays as the reader has chosen it.
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      form.elements.ord.value = "";
      for (const { select } of facets) select.value = "";
      changed();
    });
    window.addEventListener("popstate", fromAddress);
    // WebKit and Firefox put back what the fields held, and WebKit does so after pageshow: the address has the last word.
    window.addEventListener("pageshow", () => setTimeout(fromAddress));

    fromAddress();
    form.dataset.klar = "ja";
  };

  window.filterverktyg = { start };
})();
