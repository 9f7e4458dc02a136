"use strict";
// A sender's page under a selection: views go with what they rest on, and the profile says that it is of all.

hk.startLanguage().then(() => {
  // A folded quote holds its words and its stance; the rest of its caption is made when the page has nothing else to do.
  const waiting = document.querySelectorAll("[data-caption]");
  async function captions() {
    const c = await hk.core();
    for (const figure of waiting) {
      const made = hk.quote(c, Number(figure.dataset.s), "", { sender: false, measures: true, themes: true, relations: true });
      const place = figure.querySelector("figcaption");
      const own = place.querySelector(".address");
      for (const part of Array.from(made.querySelector("figcaption").children)) {
        if (part.matches(".stance") || (own && part.matches(".address"))) continue;
        place.append(part, " ");
      }
    }
  }
  if (waiting.length) requestIdleCallback(captions);

  const shown = new Map(Array.from(document.querySelectorAll("tr[data-view]"), (row) => [row, row.cells[2].textContent]));
  hk.whenSelected((c, held) => {
    for (const note of document.querySelectorAll(".whole-note")) note.hidden = !hk.isActive();
    const mentions = c.at.relation.get("nevner");
    for (const [row, all] of shown) {
      const view = Number(row.dataset.view);
      row.hidden = !held.views[view];
      const docs = new Set(row.dataset.docs.split(",").map(Number));
      const measure = c.views[view][1];
      let n = 0;
      for (const i of c.byMeasure[measure]) {
        if (!held.link(i, measure) || !docs.has(c.doc[i])) continue;
        const links = c.s.links[i];
        n += links.some((x, k) => k % 2 === 0 && x === measure && links[k + 1] !== mentions);
      }
      row.cells[2].textContent = !hk.isActive() ? all : n ? hk.number(n) : "";
    }
    for (const body of document.querySelectorAll("table.views tbody")) {
      body.hidden = !Array.from(body.rows).some((row) => row.dataset.view && !row.hidden);
    }
  });
});
