"use strict";
// The list of files by status, type and words in the name; the sum below is of what is shown.

hk.startLanguage().then(() => {
  const controls = document.querySelector("[data-files]");
  if (!controls) return;
  const table = document.getElementById(controls.dataset.files);
  const rows = Array.from(table.tBodies[0].rows);
  const sum = table.tFoot.rows[0].cells[1];
  const field = (name) => controls.querySelector(`[data-filter=${name}]`);
  const folded = (text) => text.toLocaleLowerCase("nb").normalize("NFC");

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
  }

  controls.addEventListener("input", filter);
  controls.addEventListener("change", filter);
  controls.hidden = false;
  filter();
});
