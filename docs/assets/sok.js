// The search. Loads parts of the index as scripts, adds up their lists, shows the pages. Nothing is stored or sent.
// The other half of the contract is hooks/guide/search/index.py; the analysis is that of hooks/guide/swedish/word_forms.py.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const base = new URL("sok/", here);
  const root = new URL("../", here);

  // --- Parts of the index -------------------------------------------------------------------------------------------

  const parts = new Map();
  const receivers = new Map();

  /** One part of the index, loaded once; null when it cannot be had. */
  const part = (name) => {
    if (!parts.has(name)) {
      parts.set(name, new Promise((resolve) => {
        const script = document.createElement("script");
        receivers.set(name, resolve);
        script.src = new URL(`${name}.js`, base).href;
        script.onload = () => script.remove();
        script.onerror = () => {
          script.remove();
          parts.delete(name);
          resolve(null);
        };
        document.head.append(script);
      }));
    }
    return parts.get(name);
  };

  const SHARDS = 512;
  const shardOf = (key) => {
    let value = 0;
    for (const character of key.split(" ", 1)[0]) value = (value * 31 + character.charCodeAt(0)) & 0xffffff;
    return `ord-${((value ^ (value >> 9)) % SHARDS).toString(16).padStart(3, "0")}`;
  };

  /** The lists of many keys at once: a function from key to list, or undefined. */
  const lists = async (keys) => {
    const names = [...new Set(keys.map(shardOf))];
    const loaded = await Promise.all(names.map(part));
    const byName = new Map(names.map((name, index) => [name, loaded[index]]));
    if (loaded.includes(null)) throw new Error("index");
    return (key) => {
      const shard = byName.get(shardOf(key));
      return shard && Object.hasOwn(shard, key) ? shard[key] : undefined;
    };
  };

  // An entry holds first the same word with å ä ö, stop words with a "!" before them, and "?" when it is of another service; then pages and weights in turn.
  const firstPage = (entry) => {
    let at = 0;
    while (typeof entry[at] === "string") at += 1;
    return at;
  };
  const isStop = (entry, word) => entry !== undefined && entry.includes(`!${word}`);
  const isOutside = (entry) => entry !== undefined && entry.includes("?");
  const hasPages = (entry) => entry !== undefined && firstPage(entry) < entry.length;
  const withDots = (entry) => (entry ? entry.slice(0, firstPage(entry)).filter((item) => !"!?".includes(item[0])) : []);

  // --- Words --------------------------------------------------------------------------------------------------------

  const LETTERS = { "æ": "ä", "ø": "ö", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "\u00ad": "" };
  const VOWELS = new Set("aeiouyäåö");
  const SUFFIXES = ("a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or s as arnas" +
    " ernas ornas es ades andes ens arens hetens erns at et andet het ast").split(" ").sort((a, b) => b.length - a.length);
  const ET_EXCEPTION = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;

  const NO_ENDING = /(?:(?:kt|nt|[dkrst]at|it)o|lage)r$/;

  const normalise = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[æøđŋŧß\u00ad]/g, (c) => LETTERS[c])
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[^\x00-\x7fåäö]/gu, (c) => c.normalize("NFD").replace(/\p{M}/gu, ""));

  const words = (text) => normalise(text).replace(/(?<![a-zåäö0-9_])([a-zåäö])-(?=[a-zåäö])/g, "$1").match(/[a-zåäö0-9]+/g) ?? [];

  const regionOf = (word) => {
    if (word.length < 3) return word.length;
    let at = 0;
    while (at < word.length && !VOWELS.has(word[at])) at += 1;
    at += 1;
    while (at < word.length && VOWELS.has(word[at])) at += 1;
    return at >= word.length ? word.length : Math.max(at + 1, 3);
  };
  const etIsEnding = (rest) => rest.length > 2 && !VOWELS.has(rest.at(-1)) && VOWELS.has(rest.at(-2)) && !ET_EXCEPTION.test(rest);
  const withoutEnding = (word, region) => {
    const tail = word.slice(region);
    const suffix = SUFFIXES.find((s) => tail.endsWith(s)) ?? "";
    const rest = word.slice(0, word.length - suffix.length);
    if (suffix === "et") return etIsEnding(rest) ? rest : word;
    if (suffix === "s") {
      if (rest.endsWith("et") && etIsEnding(rest.slice(0, -2))) return rest.slice(0, -2);
      return /[bcdfghjklmnoprtvy]$/.test(rest) ? rest : word;
    }
    return rest;
  };

  /** Snowball's stem of a normalised Swedish word. */
  const stem = (word) => {
    if (NO_ENDING.test(word)) return word;
    if (word.startsWith("billig")) return "billig";
    const region = regionOf(word);
    let result = withoutEnding(word, region);
    if (/(?:dd|gd|nn|dt|gt|kt|tt)$/.test(result.slice(region))) result = result.slice(0, -1);
    const tail = result.slice(region);
    if (tail.endsWith("fullt")) return result.slice(0, -1);
    if (tail.endsWith("öst")) return /[iklnprtuv]öst$/.test(result) ? result.slice(0, -1) : result;
    const derived = ["lig", "els", "ig"].find((s) => tail.endsWith(s));
    return derived ? result.slice(0, -derived.length) : result;
  };
  const fold = (text) => text.replace(/[åä]/g, "a").replace(/ö/g, "o");

  // --- The question -------------------------------------------------------------------------------------------------

  const LONGEST_QUESTION = 300;
  const MOST_WORDS = 24;

  /** What a reader wrote, taken apart: words, and places in the law, CPV codes and ids among them. */
  const read = (question) => {
    let text = normalise(question.slice(0, LONGEST_QUESTION));
    const asked = { words: [], places: [], cpv: [], codes: [], acts: [] };
    const take = (pattern, use) => {
      text = text.replace(pattern, (...match) => use(...match) ?? " ");
    };
    take(/(?<![\d/:])(\d{8})(?:-\d)?(?!\d)/g, (_, code) => { asked.cpv.push(code); });
    take(/(?<!\d)(\d{2})[ .](\d{2})[ .](\d{2})[ .](\d{2})(?:-\d)?(?!\d)/g, (_, ...pairs) => { asked.cpv.push(pairs.slice(0, 4).join("")); });
    take(/\bcpv[\s:-]*(\d{2,7})(?!\d)/g, (_, code) => { asked.cpv.push(code.padEnd(8, "0")); });
    // The beginning of a code alone; a year is none, since no division of CPV is numbered 20 and few look up 19.
    const beginning = /^\s*((?!(?:19|20)\d\d\s*$)\d{3,7})\s*$/.exec(text);
    if (beginning) asked.cpv.push(beginning[1].padEnd(8, "0"));
    readCodes(text, take, asked);
    readLaw(take, asked);
    asked.words = words(text).slice(0, MOST_WORDS);
    return asked;
  };

  // Standards by their number alone (SS-EN ISO 14001:2015), fields of notices, standard contracts, ids of requirements.
  const STANDARD = /(?<![a-zåäö])(?:(?:ss|en|iso|iec|sis|din)[-\s/]*)+(\d{3,6})(?:[-:]\d{1,4})*(?![\d])/g;
  const OF_TRADE = /(?<![a-zåäö])(bt|ab|abt|abk|abs|abff|ama)[-\s]?0*(\d{1,3})(?:\([a-z]\))?(?![\d:])/g;
  const OF_RECORD = /(?<![a-z])([a-z]{2,4})[-\s]?0*(\d{1,3})(?!\d)(?:\s*(?:v|version)[.\s]?\d+)?/g;
  const readCodes = (text, take, asked) => {
    const add = (code, key, sure) => { asked.codes.push({ key, sure, written: code.trim(), words: words(code).map(stem) }); };
    take(STANDARD, (code, number) => {
      // "en 1000" is mostly one thousand: it is a code when some page has it.
      add(code, `#std${number}`, !/^en\s/.test(code));
      return /^en\s/.test(code) ? code : " ";
    });
    take(OF_TRADE, (code, name, number) => { add(code, `#${name}-${number.padStart(3, "0")}`, true); });
    for (const [code, name, number] of text.matchAll(OF_RECORD)) add(code, `#${name}-${number.padStart(3, "0")}`, false);
    for (const [token] of text.matchAll(/[\wåäö][\wåäö:/.-]*[\wåäö]/g)) {
      if (!/\d/.test(token) || token.length > 39) continue;
      // A requirement of the national bank is found with and without its version: 11457:1.
      for (const key of new Set([token, token.replace(/:\d{1,2}$/, "")])) add(token, `#${key}`, false);
    }
  };

  const SECTION = String.raw`(\d{1,3})(?:\s?([a-z])(?![a-z]))?`;
  const readLaw = (take, asked) => {
    const place = (chapter, letter, section, sectionLetter) => {
      const head = `§${chapter}${letter ?? ""}:`;
      asked.places.push(section ? [`${head}${section}${sectionLetter ?? ""}`, head] : [head, head.slice(0, -1)]);
    };
    // Acts by number: 2016:1145, 2024/1781, "(EU) nr 2024/1781".
    take(/(?<![\d/:-])(\d{4}:\d{1,4}|\d{2,4}\/\d{1,4})(?:\/(?:eg|eu|eeg))?(?!\d)/g, (_, act) => { asked.acts.push(act); });
    take(/[§]{1,2}\s*(\d+)\s?([a-z](?![a-z]))?\s*(?:i\s+)?(\d+)\s?([a-z](?![a-z]))?\s*kap(?:itlet|itel)?\b\.?/g, (_, s, sl, c, cl) => place(c, cl, s, sl));
    take(new RegExp(String.raw`(?<!\d)${SECTION}\s*:a?\s?e?\s*kap(?:itlet|itel)?\b\.?`, "g"), (_, c, cl) => place(c, cl));
    take(new RegExp(String.raw`(?<!\d)${SECTION}\s*kap(?:itlet|itel|\.)?(?![a-zåäö])\.?,?\s*(?:[§]{1,2}\s*)?${SECTION}(?:\s*(?:[§]|par(?:agraf(?:en)?)?\b))?[§]*`, "g"), (_, c, cl, s, sl) => place(c, cl, s, sl));
    take(new RegExp(String.raw`(?<!\d)${SECTION}\s*kap(?:itlet|itel|\.)?(?![a-zåäö])\.?`, "g"), (_, c, cl) => place(c, cl));
    take(new RegExp(String.raw`\bkap(?:itel|\.)?\s*${SECTION}(?:\s*[§,]?\s*${SECTION}(?:\s*[§])?)?`, "g"), (_, c, cl, s, sl) => place(c, cl, s, sl));
    take(new RegExp(String.raw`(?<![\d:])${SECTION}:${SECTION}(?![\d:])`, "g"), (_, c, cl, s, sl) => place(c, cl, s, sl));
    take(new RegExp(String.raw`\bart(?:ikel|iklarna|\.)?\s*${SECTION}`, "g"), (_, n, l) => { asked.places.push([`§${n}${l ?? ""}`]); });
    take(new RegExp(String.raw`(?<!\d)${SECTION}\s*[§]+|[§]+\s*(\d{1,3})`, "g"), (_, n, l, m) => { asked.places.push([`§${n ?? m}${n && l ? l : ""}`]); });
  };

  const cpvWithParents = (code) => {
    const digits = code.replace(/0+$/, "");
    const found = [`cpv${code}`];
    for (let length = Math.max(2, digits.length) - 1; length > 1; length -= 1) found.push(`cpv${digits.slice(0, length).padEnd(8, "0")}`);
    return found;
  };

  // --- Ranking ------------------------------------------------------------------------------------------------------

  const LONGEST_PHRASE = 5;
  const LONGEST_JOINED = 4;
  const TITLE_BONUS = 1.3;
  const PAIR_BONUS = 0.5;
  const FOLDED = 0.85;
  const FOLDED_BESIDE = 0.3;
  // An amount, a year, an age or a quantity says little about which page a question is for.
  const NUMBER_BESIDE_WORDS = 0.3;

  /** A unit of the question is what one page may answer; it holds lists, each with a weight, and the best one counts. */
  const unit = (candidates, importance = 1) => {
    const scores = new Map();
    for (const [list, weight] of candidates) {
      let page = 0;
      for (let at = firstPage(list); at < list.length; at += 2) {
        page += list[at];
        const score = list[at + 1] * weight * importance;
        if (score > (scores.get(page) ?? 0)) scores.set(page, score);
      }
    }
    let best = 0;
    for (const score of scores.values()) if (score > best) best = score;
    return { scores, best };
  };

  // A page answers when it holds this much of what the question is about. It holds a word when its weight for it is this
  // much of the best page's; to rank first it takes more. A list ends where weights fall this far below the first.
  const ANSWERS = 0.5;
  const HOLDS = 0.12;
  const COVERS = 0.2;
  const ENDS = 0.2;
  const WAYS_ON = 3;
  // What a word that is nowhere on the site weighs beside a word that is.
  const UNKNOWN_WEIGHT = 0.8;
  // A word of another service weighs as this many unknown ones.
  const OUTSIDE_WEIGHT = 3;

  /** Pages, best first, and whether none of them answers: then the nearest ways on are all there is. */
  const ranked = (units, bonus, lift, missing) => {
    const known = units.reduce((sum, one) => sum + one.best, 0);
    const total = known + (missing * UNKNOWN_WEIGHT * known) / (units.length || 1);
    const found = new Map();
    for (const one of units) {
      for (const [page, score] of one.scores) {
        const sum = found.get(page) ?? { score: 0, covered: 0, held: 0 };
        sum.score += score;
        sum.covered += Math.min(one.best, score / COVERS);
        sum.held += Math.min(one.best, score / HOLDS);
        found.set(page, sum);
      }
    }
    const pages = [];
    for (const [page, { score, covered, held }] of found) {
      const share = covered / known;
      pages.push([page, (score * (0.25 + 0.75 * share * share) + (bonus.get(page) ?? 0)) * lift(page), held / total]);
    }
    pages.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const answers = pages.filter(([, , share]) => share >= ANSWERS);
    const top = answers[0]?.[1] ?? 0;
    const listed = answers.filter(([, score], index) => index < WAYS_ON || score >= top * ENDS);
    return listed.length ? { pages: listed.map(([page]) => page), weak: false } : { pages: pages.slice(0, WAYS_ON).map(([page]) => page), weak: pages.length > 0 };
  };

  // What a question asks for by its form, and which kinds of pages then answer it better than others.
  const FORMS = [
    [/\b(mall(en|ar|arna)?|blankett(en|er)?|brev|formulär(et)?|dokumentmall(ar)?)\b/, { mall: 1.7 }],
    [/\b(checklist(a|an|or)|lathund|steg för steg|hur (gör|går|börjar|lägger|skriver|följer|mäter|räknar))\b/, { metod: 1.35, mall: 1.3 }],
    [/\b(exempel|erfarenheter|vilka har|har någon|någon (annan )?kommun|andra kommuner|referens(er)?)\b/, { fall: 1.4 }],
    [/\b(får|måste|kan|behöver|bör) (vi|man|jag|en|kommunen)\b|\bvad gäller\b|\b(tillåtet|lagligt|olagligt|förbjudet|krävs det)\b/,
      { svar: 1.5, lagkrav: 1.4, regel: 1.2, rattsfall: 1.05, fall: 0.8, krav: 0.85 }],
    [/\b(vad är|vad betyder|vad menas|betyder|definition(en)?|förklar\w+)\b/, { term: 1.5, sida: 1.1 }],
    [/\b(domar|domen|rättsfall(et)?|domstol(en)?|prejudikat|praxis)\b/, { rattsfall: 1.5 }],
    [/\b(klausul(en|er|erna)?|avtalstext(er)?|avtalsvillkor)\b/, { klausul: 1.6 }],
    [/\b(studiebesök(et)?|besöka|studieresa)\b/, { studiebesok: 1.4 }],
    [/\b(krav på|kravtext(er)?|kravställa|ställa krav|formulera krav)\b/, { krav: 1.15, grupp: 1.2 }],
  ];

  // Who asks, and the page that is written for them.
  const WRITTEN_FOR = 2.5;
  const READERS = [
    [/\b(som|är en|mitt|vårt) (liten |litet |små)?(leverantör|företag|företagare|säljare|anbudsgivare)\b|\bsälja till kommun(en|er)?\b|\bbli leverantör\b/,
      "for-dig/leverantor/"],
    [/\b(vi|som|är) (en )?(politiker|förtroendevald(a)?|ledamot|ledamöter)\b/, "for-dig/styr/"],
  ];

  /** How much better a page answers a question of this form, asked by this reader: a function from page to factor. */
  const liftOf = (question, { kindOf, pageAt }) => {
    const text = normalise(question);
    const reader = READERS.find(([pattern]) => pattern.test(text));
    const own = reader ? pageAt(reader[1]) : -1;
    const lifts = {};
    for (const [pattern, kinds] of FORMS) if (pattern.test(text)) for (const [kind, factor] of Object.entries(kinds)) lifts[kind] = (lifts[kind] ?? 1) * factor;
    return (page) => (page === own ? WRITTEN_FOR : lifts[kindOf(page)] ?? 1);
  };

  /** Units of what is looked up whole; adds to `used` the words that belong to a place in the law. */
  const wholeUnits = (asked, keys, list, used) => {
    const units = [];
    const codes = asked.codes.filter(({ key }) => list(key));
    if (codes.length) units.push(unit(codes.map(({ key }) => [list(key), asked.places.length ? 0.5 : 3])));
    for (const { words: own, sure } of codes) for (const word of own) if (sure || own.length > 1) used.add(word);
    for (const code of asked.cpv) {
      const found = cpvWithParents(code).map((key, level) => [list(key), 0.75 ** level]).filter(([one]) => one);
      if (found.length) units.push(unit(found));
    }
    const acts = [...asked.acts, ...keys];
    // "LOU 9" and "ESPR 65": a bare number beside an act is a place in it.
    const bare = asked.places.length ? [] : keys.flatMap((key, at) => {
      const beside = [keys[at - 1], keys[at + 1]].filter(Boolean);
      return /^\d{1,3}[a-z]?$/.test(key) && beside.some((act) => list(`§${key} ${act}`)) ? [[`§${key}`]] : [];
    });
    for (const places of [...asked.places, ...bare]) {
      const found = [];
      places.forEach((place, level) => {
        for (const act of acts) {
          const one = list(`${place} ${act}`);
          if (!one) continue;
          found.push([one, 2 * 0.5 ** level]);
          used.add(act);
          used.add(place.slice(1));
        }
        const one = list(place);
        if (one) found.push([one, 1.1 * 0.4 ** level]);
      });
      if (found.length) units.push(unit(found));
    }
    return units;
  };

  const LAW_WORDS = new Set(["kap", "par", "paragraf", "§", "cpv", "eu", "nr", "forordning", "sfs", "lag", "art"]);

  /** Pages for a question, best first, and what there is to say about it. */
  const search = async (question, kinds) => {
    const asked = read(question);
    const keys = asked.words.map(stem);
    const answer = { pages: [], unknown: [], replaced: [], near: [], keys: [], weak: false, outside: false, named: new Set(),
      asked: keys.length + asked.cpv.length + asked.places.length + asked.codes.length };
    if (!answer.asked) return answer;
    const whole = [...asked.codes.map(({ key }) => key), ...asked.cpv.flatMap(cpvWithParents), ...asked.places.flat(),
      ...keys.filter((key) => /^\d{1,3}[a-z]?$/.test(key)).map((key) => `§${key}`)];
    const joined = joinedKeys(asked.words);
    const wanted = [...keys, ...whole, ...joined.filter(Boolean)];
    const first = await lists(wanted);
    const dotted = [...keys, ...joined].flatMap((key) => withDots(first(key)));
    const list = dotted.length ? await lists([...wanted, ...dotted]) : first;
    const used = new Set();
    const units = wholeUnits(asked, keys, list, used);
    const isLaw = units.length > 0;
    const left = keys.filter((key) => !used.has(key) && !(isLaw && LAW_WORDS.has(fold(key))));
    const stop = new Set(asked.words.filter((word, at) => isStop(list(keys[at]), word)).map(stem));
    const outside = new Set(left.filter((key) => !stop.has(key) && isOutside(list(key))));
    const meaning = left.filter((key) => !stop.has(key) && !outside.has(key));
    const chosen = meaning.length || isLaw || outside.size ? meaning : left;
    const instead = await addWords(units, asked, keys, joined, new Set(chosen), list, answer);
    // A title is also filed without its dots; of a pair only the dotted words are.
    const forms = chosen.map((key) => instead.get(key) ?? (hasPages(list(key)) ? key : withDots(list(key))[0] ?? key));
    const bonus = await titleBonus(chosen.map((key) => instead.get(key) ?? key), instead.size ? lists : () => list);
    answer.named = new Set(bonus.keys());
    await addPairs(bonus, forms, instead.size ? lists : () => list);
    // A code that no page has is told as it was written.
    const missing = asked.codes.filter(({ key, sure }) => sure && !list(key)).map(({ written }) => written);
    answer.unknown.push(...missing);
    answer.unknown = answer.unknown.filter((word) => !stop.has(stem(word)));
    const { pages, weak } = ranked(units, bonus, liftOf(question, await kinds), answer.unknown.length + OUTSIDE_WEIGHT * outside.size);
    // For another service's question there is no way on from here.
    const isOther = outside.size > 0 && (weak || !pages.length);
    return { ...answer, pages: isOther ? [] : pages, weak: weak && !isOther, outside: isOther };
  };

  /** Raises pages where words of the question stand together in a title or in what readers call the page. */
  const addPairs = async (bonus, forms, load) => {
    const words = [...new Set(forms)].sort();
    if (words.length < 2) return;
    const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => `${one} & ${other}`));
    const list = await load(pairs);
    for (const pair of pairs) {
      const pages = list(pair);
      if (!pages) continue;
      for (const [page, score] of unit([[pages, PAIR_BONUS / (words.length - 1)]]).scores) bonus.set(page, (bonus.get(page) ?? 0) + score);
    }
  };

  /** For each word the key of it and the next written together: "kontors möbler" is kontorsmöbler. Only in short questions. */
  const joinedKeys = (written) => written.map((word, at) => {
    const next = written[at + 1] ?? "";
    return written.length <= LONGEST_JOINED && word.length > 2 && next.length > 2 ? stem(word + next) : "";
  });

  const titleBonus = async (keys, load) => {
    const bonus = new Map();
    if (!keys.length) return bonus;
    const key = [keys[0], "=", ...keys.slice(1)].join(" ");
    const title = (await load([key]))(key);
    if (title) for (const [page, score] of unit([[title, TITLE_BONUS]]).scores) bonus.set(page, score);
    return bonus;
  };

  const addWords = async (units, asked, keys, joined, chosen, list, answer) => {
    const unknown = [];
    for (let at = 0; at < keys.length; at += 1) {
      const [phrase, length] = phraseAt(keys, joined[at], at, list);
      if (phrase) {
        units.push(unit([[phrase, 1]]));
        answer.keys.push(...keys.slice(at, at + length));
        at += length - 1;
      } else if (chosen.has(keys[at])) {
        const [own, dotted] = [list(keys[at]), withDots(list(keys[at]))];
        answer.keys.push(keys[at], ...dotted);
        const candidates = [...(hasPages(own) ? [[own, 1]] : []), ...dotted.map((key) => [list(key), hasPages(own) ? FOLDED_BESIDE : FOLDED])];
        const isNumber = /^\d+$/.test(keys[at]);
        if (candidates.length) units.push(unit(candidates, isNumber && chosen.size > 1 ? NUMBER_BESIDE_WORDS : 1));
        else if (!isNumber || chosen.size === 1) unknown.push([asked.words[at], at === keys.length - 1]);
      }
    }
    return unknown.length ? addUnknown(units, unknown, answer) : new Map();
  };

  /** An expression that begins at a word, or a compound that is written apart there, and how many words it takes. */
  const phraseAt = (keys, joined, at, list) => {
    for (let length = Math.min(LONGEST_PHRASE, keys.length - at); length > 1; length -= 1) {
      const found = list(keys.slice(at, at + length).join(" "));
      if (hasPages(found)) return [found, length];
    }
    const together = joined ? [joined, ...withDots(list(joined))].map(list).find(hasPages) : undefined;
    return together ? [together, 2] : [undefined, 0];
  };

  // --- Words that no page holds: beginnings, compounds, spelling ----------------------------------------------------

  const vocabularies = new Map();

  /** The words that are no compounds ("ordlista"), or those that begin with one letter ("ordlista-m"), ready to be compared with. */
  const vocabularyOf = async (name) => {
    if (!vocabularies.has(name)) {
      const content = await part(name);
      if (!content) throw new Error("index");
      vocabularies.set(name, readVocabulary(content));
    }
    return vocabularies.get(name);
  };

  const readVocabulary = (content) => {
    const known = [];
    let before = "";
    for (const line of content.ord ? content.ord.split("\n") : []) {
      const ending = parseInt(line.at(-2), 36);
      const word = before.slice(0, parseInt(line[0], 36)) + line.slice(1, -2);
      const folded = /[åäö]/.test(word) ? fold(word) : word;
      known.push({ word, folded, key: ending ? word.slice(0, -ending) : word, bare: ending ? folded.slice(0, -ending) : folded,
        letters: lettersOf(folded), common: Number(line.at(-1)) });
      before = word;
    }
    return {
      known,
      keys: new Set(known.map((one) => one.key)),
      ofLength: grouped(known, (one) => one.folded.length),
      ofBareLength: grouped(known.filter((one) => one.bare !== one.folded), (one) => one.bare.length),
      splitter: content.fogar ? makeSplitter(known.map((one) => [one.word, one.key]), content) : null,
    };
  };

  const grouped = (items, keyOf) => {
    const groups = new Map();
    for (const one of items) {
      const key = keyOf(one);
      if (groups.has(key)) groups.get(key).push(one);
      else groups.set(key, [one]);
    }
    return groups;
  };

  const addUnknown = async (units, unknown, answer) => {
    // In a question whose other words are known a guess must be close, or it leads astray.
    const edits = units.length > 1 ? 1 : 2;
    const guesses = await Promise.all(unknown.map(async ([word, last]) =>
      ({ word, ...(await nearGuess(word, last)) ?? await guess(await vocabularyOf("ordlista"), word, last, edits) })));
    const list = await lists(guesses.flatMap(({ groups }) => groups.flat().map(([key]) => key)));
    const instead = new Map();
    for (const { word, groups, near, shown } of guesses) {
      const found = groups.map((group) => group.map(([key, weight]) => [list(key), weight]).filter(([one]) => hasPages(one))).filter((group) => group.length);
      units.push(...found.map((group) => unit(group)));
      answer.keys.push(...groups.flat().map(([key]) => key));
      if (!found.length) {
        answer.unknown.push(word);
        answer.near.push(...near);
      } else if (shown) {
        answer.replaced.push([word, shown]);
        instead.set(stem(word), stem(shown));
      }
    }
    return instead;
  };

  const LIKELY_COMPOUND = 12; // letters

  /** A guess that the short list of one letter allows: a beginning, or a common word one edit away. Null when it takes more. */
  const nearGuess = async (word, last) => {
    const letter = fold(word[0]);
    if (word.length >= LIKELY_COMPOUND || !/[a-z]/.test(letter)) return null;
    const vocabulary = await vocabularyOf(`ordlista-${letter}`);
    const simple = shortened(vocabulary, word) ?? begun(vocabulary, word, last);
    if (simple) return simple;
    const [best, ...others] = nearest(vocabulary, word, 1);
    return best && best.one.common > 1 ? misspelt([best, ...others]) : null;
  };

  /** möbel, cykel, vatten: the e goes when an ending comes, so the key may lack it. */
  const shortened = ({ keys }, word) => {
    const key = /e[lnr]$/.test(word) ? word.slice(0, -2) + word.at(-1) : "";
    return keys.has(key) ? { groups: [[[key, 0.95]]], near: [] } : null;
  };

  /** What the last word of a question may be the beginning of. */
  const begun = ({ known }, word, last) => {
    if (!last || word.length < 3) return null;
    const folded = fold(word);
    const begins = known.filter((one) => one.folded.startsWith(folded)).sort((a, b) => b.common - a.common || a.word.length - b.word.length).slice(0, 4);
    return begins.length ? { groups: [begins.map((one) => [stem(one.word), 0.9])], near: [] } : null;
  };

  const misspelt = (spelled) => ({ near: [], shown: spelled[0].one.word,
    groups: [spelled.slice(0, 3).map(({ one, distance }) => [stem(one.word), distance === 1 ? 0.85 : 0.7])] });

  /** For a word that is not in the index: groups of keys to search instead, or words that look like it. */
  const guess = async (vocabulary, word, last, edits) => {
    const { splitter } = vocabulary;
    const divided = splitter.split(word);
    const letter = fold(word[0]);
    // Compounds stand only in the list of their first letter.
    const own = divided.length < 2 && /[a-z]/.test(letter) ? await vocabularyOf(`ordlista-${letter}`) : vocabulary;
    const simple = shortened(own, word) ?? begun(own, word, last);
    if (simple) return simple;
    const spelled = [vocabulary, ...(own === vocabulary ? [] : [own])].flatMap((one) => nearest(one, word, divided.length > 1 ? 1 : edits))
      .sort((a, b) => a.distance - b.distance || b.one.common - a.one.common);
    const best = spelled[0];
    if (divided.length > 1 && !(best && best.distance === 1 && best.one.common > 1)) {
      return { groups: divided.map((key, at) => [[key, at === divided.length - 1 ? 0.8 : 0.6]]), near: [] };
    }
    if (best) return misspelt(spelled);
    for (const [key, other, isLast] of splitter.halves(word)) {
      const [like] = nearest(vocabulary, other, 1);
      if (like) return { groups: isLast ? [[[stem(like.one.word), 0.6]], [[key, 0.8]]] : [[[key, 0.6]], [[stem(like.one.word), 0.8]]], near: [] };
    }
    const kernel = splitter.kernel(word);
    if (kernel) return { groups: [[[stem(kernel), 0.6]]], near: [], shown: kernel };
    const further = word.length > 3 ? nearest(own, word, 3, Math.min(3, Math.max(1, Math.floor(word.length / 3)))).slice(0, 3) : [];
    return { groups: [], near: further.map(({ one }) => one.word) };
  };

  /** Which letters a word holds, as bits: words that share too few cannot be near each other. */
  const lettersOf = (word) => {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
    return bits;
  };
  const countBits = (bits) => {
    let count = 0;
    for (let left = bits; left; left &= left - 1) count += 1;
    return count;
  };

  const SHORTEST_CORRECTED = 5; // letters: shorter words are near too many others

  /** Known words within a number of edits (with or without their endings), most common first; only the nearest ones. */
  const nearest = (vocabulary, word, most, allowed = null) => {
    const folded = fold(word);
    const dotted = folded !== word;
    const editsFor = (length) => allowed ?? Math.min(most, length < SHORTEST_CORRECTED ? 0 : length < 8 ? 1 : 2);
    const found = new Map();
    let least = editsFor(folded.length);
    const compare = (text, groups, form, edits) => {
      const letters = lettersOf(text);
      for (let length = text.length - edits; length <= text.length + edits; length += 1) {
        for (const one of groups.get(length) ?? []) {
          const allowance = Math.min(least, edits);
          const sameStart = one.folded[0] === folded[0];
          if (one[form].length < 4 || (!sameStart && folded.length < 6) || countBits(letters & ~one.letters) > allowance) continue;
          const distance = editDistance(text, one[form], allowance);
          if (distance > allowance || (!sameStart && distance > 1)) continue;
          // Who writes å ä ö means them: a word with other letters there is as far away as they are many.
          if (dotted && dotsApart(word, one.word) > edits) continue;
          if (distance < least) {
            found.clear();
            least = distance;
          }
          found.set(one.word, { one, distance });
        }
      }
    };
    if (!least) return [];
    const bare = stem(folded);
    compare(folded, vocabulary.ofLength, "folded", least);
    compare(bare, vocabulary.ofBareLength, "bare", Math.min(least, editsFor(bare.length)));
    if (bare !== folded) compare(bare, vocabulary.ofLength, "folded", Math.min(least, editsFor(bare.length)));
    return [...found.values()].sort((a, b) => b.one.common - a.one.common || (a.one.word < b.one.word ? -1 : 1));
  };

  /** How many of å ä ö in a word another word has not, nor has it others. */
  const dotsApart = (word, other) => [..."åäö"].reduce((sum, letter) => sum + Math.abs(word.split(letter).length - other.split(letter).length), 0);

  const rows = [new Uint16Array(128), new Uint16Array(128), new Uint16Array(128)];

  /** Edits (two swapped letters count as one) between two words, or anything above `most`. */
  const editDistance = (one, other, most) => {
    let start = 0;
    let [end, otherEnd] = [one.length, other.length];
    if (Math.abs(end - otherEnd) > most) return most + 1;
    while (start < end && start < otherEnd && one[start] === other[start]) start += 1;
    while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
    const [a, b] = [one.slice(start, end), other.slice(start, otherEnd)];
    if (!a || !b) return a.length + b.length;
    if (a.length === 1 && b.length === 1) return 1;
    if (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]) return 1;
    if (most < 2 || b.length > 120) return most + 1;
    let [older, old, row] = rows;
    for (let j = 0; j <= b.length; j += 1) old[j] = j;
    for (let i = 1; i <= a.length; i += 1) {
      row[0] = i;
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        let value = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) value = Math.min(value, older[j - 2] + 1);
        row[j] = value;
        if (value < least) least = value;
      }
      if (least > most) return most + 1;
      [older, old, row] = [old, row, older];
    }
    return old[b.length];
  };

  /** Divides compounds as Splitter in hooks/guide/search/relations.py does. */
  const makeSplitter = (wordsAndKeys, { partiklar, korta, kortaefterled, fogar }) => {
    const particles = new Set(partiklar);
    const shortFirst = new Set(korta);
    const shortLast = new Set(kortaefterled);
    const modifiers = new Map();
    const letters = /^[a-zåäö]{3,}$/;
    for (const [word, key] of wordsAndKeys) if (letters.test(word) && !particles.has(word)) modifiers.set(word, key);
    const keys = new Set(modifiers.values());
    for (const key of keys) if (key.length > 2 && !modifiers.has(key)) modifiers.set(key, key);
    const headOf = (text) => {
      const key = stem(text);
      return (text.length > 3 || shortLast.has(text)) && !particles.has(text) && keys.has(key) && key.length > 2 ? key : "";
    };
    const modifier = (text) => {
      for (const linker of fogar) {
        const bare = text.slice(0, text.length - linker.length);
        if (text.endsWith(linker) && modifiers.has(bare) && (bare.length > 3 || shortFirst.has(bare))) return modifiers.get(bare);
      }
      return "";
    };
    const divide = (word, depth) => {
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const head = word.slice(cut);
        const before = word.slice(0, cut);
        const key = headOf(head);
        if (!key) continue;
        const first = modifier(before);
        if (first) return [first, key];
        const longer = depth && before.length > 5 ? [divide(before.replace(/s+$/, ""), depth - 1), divide(before, depth - 1)].find((one) => one.length) : null;
        if (longer) return [...longer, key];
      }
      return [];
    };
    const split = (word) => (word.length > 5 && letters.test(word) ? divide(word, 2) : []);
    /** Places where one side of an unknown word is known: [known key, the other side, whether the known side comes last]. */
    const halves = (word) => {
      const found = [];
      for (let cut = 4; cut <= word.length - 4; cut += 1) {
        const last = headOf(word.slice(cut));
        const first = modifier(word.slice(0, cut));
        if (last) found.push([last, word.slice(0, cut).replace(/s$/, ""), true]);
        if (first) found.push([first, word.slice(cut), false]);
      }
      return found;
    };
    /** The longest known word that an unknown one begins or ends with, if it is most of it: mobilskal holds mobil. */
    const kernel = (word) => {
      for (let length = word.length - 1; length > 4; length -= 1) {
        const [last, first] = [word.slice(-length), word.slice(0, length)];
        if (modifiers.has(last) && (length > 5 || length >= word.length / 2)) return last;
        if (modifiers.has(first) && length >= word.length / 2) return first;
      }
      return "";
    };
    return { split, halves, kernel };
  };

  // --- What is shown ------------------------------------------------------------------------------------------------

  const FIRST_TABLE = 1024;
  const NEXT_TABLES = 128;
  const TEXTS = 2;

  const rowsOf = async (pages) => {
    const tableOf = (page) => (page < FIRST_TABLE ? [0, page] : [1 + Math.floor((page - FIRST_TABLE) / NEXT_TABLES), (page - FIRST_TABLE) % NEXT_TABLES]);
    return Promise.all(pages.map(async (page) => {
      const [number, at] = tableOf(page);
      const table = await part(`dok-${number}`);
      if (!table) throw new Error("index");
      const [url, title, trail] = table.rader[at];
      return { page, url, title, trail: table.stigar[trail] };
    }));
  };

  /** The requirements that the reader carries along (kravverktyg.js) go with the question and on to the pages found. */
  const carried = new URLSearchParams(location.search).get("korg");

  const addressOf = (url) => {
    const address = new URL(url, root);
    if (carried && url.startsWith("krav/")) address.searchParams.set("korg", carried);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  };

  /** Question in, finished answer out: all that the page shows, without the page. */
  const answerTo = async (question, kind = "", most = 10) => {
    const first = part("dok-0");
    const kinds = first.then((table) => {
      if (!table) throw new Error("index");
      return {
        kindOf: (page) => table.slag[parseInt(table.slagrad[page], 36)],
        pageAt: (url) => table.rader.findIndex(([own]) => own === url),
      };
    });
    const [answer, table, { kindOf }] = await Promise.all([search(question, kinds), first, kinds]);
    const counts = {};
    for (const page of answer.pages) counts[kindOf(page)] = (counts[kindOf(page)] ?? 0) + 1;
    const pages = kind ? answer.pages.filter((page) => kindOf(page) === kind) : answer.pages;
    const rows = await rowsOf(pages.slice(0, most));
    const sami = new Set(table.sma);
    return { ...answer, counts, total: pages.length, rows: rows.map((row) => ({ ...row, kind: kindOf(row.page), lang: sami.has(row.page) ? "sma" : "sv" })) };
  };

  window.sokmotor = {
    del: (name, content) => receivers.get(name)?.(content),
    sok: answerTo,
    ord: words,
    stam: stem,
    las: read,
    delare: (known, lists) => makeSplitter(known.map((word) => [word, stem(word)]), lists),
  };

  const form = document.getElementById("sokformular");
  if (form) showOn(form);

  function showOn(form) {
    const field = form.elements.q;
    const kind = form.elements.slag;
    const status = document.getElementById("sokstatus");
    const results = document.getElementById("sokresultat");
    const advice = document.getElementById("sokrad");
    const more = document.getElementById("sokfler");
    const short = element("section", "sok-svar admonition");
    short.hidden = true;
    short.setAttribute("aria-label", "Kort svar");
    results.before(short);
    const texts = textsOf(document.documentElement.lang);
    const STEP = 10;
    const IN_SIGHT = 3;
    let shown = STEP;
    let turn = 0;

    const fromAddress = () => {
      const asked = new URLSearchParams(location.search);
      field.value = asked.get("q") ?? "";
      kind.value = asked.get("slag") ?? "";
      if (kind.selectedIndex < 0) kind.value = "";
      shown = history.state?.shown ?? STEP; // a list that has grown is as long when the reader comes back
      show();
    };
    const toAddress = (method) => {
      const asked = new URLSearchParams();
      if (field.value.trim()) asked.set("q", field.value.trim().slice(0, LONGEST_QUESTION));
      if (kind.value) asked.set("slag", kind.value);
      if (carried) asked.set("korg", carried);
      const query = asked.toString();
      history[method](null, "", query ? `?${query}` : location.pathname);
    };

    const show = async () => {
      const question = field.value.trim();
      turn += 1;
      const mine = turn;
      if (!question) {
        results.replaceChildren();
        advice.replaceChildren();
        short.hidden = true;
        more.hidden = true;
        status.textContent = "";
        labelKinds(kind, {}, texts);
        results.dataset.klar = "";
        return;
      }
      let answer;
      try {
        answer = await answerTo(question, kind.value, shown);
      } catch {
        if (mine === turn) {
          status.lang = "sv";
          status.textContent = texts.fault;
        }
        return;
      }
      if (mine !== turn) return;
      const isMark = markerOf(answer.keys);
      const focused = results.contains(document.activeElement) ? [...results.children].indexOf(document.activeElement.closest("li")) : -1;
      const items = answer.rows.map((row) => item(row, texts, isMark));
      const current = () => mine === turn;
      const isFirst = results.dataset.klar === undefined;
      if (isFirst) {
        // The first list waits for the texts that are in sight, so that nothing moves under the reader's eyes.
        const inSight = addTexts(answer.rows.slice(0, IN_SIGHT), items, isMark, current);
        await Promise.race([inSight, new Promise((done) => { setTimeout(done, 1500); })]);
        if (!current()) return;
      }
      await showShort(answer, current);
      if (!current()) return;
      results.replaceChildren(...items);
      if (focused > -1) results.children[focused]?.querySelector("a").focus();
      status.lang = document.documentElement.lang;
      status.textContent = answer.weak || answer.outside ? texts.weak(question) : texts.count(answer.total, question);
      advice.replaceChildren(...explanations(answer, kind, texts));
      labelKinds(kind, answer.counts, texts);
      more.hidden = answer.total <= answer.rows.length;
      results.dataset.klar = question;
      const from = isFirst ? IN_SIGHT : 0;
      await addTexts(answer.rows.slice(from), items.slice(from), isMark, current);
    };

    /** The short answer above the list, so that nobody needs to open a page for it. */
    const showShort = async (answer, current) => {
      const row = shortAnswerOf(answer);
      const file = row && await part(`text-${Math.floor(row.page / TEXTS)}`);
      if (!current()) return;
      const [said, , source] = file ? file[row.page % TEXTS] : [""];
      short.hidden = !said;
      short.lang = row?.lang ?? "sv";
      short.replaceChildren(...(said ? shortAnswer(row, said, source) : []));
    };

    let writing = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      shown = STEP;
      toAddress("pushState");
      show();
    });
    field.addEventListener("input", () => {
      shown = STEP;
      show();
      // Browsers let a page change its address only so often.
      clearTimeout(writing);
      writing = setTimeout(() => toAddress("replaceState"), 300);
    });
    kind.addEventListener("change", () => {
      shown = STEP;
      toAddress("replaceState");
      show();
    });
    more.addEventListener("click", async () => {
      const next = shown;
      shown += STEP;
      history.replaceState({ shown }, "", location.href);
      await show();
      results.children[next]?.querySelector("a").focus();
    });
    window.addEventListener("popstate", fromAddress);
    // WebKit empties the fields after pageshow when the reader comes back: the address has the last word.
    window.addEventListener("pageshow", () => setTimeout(() => {
      const asked = new URLSearchParams(location.search);
      if (field.value !== (asked.get("q") ?? "") || kind.value !== (asked.get("slag") ?? "")) fromAddress();
    }));
    fromAddress();
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function item(row, texts, isMark) {
    const link = element("a", "", ...marked(row.title, isMark));
    link.href = addressOf(row.url);
    if (row.lang !== document.documentElement.lang) {
      link.lang = row.lang;
      link.hreflang = row.lang;
    }
    const kind = element("span", "sok-slag", texts.kinds[row.kind] ?? row.kind);
    const said = row.trail.length === 1 && row.trail[0] === texts.kinds[row.kind];
    const trail = row.trail.length && !said ? element("span", "sok-stig", row.trail.join(" › ")) : "";
    const place = element("p", "sok-plats", kind, " ", trail);
    if (document.documentElement.lang !== "sv") place.lang = "sv";
    const text = element("p", "sok-text");
    text.lang = row.lang;
    const title = element("h2", "sok-titel", link);
    if (row.lang === "sv" && texts.inSwedish) title.append(" ", element("small", "", texts.inSwedish));
    return element("li", "", title, place, text);
  }

  // How far down the list a page may stand whose short answer is shown above it.
  const SHORT_FROM = { svar: 3, term: 2, regel: 1 };

  /** The row whose description answers the question itself, if there is one. */
  function shortAnswerOf(answer) {
    if (answer.weak || answer.outside) return undefined;
    return answer.rows.find((row, at) => at < (SHORT_FROM[row.kind] ?? 0) && (row.kind === "svar" || answer.named.has(row.page)));
  }

  function shortAnswer(row, said, source) {
    const link = element("a", "", row.title);
    link.href = addressOf(row.url);
    const law = source ? [element("p", "citation", source)] : [];
    return [element("p", "sok-titel", link), element("p", "sok-text", said), ...law];
  }

  /** Whether a word of a text is one that the reader asked for: the same stem, or a compound that holds it. */
  function markerOf(keys) {
    const wanted = [...new Set(keys.map(fold))].filter((key) => key.length > 1);
    const long = wanted.filter((key) => key.length > 4);
    return (word) => {
      const key = fold(stem(word));
      return wanted.includes(key) || long.some((one) => key.startsWith(one) || key.endsWith(one));
    };
  }

  /** The text in as few nodes as there can be, the words asked for in spans: <mark> is read out loud at both ends. */
  function marked(text, isMark) {
    const nodes = [];
    let plain = "";
    text.split(/([\p{L}\p{N}]+)/u).forEach((piece, index) => {
      const word = index % 2 ? words(piece)[0] : undefined;
      if (!word || !isMark(word)) {
        plain += piece;
        return;
      }
      if (plain) nodes.push(plain);
      plain = "";
      nodes.push(element("span", "sok-mark", piece));
    });
    return plain ? [...nodes, plain] : nodes;
  }

  async function addTexts(rows, items, isMark, current) {
    await Promise.all(rows.map(async (row, index) => {
      const file = await part(`text-${Math.floor(row.page / TEXTS)}`);
      if (!file || !current()) return;
      const [description, text] = file[row.page % TEXTS];
      items[index].querySelector(".sok-text").replaceChildren(...marked(context(description, text, isMark), isMark));
    }));
  }

  /** The stretch of a page that holds most of the words; the description when no stretch holds more than it. */
  function context(description, text, isMark) {
    const LENGTH = 200;
    const pieces = text.split(/\n|(?<=[.!?…:;])\s+/);
    const value = (piece) => new Set(words(piece).filter(isMark).map(stem)).size;
    let best = description;
    let most = value(description) || (description ? 0 : -1);
    for (const piece of pieces) {
      const found = value(piece);
      if (found > most) [best, most] = [piece, found];
    }
    if (best.length <= LENGTH) return best;
    const first = best.split(/\s+/).findIndex((word) => words(word).some(isMark));
    const before = best.split(/\s+/).slice(0, Math.max(0, first - 6)).join(" ").length;
    const start = before ? best.indexOf(" ", before - 1) + 1 : 0;
    const end = best.length - start > LENGTH ? best.lastIndexOf(" ", start + LENGTH) : best.length;
    return `${start ? "… " : ""}${best.slice(start, end)}${end < best.length ? " …" : ""}`;
  }

  function explanations(answer, kind, texts) {
    const lines = answer.outside ? [] : answer.replaced.map(([word, shown]) => element("p", "", texts.replaced(word, shown)));
    const missing = [...new Set(answer.unknown)];
    if (missing.length && answer.total) lines.push(element("p", "", texts.unknown(missing)));
    if (answer.near.length) lines.push(suggestionsOf(answer.near, texts));
    if (answer.outside) lines.push(element("p", "", texts.about), element("p", "", texts.other));
    else if (answer.weak) lines.push(element("p", "", texts.about), element("p", "", texts.nearest));
    else if (!answer.total && kind.value && answer.pages.length) lines.push(element("p", "", texts.otherKinds(answer.pages.length)));
    else if (!answer.total) lines.push(element("p", "", texts.none));
    if (document.documentElement.lang !== "sv") for (const line of lines) line.lang = "sv";
    return lines;
  }

  function suggestionsOf(near, texts) {
    const line = element("p", "", texts.near, " ");
    [...new Set(near)].slice(0, 5).forEach((word, index) => {
      const link = element("a", "", word);
      link.href = `?${new URLSearchParams({ q: word })}`;
      line.append(index ? ", " : "", link);
    });
    return line;
  }

  function labelKinds(select, counts, texts) {
    const searched = Object.keys(counts).length > 0;
    for (const option of select.options) {
      const name = texts.kinds[option.value];
      const label = searched ? `${name} (${counts[option.value] ?? 0})` : name;
      if (option.value && option.text !== label) option.text = label;
    }
  }

  /** All that the page says by script. What has no South Sami text yet is in Swedish and marked as such. */
  function textsOf(lang) {
    const hits = (count) => (count === 1 ? "1 träff" : `${count} träffar`);
    const quoted = (text) => `”${text.length > 60 ? `${text.slice(0, 60)} …` : text}”`;
    const swedish = {
      kinds: { krav: "Krav", fall: "Fall", regel: "Regel", metod: "Metod", lagkrav: "Lagkrav", studiebesok: "Studiebesök", resultat: "Resultat",
        grupp: "Produktgrupp", term: "Ord", organisation: "Organisation", svar: "Svar", rattsfall: "Rättsfall", klausul: "Klausul", mall: "Mall",
        utvardering: "Utvärdering", sida: "Sida" },
      count: (count, question) => (count ? `${hits(count)} för ${quoted(question)}` : `Inget hittades för ${quoted(question)}.`),
      weak: (question) => `Inget bra svar här på ${quoted(question)}.`,
      about: "Webbplatsen handlar om cirkulär upphandling: vad ni kan kräva, vad lagen säger, hur ni gör och vad andra har gjort.",
      nearest: "Det här ligger närmast:",
      other: "Frågan ser ut att gälla en annan tjänst. Vänd dig till din kommun eller den myndighet som sköter den.",
      replaced: (word, shown) => `Inget fanns på ${quoted(word)}. Visar träffar för ${quoted(shown)}.`,
      unknown: (missing) => `Finns inte på webbplatsen: ${missing.map(quoted).join(", ")}.`,
      near: "Menade du:",
      none: "Kontrollera stavningen, skriv färre ord eller pröva ett vanligare ord. Du kan också leta i registret A–Ö.",
      otherKinds: (count) => `Det finns ${hits(count)} av andra slag. Välj Alla slag för att se dem.`,
      fault: "Sökningen kunde inte laddas. Kontrollera uppkopplingen och försök igen.",
    };
    if (lang !== "sma") return swedish;
    const word = (name) => document.getElementById(`sokord-${name}`).textContent;
    const results = (count) => word({ 0: "inga", 1: "en" }[count] ?? "flera").replace("#", count);
    return { ...swedish, inSwedish: `(${word("svenska")})`, count: (count, question) => `${results(count)}: ${quoted(question)}` };
  }
})();
