"use strict";
// The list of files by status, type and words in the name, which stand in the address; the sum below is of what is shown.

hk.startLanguage().then(() => {
  const controls = document.querySelector("[data-files]");
  if (!controls) return;
  const table = document.getElementById(controls.dataset.files);
  const rows = Array.from(table.tBodies[0].rows);
  const sum = table.tFoot.rows[0].cells[1];
  const field = (name) => controls.querySelector(`[data-filter=${name}]`);
  const folded = (text) => text.toLocaleLowerCase("nb").normalize("NFC");

  const ASKED = { status: "status", type: "slag", text: "fil" }; // what the address calls each field
  const all = controls.querySelector("[data-all]");

  function filter() {
    const [status, type, text] = ["status", "type", "text"].map((name) => field(name).value);
    let n = 0;
    let words = 0;
    for (const row of rows) {
      const show = (!status || row.dataset.status === status) && (!type || row.dataset.type === type)
        && folded(`${row.cells[0].textContent} ${row.cells[1].textContent}`).includes(folded(text));
      row.hidden = !show;
      if (!show) continue;
      n += 1;
      words += Number(row.dataset.words);
    }
    sum.textContent = hk.number(words);
    controls.querySelector("output").textContent = hk.t("Viser {n} av {all} filer.", { n: hk.number(n), all: hk.number(rows.length) });
    all.hidden = !(status || type || text);
    for (const link of document.querySelectorAll("[data-status-link]")) {
      if (link.dataset.statusLink === status) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  // What the list shows stands in the address, so that it can be shared.
  function changed() {
    const asked = hk.query();
    for (const [name, key] of Object.entries(ASKED)) {
      if (field(name).value) asked.set(key, field(name).value); else asked.delete(key);
    }
    hk.address(asked);
    filter();
  }

  // As the address asks; what the list does not have is not asked for.
  function read() {
    const asked = new URLSearchParams(location.search);
    for (const [name, key] of Object.entries(ASKED)) {
      const value = asked.get(key) || "";
      field(name).value = value;
      if (field(name).value !== value) field(name).value = "";
    }
    filter();
  }

  controls.addEventListener("input", changed);
  controls.addEventListener("change", changed);
  all.addEventListener("click", () => {
    for (const name of Object.keys(ASKED)) field(name).value = "";
    changed();
    field("status").focus();
  });
  for (const link of document.querySelectorAll("[data-status-link]")) {
    link.addEventListener("click", (event) => { // a new tab or window is the browser's own
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      for (const name of Object.keys(ASKED)) field(name).value = "";
      field("status").value = link.dataset.statusLink;
      changed();
      document.getElementById("filer").scrollIntoView();
      field("status").focus({ preventScroll: true });
    });
  }
  controls.hidden = false;
  read();
  if (location.hash === "#filer" && location.search) document.getElementById("filer").scrollIntoView();
});
