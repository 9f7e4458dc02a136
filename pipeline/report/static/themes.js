"use strict";
// Theme pages and «Temaer på tvers»: bars, pairs of themes and courses through the texts follow the selection; the table
// of pairs can be ordered. Counted as the pages are: pipeline/report/context/cooccurrence.py, through.py.

(() => {
  const PAIR_LEVELS = [0.8, 1.25, 2, 4];
  const FEWEST = 5;
  const PARTS = 10;
  const SHORTEST = 10;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const shown = (element) => Number((element ? element.textContent : "").replace(/[^\d]/g, "")) || 0;

  function shade(cell, level) {
    for (let k = 0; k <= 4; k += 1) cell.classList.toggle(`level-${k}`, k === level);
  }

  // Bars of a table by type: as long as the numbers beside them, which the selection has set.
  function drawBars() {
    for (const table of all("table.by-type")) {
      const rows = all("tbody tr", table).map((row) => ({
        row, parts: ["for", "wants", "against"].map((part) => shown(row.querySelector(`[data-part=${part}]`))),
      }));
      const most = Math.max(1, ...rows.map(({ parts }) => parts[0] + parts[1] + parts[2]));
      for (const { row, parts } of rows) {
        const [n, of] = all("[data-of] [data-count]", row).map(shown);
        row.querySelector("[data-share]").setAttribute("width", of ? (100 * n) / of : 0);
        row.classList.toggle("unmatched", of === 0);
        let at = 0;
        for (const [k, part] of ["for", "wants", "against"].entries()) {
          const rect = row.querySelector(`[data-bar=${part}]`);
          if (!rect) continue;
          const width = (100 * parts[k]) / most;
          rect.setAttribute("x", at);
          rect.setAttribute("width", width);
          at += width;
        }
      }
    }
  }

  // How often themes are said and said together, in sentences (s) and under a heading (a).
  function together(c, held) {
    const T = c.themes.length;
    const made = () => ({ units: 0, both: new Uint32Array(T * T) });
    const out = { s: made(), a: made() };
    const add = (kind, themes) => {
      if (!themes.length) return;
      out[kind].units += 1;
      for (const a of themes) for (const b of themes) out[kind].both[a * T + b] += 1;
    };
    let section = new Set();
    const close = () => { add("a", [...section]); section = new Set(); };
    for (let i = 0; i < c.n; i += 1) {
      if (i === 0 || c.doc[i] !== c.doc[i - 1] || c.s.kind[i] === 1) close();
      if (!held.sentences[i]) continue;
      add("s", c.s.themes[i]);
      for (const x of c.s.themes[i]) section.add(x);
    }
    close();
    const n = (kind, a, b) => out[kind].both[a * T + b];
    const lift = (kind, a, b) => {
      const expected = (n(kind, a, a) * n(kind, b, b)) / Math.max(1, out[kind].units);
      return expected ? n(kind, a, b) / expected : 0;
    };
    return { n, lift };
  }

  // What the selection leaves empty is put away, and named under the table.
  function leaveOut(table, ...groups) {
    let last = table.closest(".scroll") || table;
    while (last.nextElementSibling && last.nextElementSibling.matches(".left-empty")) last.nextElementSibling.remove();
    for (const [names, words] of groups) {
      if (!names.length) continue;
      const said = hk.el("details", { class: "left-empty small" },
        hk.el("summary", {}, words), hk.el("p", {}, names.join(", ")));
      last.after(said);
      last = said;
    }
  }
  function emptyThemes(table) {
    const names = all("tr.row[hidden]", table).map((row) => row.cells[0].textContent.trim());
    return [names, hk.tn(names.length, "{n} tema uten noe i utvalget er skjult", "{n} temaer uten noe i utvalget er skjult")];
  }

  // Rows and columns of themes that nobody in the selection speaks of.
  function foldPairs(c, n) {
    for (const table of all("table.pairs-table")) {
      const empty = new Set(all("tr.row", table).map((row) => row.dataset.code).filter((code) => n("s", c.at.tema.get(code), c.at.tema.get(code)) === 0));
      for (const cell of all("th[data-code], td[data-code], tr.row", table)) cell.hidden = empty.has(cell.dataset.code);
      leaveOut(table, emptyThemes(table));
    }
  }

  function drawPairs(c, held) {
    if (!document.querySelector("[data-both]")) return;
    const { n, lift } = together(c, held);
    foldPairs(c, n);
    const own = document.querySelector("[data-theme]");
    for (const cell of all("[data-both]")) {
      const parts = cell.dataset.both.split(" ");
      const kind = parts.pop();
      const [a, b] = (parts.length === 1 ? [own.dataset.theme, parts[0]] : parts).map((code) => c.at.tema.get(code));
      const found = n(kind, a, b);
      if (!cell.classList.contains("heat")) { cell.textContent = hk.number(found); continue; }
      cell.textContent = found || "";
      const by = lift(kind, a, b);
      shade(cell, a === b || found < FEWEST ? 0 : PAIR_LEVELS.filter((x) => by >= x).length);
    }
    for (const cell of all("[data-lift]")) {
      const [code, kind] = cell.dataset.lift.split(" ");
      const [a, b] = [c.at.tema.get(own.dataset.theme), c.at.tema.get(code)];
      const by = lift(kind, a, b);
      cell.textContent = n(kind, a, b) < FEWEST ? "" : `${by.toFixed(1).replace(".", hk.lang === "en" ? "." : ",")} ×`;
    }
  }

  // Sentences of a theme in each of the ten parts of the texts, by type of sender and for all (*). ``letters`` is given
  // the texts they stand in, likewise.
  function courses(c, held, theme, letters = new Map()) {
    const out = new Map([["*", new Array(PARTS).fill(0)]]);
    const note = (key, k) => letters.set(key, (letters.get(key) || new Set()).add(k));
    for (const i of c.byTheme[theme]) {
      if (!held.sentences[i]) continue;
      const k = c.doc[i];
      const first = c.docs[k][4];
      const length = (k + 1 < c.docs.length ? c.docs[k + 1][4] : c.n) - first;
      if (length < SHORTEST) continue;
      const part = Math.floor((PARTS * (2 * (i - first) + 1)) / (2 * length));
      const type = c.types[c.senders[c.docs[k][0]][1]][0];
      if (!out.has(type)) out.set(type, new Array(PARTS).fill(0));
      out.get("*")[part] += 1;
      out.get(type)[part] += 1;
      note("*", k);
      note(type, k);
    }
    return out;
  }

  function drawCourses(c, held) {
    const own = document.querySelector("[data-theme]");
    if (own && document.querySelector("[data-course]")) {
      const letters = new Map();
      const found = courses(c, held, c.at.tema.get(own.dataset.theme), letters);
      for (const line of all("[data-course]")) {
        const said = line.querySelector("[data-letters]");
        const texts = (letters.get(line.dataset.course) || new Set()).size;
        if (said) said.textContent = hk.tn(texts, "{n} tekst", "{n} tekster");
        const parts = found.get(line.dataset.course) || new Array(PARTS).fill(0);
        const most = Math.max(1, ...parts);
        for (const mark of all("[data-k]", line)) {
          const n = parts[mark.dataset.k];
          if (mark.tagName !== "rect") { mark.textContent = n; continue; }
          mark.setAttribute("y", 29 - (27 * n) / most);
          mark.setAttribute("height", (27 * n) / most);
        }
      }
    }
    for (const row of all("[data-course-of]")) {
      const levels = row.closest("table").dataset.levels.split(" ").map(Number);
      const parts = courses(c, held, c.at.tema.get(row.dataset.courseOf)).get("*");
      const total = parts.reduce((a, b) => a + b, 0);
      row.querySelector("[data-total]").textContent = hk.number(total);
      row.hidden = total === 0;
      for (const cell of all("[data-k]", row)) {
        const n = parts[cell.dataset.k];
        cell.textContent = n ? Math.round((100 * n) / total) : "";
        shade(cell, n ? levels.filter((x) => n / total >= x).length : 0);
      }
    }
    for (const table of all("table.course-table")) leaveOut(table, emptyThemes(table));
  }

  function drawTypes() {
    for (const table of all("table.type-table")) {
      const levels = table.dataset.levels.split(" ").map(Number);
      const of = new Map(all("thead th[data-type]", table).map((th) => [th.dataset.type, shown(th.querySelector("[data-count]"))]));
      for (const td of all("tbody td[data-type]", table)) {
        const share = shown(td) / Math.max(1, of.get(td.dataset.type));
        shade(td.querySelector(".heat"), levels.filter((x) => share >= x).length);
      }
      for (const cell of all("[data-type]", table)) cell.hidden = of.get(cell.dataset.type) === 0;
      for (const row of all("tr.row", table)) row.hidden = !all("td", row).some((td) => shown(td) > 0);
      const types = all("thead th[data-type][hidden]", table).map((th) => th.querySelector(".upright").textContent.trim());
      const words = hk.tn(types.length, "{n} type uten noen i utvalget er skjult", "{n} typer uten noen i utvalget er skjult");
      leaveOut(table, [types, words], emptyThemes(table));
    }
  }

  // The table of pairs: what is counted, and the order of rows and columns.
  function startPairs(controls) {
    const table = document.getElementById(controls.dataset.themesFor);
    const [unit, order] = [controls.querySelector("[data-unit]"), controls.querySelector("[data-order]")];
    const rows = all("tr.row", table);
    function place() {
      table.dataset.shown = unit.value;
      const sorted = rows.slice().sort((a, b) => a.dataset[order.value] - b.dataset[order.value]);
      const rank = new Map(sorted.map((row, n) => [row.dataset.code, n]));
      table.tBodies[0].append(...sorted);
      for (const row of [table.tHead.rows[0], ...rows]) {
        row.append(...Array.from(row.cells).slice(1).sort((a, b) => rank.get(a.dataset.code) - rank.get(b.dataset.code)));
      }
    }
    unit.addEventListener("change", place);
    order.addEventListener("change", place);
    controls.hidden = false;
  }

  // The table of all who speak of the theme, where they are too many to stand on the page.
  let each = null;
  function drawEach() {
    const box = document.querySelector("[data-each]");
    if (!box) return Promise.resolve();
    each = each || hk.state().then(({ c, held }) => {
      const table = box.querySelector("table");
      const bodies = [];
      const theme = document.querySelector("[data-theme]").dataset.theme;
      const speaking = new Set(c.byTheme[c.at.tema.get(theme)].map((i) => c.docs[c.doc[i]][0]));
      let type = -1;
      for (const k of box.dataset.each.split(",").map(Number)) {
        if (c.senders[k][1] !== type) {
          type = c.senders[k][1];
          const heading = hk.el("th", { scope: "rowgroup", colspan: 5 }, hk.t(c.types[type][1]));
          bodies.push(hk.el("tbody", {}, hk.el("tr", { class: "group" }, heading)));
        }
        bodies[bodies.length - 1].append(senderRow(c, held, k, theme, speaking.has(k)));
      }
      for (const old of Array.from(table.tBodies)) old.remove();
      table.append(...bodies);
      hk.joinSelection(box);
    });
    return each;
  }

  function senderRow(c, held, k, theme, speaks) {
    const [name, , address] = c.senders[k];
    const cell = (part, unit, stances) => {
      const asked = `${unit}?theme=${theme}&sender=${k}${stances ? `&stance=${stances}` : ""}`;
      const n = hk.count(c, held, asked);
      const number = hk.el("span", { "data-count": asked, "data-blank": Boolean(part) }, part && !n ? "" : hk.number(n));
      return hk.el("td", { class: "num", "data-part": part }, number);
    };
    return hk.el("tr", { id: `instans-${address.replace(/^.*\/|\.html$/g, "")}`, "data-sender": k },
      hk.el("th", { scope: "row" }, hk.el("a", { href: hk.href(address) }, name),
        ...(speaks ? [] : [" ", hk.el("span", { class: "small" }, hk.t("setningene vises ikke"))])),
      cell(null, "sentences", ""), cell("for", "positions", "støtter,støtter-med-forbehold"),
      cell("wants", "positions", "foreslår"), cell("against", "positions", "kritisk,imot"));
  }

  function startEach() {
    const box = document.querySelector("[data-each]");
    if (box) box.addEventListener("toggle", () => { if (box.open) drawEach(); });
  }

  // To its place at once, and again while what stands above it gets its height as it is drawn.
  function reach(target) {
    let still = 0;
    let times = 0;
    const again = () => {
      const at = scrollY;
      target.scrollIntoView({ behavior: "instant" });
      still = Math.abs(scrollY - at) < 1 ? still + 1 : 0;
      times += 1;
      if (still < 3 && times < 40) requestAnimationFrame(again);
    };
    again();
  }

  // A link to what is folded unfolds it.
  async function unfold() {
    if (location.hash.startsWith("#instans-")) await drawEach();
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    reach(target);
  }

  hk.startLanguage().then(() => {
    for (const controls of all("[data-themes-for]")) startPairs(controls);
    startEach();
    addEventListener("hashchange", unfold);
    unfold();
    hk.whenSelected((c, held) => {
      drawBars();
      drawPairs(c, held);
      drawCourses(c, held);
      drawTypes();
    });
  });
})();
