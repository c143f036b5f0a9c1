// Step 1: the purchase.
import { field, kindOf } from "../compose.mjs";
import { area, el, input, replaced, select } from "./dom.mjs";

const DATES = new Set(["fragor", "anbud", "giltigt", "leverans", "start", "slut"]);

/**
 * @param {any} state
 * @param {any} data
 * @param {string} name
 */
const drawn = (state, data, name) => {
  const { namn, slag, val } = data.falt[name];
  const key = `kop.${name}`;
  // Renewed competition is a kind of its own, and also an answer to how the call-off is made.
  const renewed = name === "avropssatt" && kindOf(state, data).kraver_stod;
  const value = renewed ? "fkk" : field(state, name);
  if (slag === "val")
    return select(key, namn, value, [
      ["", "Välj"],
      .../** @type {[string, string][]} */ (Object.entries(val)),
    ]);
  if (slag === "stycke")
    return area(
      key,
      namn,
      value,
      2,
      "Första raden är varans eller tjänstens namn. Skriv mer på raderna under.",
    );
  if (slag === "rader")
    return area(
      key,
      namn,
      value.replaceAll("\t", "; "),
      2,
      "En rad för varje vara: namn; antal; enhet.",
    );
  if (DATES.has(name)) return input(key, namn, value, { type: "date" });
  return input(key, namn, value, slag === "tal" ? { inputmode: "decimal" } : {});
};

/**
 * The fields that the kind of purchase asks for.
 * @param {any} state
 * @param {any} data
 */
export const draw = (state, data) => {
  const kind = kindOf(state, data);
  const place = /** @type {HTMLElement} */ (document.getElementById("kop-falt"));
  const explained = /** @type {HTMLElement} */ (document.getElementById("kop-forklaring"));
  explained.textContent = field(state, "slag")
    ? kind.forklaring
    : "Välj slag av köp, så visas bara de filer som passar.";
  const plain = kind.falt.filter((/** @type {string} */ name) => !DATES.has(name));
  const dates = kind.falt.filter((/** @type {string} */ name) => DATES.has(name));
  replaced(place, [
    el(
      "div",
      { class: "fields" },
      plain.map((/** @type {string} */ name) => drawn(state, data, name)),
    ),
    el(
      "fieldset",
      {},
      el("legend", {}, "Datum"),
      el(
        "div",
        { class: "fields" },
        dates.map((/** @type {string} */ name) => drawn(state, data, name)),
      ),
    ),
  ]);
};
