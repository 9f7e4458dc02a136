"use strict";
// Positions that no measure covers, by sender or by theme; which of the two stands in the address.

(() => {
  const choice = document.getElementById("etter");
  const lists = { instans: document.getElementById("etter-instans"), tema: document.getElementById("etter-tema") };
  if (!choice || !lists.tema) return;
  const show = (by) => {
    for (const [key, list] of Object.entries(lists)) list.hidden = key !== by;
  };
  choice.addEventListener("change", (event) => {
    const by = event.target.value;
    show(by);
    const asked = hk.query();
    if (by === "tema") asked.set("etter", by); else asked.delete("etter");
    hk.address(asked);
    const search = document.querySelector("[data-search] input[type=search]");
    if (search.value) search.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // What is found is not left folded.
  document.querySelector("[data-search]").addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    for (const theme of lists.tema.querySelectorAll("details")) {
      theme.open = event.target.value !== "" && theme.querySelector("figure:not(.unmatched)") !== null;
    }
  });
  if (new URLSearchParams(location.search).get("etter") === "tema") {
    choice.querySelector("[value=tema]").checked = true;
    show("tema");
  }
})();
