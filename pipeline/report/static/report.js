"use strict";
// Filters and sorts what already stands on the page. Nothing is fetched, nothing is stored, nothing is built from text.

const norwegian = new Intl.Collator("nb");

function folded(text) {
  return text.toLocaleLowerCase("nb").normalize("NFC");
}

// Matrices: rows and columns are hidden, columns are moved.
function startMatrix(controls) {
  const table = document.getElementById(controls.dataset.for);
  const fields = {};
  for (const field of controls.querySelectorAll("[data-filter]")) fields[field.dataset.filter] = field;
  const value = (name) => (fields[name] ? fields[name].value : "");
  const fixed = 2; // the measure and the sum stand before the senders
  const types = table.querySelector("tr.types");
  const names = table.querySelector("tr.names");
  const heads = Array.from(names.cells).slice(fixed);
  const rows = Array.from(table.querySelectorAll("tr.row"));
  const cells = rows.map((row) => Array.from(row.cells).slice(fixed));
  const senders = heads.map((head, at) => ({ head, at, column: cells.map((row) => row[at]) }));

  function order() {
    const by = value("sort");
    const sorted = senders.slice();
    if (by === "name") sorted.sort((a, b) => norwegian.compare(a.head.dataset.name, b.head.dataset.name));
    else if (by) sorted.sort((a, b) => b.head.dataset[by] - a.head.dataset[by] || a.at - b.at);
    names.append(...sorted.map((s) => s.head));
    rows.forEach((row, n) => row.append(...sorted.map((s) => s.column[n])));
    for (const head of Array.from(types.cells).slice(fixed)) head.firstElementChild.hidden = by !== "";
  }

  function filter() {
    const wanted = folded(value("columns"));
    const type = value("type");
    const text = folded(value("rows"));
    const theme = value("theme");
    const shown = {};
    let columns = 0;
    for (const s of senders) {
      const show = folded(s.head.dataset.name).includes(wanted) && (!type || s.head.dataset.type === type);
      for (const cell of [s.head, ...s.column]) cell.hidden = !show;
      columns += show;
      shown[s.head.dataset.type] = (shown[s.head.dataset.type] || 0) + show;
    }
    for (const head of Array.from(types.cells).slice(fixed)) {
      const n = shown[head.dataset.type];
      head.hidden = !n;
      if (n) head.colSpan = n;
    }
    let measures = 0;
    for (const row of rows) {
      const show = folded(row.cells[0].textContent).includes(text)
        && (!theme || row.dataset.themes.split(" ").includes(theme));
      row.hidden = !show;
      measures += show;
    }
    for (const body of table.tBodies) {
      body.hidden = !Array.from(body.querySelectorAll("tr.row")).some((row) => !row.hidden);
      const filler = body.querySelector("tr.section td");
      if (filler) filler.colSpan = columns + 1;
    }
    controls.querySelector("output").textContent =
      `Viser ${measures} av ${rows.length} rader og ${columns} av ${senders.length} høringsinstanser.`;
  }

  function change(event) {
    if (event.target === fields.sort) order();
    filter();
  }
  controls.addEventListener("input", change);
  controls.addEventListener("change", change); // some assistive tools send only this for a select
  fields.reset.addEventListener("click", () => {
    for (const field of Object.values(fields)) if (field !== fields.reset) field.value = "";
    order();
    filter();
  });
  controls.hidden = false;
  order();
  filter();
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

for (const controls of document.querySelectorAll(".controls[data-for]")) startMatrix(controls);
for (const controls of document.querySelectorAll(".controls[data-search]")) startSearch(controls);
for (const table of document.querySelectorAll("table.sortable")) startSorting(table);
for (const copier of document.querySelectorAll("[data-copy]")) startCopying(copier);
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
