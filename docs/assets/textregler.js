// Judges the words of one demand by rules that are data; nothing here knows the page.
// hooks/guide/calculation/text_rules.py is the same engine; tests/calculation/ compares the two.
(() => {
  "use strict";

  /**
   * @typedef {{id: string, prov: string, galler: string[], fraser: string[], utom: string[], inom: string, stor_liten: boolean,
   *   hogst: number | null}} Regel
   * @typedef {{regel: string, start: number, slut: number, ord: string}} Fynd
   */

  // Letters and digits of Swedish; \b and \w differ between Python and browsers.
  const LETTER = "0-9A-Za-z_À-ÖØ-öø-ÿ";
  const NUMBER = "(?:[0-9]+(?:[ ,.][0-9]+)*|\\{[a-z0-9-]+\\}|\\[[^\\]\\n]{1,80}\\])";
  const BETWEEN = "[ \\t\\n]+";
  const SENTENCE_END = /(?<=[.!?])[ \t]+(?=[A-ZÅÄÖ])|\n+/g;
  const WORD = new RegExp(`[${LETTER}][${LETTER}-]*`, "g");
  const BLANK = /\{[a-z0-9-]+\}|\[[^\]\n]{1,80}\]/g;

  const one = (/** @type {string} */ phrase) => {
    const words = phrase.split(" ").map((word) => {
      const open = word.endsWith("*");
      const escaped = (open ? word.slice(0, -1) : word).replace(/[.()+/]/g, "\\$&");
      return escaped.replaceAll("#", NUMBER) + (open ? `[${LETTER}-]*` : "");
    });
    return `(?<![${LETTER}])${words.join(BETWEEN)}(?![${LETTER}])`;
  };
  /** One expression for all phrases, the longest first. */
  const patternOf = (/** @type {string[]} */ phrases) =>
    [...phrases].sort((a, b) => b.length - a.length || (a < b ? -1 : Number(a > b))).map(one).join("|");

  /** @type {Map<string, RegExp>} */
  const compiled = new Map();
  const expression = (/** @type {string[]} */ phrases, /** @type {boolean} */ caseMatters) => {
    const key = `${caseMatters}\n${phrases.join("\n")}`;
    if (!compiled.has(key)) compiled.set(key, new RegExp(patternOf(phrases), caseMatters ? "g" : "gi"));
    return /** @type {RegExp} */ (compiled.get(key));
  };

  /** How many words a text has; a blank counts as one. */
  const wordsIn = (/** @type {string} */ text) => (text.replace(BLANK, "tal").match(WORD) ?? []).length;

  /** Whether a rule is asked of a demand of this kind; of an unknown one, not those for one kind alone. */
  const applies = (/** @type {Regel} */ rule, /** @type {string | null} */ kind) =>
    !rule.galler.length || (kind ? rule.galler.includes(kind) : rule.galler.length > 1);

  const sentence = (/** @type {string} */ text, /** @type {number} */ place) => {
    let start = 0;
    for (const end of text.matchAll(SENTENCE_END)) {
      if (end.index > place) return text.slice(start, end.index);
      start = end.index + end[0].length;
    }
    return text.slice(start);
  };
  const cleared = (/** @type {Regel} */ rule, /** @type {string} */ text) =>
    rule.utom.length > 0 && text.search(expression(rule.utom, false)) >= 0;

  /** @returns {Fynd[]} */
  const broken = (/** @type {Regel} */ rule, /** @type {string} */ text) => {
    const whole = (/** @type {string} */ words) => [{ regel: rule.id, start: 0, slut: 0, ord: words }];
    if (rule.prov === "langd") {
      const count = wordsIn(text);
      return rule.hogst !== null && count > rule.hogst ? whole(String(count)) : [];
    }
    const found = [...text.matchAll(expression(rule.fraser, rule.stor_liten))];
    if (rule.prov === "saknas") return found.length || cleared(rule, text) ? [] : whole("");
    if (rule.prov === "antal") {
      const excused = rule.utom.length ? [...text.matchAll(expression(rule.utom, false))] : [];
      const counted = found.filter((match) => !excused.some((one) => one.index <= match.index && match.index < one.index + one[0].length));
      return rule.hogst !== null && counted.length > rule.hogst ? whole(String(counted.length)) : [];
    }
    /** @type {Map<string, Fynd>} */
    const kept = new Map();
    for (const match of found) {
      const words = match[0].split(/\s+/).join(" ");
      if (kept.has(words.toLowerCase()) || cleared(rule, rule.inom === "mening" ? sentence(text, match.index) : text)) continue;
      kept.set(words.toLowerCase(), { regel: rule.id, start: match.index, slut: match.index + match[0].length, ord: words });
    }
    return [...kept.values()];
  };

  /** Every rule that the text of one demand breaks, in the order of the rules. */
  const textFaults = (/** @type {string} */ text, /** @type {string | null} */ kind, /** @type {Regel[]} */ rules) =>
    rules.filter((rule) => applies(rule, kind)).flatMap((rule) => broken(rule, text));

  /** A pasted text as demands: paragraphs and points of a list, each with its place. */
  const demands = (/** @type {string} */ text) => text.replace(/\r\n?/g, "\n").split(/\n\s*\n|\n(?=\s*(?:[-–•*]|\(?[0-9a-z]{1,2}[.)])\s)/)
    .map((part) => part.replace(/^\s*(?:[-–•*]|\(?[0-9]{1,2}[.)]|\(?[a-z][)])\s+/, "").trim()).filter(Boolean);

  globalThis.textregler = { textFaults, demands, wordsIn, patternOf };
})();
