// Menu button and copy buttons. Nothing is stored, nothing is fetched, no letter keys.
(() => {
  "use strict";
  const button = document.querySelector(".menu-button");
  const menu = document.getElementById("sidans-meny");
  const status = document.getElementById("besked");

  const setMenu = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("is-open", open);
  };
  if (button && menu) {
    button.addEventListener("click", () => setMenu(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      setMenu(false);
      button.focus();
    });
    // Tab past the last link: close, so that an open menu never hides what has focus.
    menu.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next && next !== button && !menu.contains(next)) setMenu(false);
    });
  }

  // Firefox lets no form of a page on a disk lead anywhere; a link's way is open.
  if (location.protocol === "file:") {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (form.method !== "get" || !form.getAttribute("action") || event.defaultPrevented) return;
      event.preventDefault();
      const address = new URL(form.action.replace(/\/$/, "/index.html"));
      for (const [name, value] of new FormData(form)) address.searchParams.set(name, value);
      location.href = address.href;
    });
  }

  // What is pasted carries structure only: no classes, no ids, no scripts.
  const KEPT = new Set(["P", "UL", "OL", "LI", "STRONG", "EM", "H2", "H3", "H4", "BR", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "DL", "DT", "DD"]);
  const BLOCK = new Set(["P", "UL", "OL", "LI", "H2", "H3", "H4", "TR", "DT", "DD", "DIV", "SECTION"]);
  const escape = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
  const skipped = (node) => node.hidden || node.hasAttribute("data-no-copy") || node.matches("button, script, style, svg");

  const toHtml = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escape(node.data.replace(/\s+/g, " "));
    if (node.nodeType !== Node.ELEMENT_NODE || skipped(node)) return "";
    const inner = [...node.childNodes].map(toHtml).join("");
    const tag = node.tagName;
    if (tag === "BR") return "<br>";
    if (tag === "LI" && node.hasAttribute("value")) return `<li value="${node.value}">${inner.trim()}</li>`;
    return KEPT.has(tag) ? `<${tag.toLowerCase()}>${inner.trim()}</${tag.toLowerCase()}>` : inner;
  };
  const toText = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE || skipped(node)) return "";
    const tag = node.tagName;
    if (tag === "BR") return "\n";
    let inner = [...node.childNodes].map(toText).join("");
    if (tag === "LI") {
      const list = node.parentElement;
      const mark = list.tagName === "OL" ? `${node.value || [...list.children].indexOf(node) + 1}. ` : "– ";
      return `\n${mark}${inner.trim()}`;
    }
    if (tag === "TD" || tag === "TH") inner = `${inner.trim()}\t`;
    return BLOCK.has(tag) ? `\n${inner.trim()}\n` : inner;
  };
  const tidy = (text) => text.replace(/[ \t]+\n/g, "\n").replace(/\n[ ]+/g, "\n").replace(/\n{3,}/g, "\n\n").trim();

  const write = async (html, text) => {
    if (navigator.clipboard && window.ClipboardItem && navigator.clipboard.write) {
      const blob = (body, type) => new Blob([body], { type });
      await navigator.clipboard.write([new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") })]);
      return;
    }
    let done = false;
    const fill = (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      done = true;
    };
    document.addEventListener("copy", fill, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", fill);
    if (!done) throw new Error("copy");
  };

  // The same words twice would not be told twice: every other time they end in a space that is not heard.
  let told = 0;
  const say = (message, lang = document.documentElement.lang) => {
    status.textContent = "";
    status.lang = lang;
    told += 1;
    setTimeout(() => { status.textContent = message + (told % 2 ? "" : "\u00a0"); }, 50);
  };

  document.addEventListener("click", async (event) => {
    const copy = event.target.closest(".copy-button[data-copy-target]");
    if (!copy) return;
    // Several targets may be named, text and citation for instance: "#krav #hanvisning".
    const parts = copy.dataset.copyTarget.split(/\s+/)
      .map((id) => document.getElementById(id.replace(/^#/, ""))).filter(Boolean);
    if (!parts.length) return;
    try {
      const wrap = (part, html) => (/^</.test(html) ? html : `<p>${html}</p>`);
      await write(
        parts.map((part) => wrap(part, toHtml(part).trim())).join(""),
        parts.map((part) => tidy(toText(part))).join("\n\n"),
      );
      const what = copy.textContent.trim().split(" ").slice(1).join(" ");
      say(what ? `${status.dataset.copied}: ${what}.` : status.dataset.copied);
      copy.classList.add("is-done");
      setTimeout(() => copy.classList.remove("is-done"), 2500);
    } catch {
      say(status.dataset.failed, status.dataset.failedLang);
      status.classList.add("is-shown");
    }
  });
})();
