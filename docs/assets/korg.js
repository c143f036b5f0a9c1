// The basket's old address leads to the builder: /korg/?krav=mob-001&utan=…#mob-001=note, and what a browser has stored.
(() => {
  "use strict";
  const { ids, saved, page } = window.kravverktyg;
  const place = document.getElementById("korg");
  if (!place) return;
  const asked = new URLSearchParams(location.search);
  const notes = new URLSearchParams(location.hash.slice(1));
  const kept = asked.get("krav") === null ? saved() ?? [] : ids(asked.get("krav")).map((id) => ({ id, note: notes.get(id) ?? "" }));
  const carried = new URLSearchParams();
  if (kept.length) carried.set("krav", kept.map((item) => item.id).join(","));
  for (const { id, note } of kept) if (note) carried.set(`${id}.not`, note);
  location.replace(page("underlag") + (String(carried) ? `#${String(carried).replace(/%2C/gi, ",")}` : ""));
})();
