"use strict";
// The list of senders: found by name, and only those that the selection holds; shares follow the selection.

hk.startLanguage().then(() => {
  const { t } = hk;
  const controls = document.querySelector("[data-names]");
  const table = controls && document.getElementById(controls.dataset.names);
  if (!table) return;
  const folded = (text) => text.toLocaleLowerCase("nb").normalize("NFC");
  const rows = Array.from(table.tBodies[0].rows, (row) => ({
    row, number: Number(row.dataset.number), name: folded(row.cells[0].textContent),
  }));
  const input = controls.querySelector("input");
  const said = controls.querySelector("output");
  let held = null;

  function filter() {
    const wanted = folded(input.value.trim());
    let n = 0;
    for (const { row, number, name } of rows) {
      row.hidden = !name.includes(wanted) || (held !== null && !held.has(number));
      n += !row.hidden;
    }
    said.textContent = n === rows.length ? "" : t("Viser {n} av {all}", { n: hk.number(n), all: hk.number(rows.length) });
  }

  input.addEventListener("input", filter);
  controls.hidden = false;
  hk.whenSelected((c, selected) => {
    held = hk.isActive() ? selected.senders : null;
    const all = selected.senders.size;
    for (const row of document.querySelectorAll(".type-groups tr[data-type]")) {
      const type = c.at.type.get(row.dataset.type);
      const n = Array.from(selected.senders).filter((s) => c.senders[s][1] === type).length;
      const share = all ? Math.floor((200 * n + all) / (2 * all)) : 0;
      const percent = row.querySelector(".percent"); // not there where they are few
      if (percent) {
        percent.textContent = String(share);
        row.querySelector(".own").setAttribute("width", String(share));
      }
      row.hidden = hk.isActive() && n === 0;
    }
    filter();
  });
});
