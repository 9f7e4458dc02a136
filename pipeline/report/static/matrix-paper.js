"use strict";
// A matrix on paper: as many sheets of columns beside each other as are needed, each with its rows' heads.

// ``shown()`` gives what is shown now: rows, all columns, whether they are types, and whether the rows stand in another
// order than the plan's. ``make`` draws: ``finish()`` all rows, ``heads(columns)``, and ``cells(row, columns)``.
function matrixPaper(table, shown, make) {
  const { el } = hk;
  const FIT = { senders: 29, types: 17 }; // columns on an A4 sheet on its side
  const copied = (node) => node.cloneNode(true);

  function sheet({ rows, byType, ordered }, columns) {
    const made = make.heads(columns);
    const [corner, total, ...named] = made.names;
    const bodies = [];
    for (const row of rows) {
      const section = ordered ? null : row.body;
      if (!bodies.length || bodies[bodies.length - 1][0] !== section) {
        const title = section && section.querySelector("tr.section");
        bodies.push([section, el("tbody", {}, title ? copied(title) : null)]);
      }
      bodies[bodies.length - 1][1].append(
        el("tr", { class: "row" }, copied(row.tr.cells[0]), copied(row.total), ...make.cells(row, columns)));
    }
    const out = el("table", { class: "matrix" }, copied(table.caption), ...made.groups,
      el("thead", {}, el("tr", { class: "types", hidden: made.plain || byType }, ...made.types),
        el("tr", { class: "names" }, copied(corner), copied(total), ...named)),
      ...bodies.map(([, body]) => body));
    for (const filler of out.querySelectorAll("tr.section td")) filler.colSpan = columns.length + 1;
    return out;
  }

  addEventListener("beforeprint", () => {
    if (document.querySelector(".on-paper")) return;
    make.finish();
    const now = shown();
    const most = FIT[now.byType ? "types" : "senders"];
    if (now.all.length <= most && now.all.length === now.columns.length) return;
    const size = Math.ceil(now.all.length / Math.ceil(now.all.length / most)); // sheets of the same width
    const sheets = el("div", { class: `on-paper ${table.dataset.kind}${now.byType ? " by-type" : ""}` });
    for (let at = 0; at < now.all.length; at += size) sheets.append(sheet(now, now.all.slice(at, at + size)));
    table.closest(".matrix-box").after(sheets);
    document.body.classList.add("in-sheets");
  });
  addEventListener("afterprint", () => {
    document.body.classList.remove("in-sheets");
    for (const sheets of document.querySelectorAll(".on-paper")) sheets.remove();
  });
}
