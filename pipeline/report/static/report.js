"use strict";
// Filters and sorts what already stands on the page. Nothing is fetched, nothing is stored, nothing is built from text.

const norwegian = new Intl.Collator("nb");

function folded(text) {
  return text.toLocaleLowerCase("nb").normalize("NFC");
}

// Lists: a heading becomes a button that sorts by its column; a second press turns the order.
function startSorting(table) {
  const heads = Array.from(table.tHead.rows[0].cells);
  const body = table.tBodies[0];
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const numeric = head.classList.contains("num");
    const key = (row) => row.cells[at].dataset.sort || row.cells[at].textContent.trim();
    const amount = (row) => Number(key(row).replace(/\D/g, "")) || 0;
    button.addEventListener("click", () => {
      const first = numeric ? "descending" : "ascending";
      const second = numeric ? "ascending" : "descending";
      const direction = head.getAttribute("aria-sort") === first ? second : first;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction);
      const sign = direction === "ascending" ? 1 : -1;
      const compare = numeric ? (a, b) => amount(a) - amount(b) : (a, b) => norwegian.compare(key(a), key(b));
      body.append(...Array.from(body.rows).sort((a, b) => sign * compare(a, b)));
    });
  });
}

// A search in quotes: those that do not hold the words are hidden, and so are their empty sections.
function startSearch(controls) {
  const input = controls.querySelector("input");
  input.addEventListener("input", () => {
    const items = Array.from(document.querySelectorAll(controls.dataset.search)); // more may have come
    const wanted = folded(input.value);
    const found = new Set(); // a sentence may stand under several headings
    const all = new Set();
    for (const item of items) {
      const show = folded(item.textContent).includes(wanted);
      item.classList.toggle("unmatched", !show); // hidden is the selection's
      const one = item.dataset.s || item;
      all.add(one);
      if (show) found.add(one);
    }
    for (const section of new Set(items.map((item) => item.parentElement))) {
      section.classList.toggle("unmatched", !section.querySelector("figure:not(.unmatched)"));
    }
    controls.querySelector("output").textContent = wanted
      ? hk.t("Viser {n} av {all}.", { n: hk.number(found.size), all: hk.number(all.size) }) : "";
  });
  controls.hidden = false;
}

// Text to be taken elsewhere: it is marked, and copied where the browser lets a page do so.
function startCopying(copier) {
  const text = document.getElementById(copier.dataset.copy);
  const said = copier.querySelector("output");
  copier.querySelector("button").addEventListener("click", () => {
    getSelection().selectAllChildren(text);
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text.textContent) : Promise.reject();
    copied.then(
      () => { said.textContent = hk.t("Kopiert."); },
      () => { said.textContent = hk.t("Teksten er merket: trykk Ctrl+C (Cmd+C på Mac)."); },
    );
  });
  copier.hidden = false;
}

// Lists of numbers (``data-zero``): what the selection leaves at none is put away, and how much that is, is said.
function foldZeros(list) {
  const old = list.querySelector(":scope > .left-empty");
  if (old) old.remove();
  let n = 0;
  for (const item of list.children) {
    const count = item.querySelector("[data-count]");
    if (!count) continue;
    const none = hk.isActive() && Number(count.textContent.replace(/\D/g, "")) === 0;
    if (none) n += 1;
    item.hidden = none || (item.dataset.group !== undefined && item.hidden); // a group may be hidden by the selection
  }
  const name = list.matches("ul, ol") ? "li" : "p";
  if (n) list.append(hk.el(name, { class: "left-empty small" }, hk.tn(n, "{n} uten noe i utvalget er skjult.", "{n} uten noe i utvalget er skjult.")));
}
if (document.querySelector("[data-zero]")) {
  hk.whenSelected(() => { for (const list of document.querySelectorAll("[data-zero]")) foldZeros(list); });
}

for (const controls of document.querySelectorAll(".controls[data-search]")) startSearch(controls);
for (const table of document.querySelectorAll("table.sortable")) startSorting(table);
for (const copier of document.querySelectorAll("[data-copy]")) startCopying(copier);
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
