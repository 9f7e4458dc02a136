"use strict";
// Reasons across: one table at a time, by type, sender or measure; cells are as dark as their number says.

(() => {
  const choice = document.getElementById("vis");
  if (!choice) return;
  const LEVELS = 4;
  const boxes = Array.from(document.querySelectorAll("[data-table]"));
  const show = (key) => { for (const box of boxes) box.hidden = box.dataset.table !== key; };
  choice.addEventListener("change", (event) => {
    show(event.target.value);
    const asked = hk.query();
    if (event.target.value === boxes[0].dataset.table) asked.delete("rader"); else asked.set("rader", event.target.value);
    hk.address(asked);
  });
  const asked = new URLSearchParams(location.search).get("rader");
  const first = boxes.find((box) => box.dataset.table === asked) || boxes[0];
  choice.querySelector(`[value=${first.dataset.table}]`).checked = true;
  show(first.dataset.table);
  choice.hidden = false;

  hk.whenSelected(() => {
    for (const box of boxes) {
      const cells = Array.from(box.querySelectorAll("td.cross"));
      const amount = (cell) => Number(cell.textContent.replace(/\D/g, "")) || 0;
      const most = Math.max(LEVELS, ...cells.map(amount));
      for (const cell of cells) cell.className = `num cross level-${Math.ceil((LEVELS * amount(cell)) / most)}`;
      for (const row of box.querySelectorAll("tbody tr")) row.hidden = amount(row.cells[1]) === 0;
    }
  });
})();
