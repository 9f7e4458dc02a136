"use strict";
// A matrix of measures or themes by senders: what is shown of it and in what order. The numbers follow the selection.

(() => {
  const { t, tn, el, selection } = hk;
  const controls = document.querySelector(".controls[data-matrix]");
  if (!controls) return;
  const table = document.getElementById(controls.dataset.matrix);
  const box = table.closest(".matrix-box");
  const limit = Number(table.dataset.limit);
  const ofMeasures = table.dataset.kind === "measures";
  const norwegian = new Intl.Collator("nb");
  const folded = (text) => text.toLocaleLowerCase("nb").normalize("NFC");
  const field = Object.fromEntries(Array.from(controls.querySelectorAll("[data-control]"), (x) => [x.dataset.control, x]));
  const OWN = ["rader", "kolonner", "vis", "tomme"];
  const WIDE = { senders: 2.4, types: ofMeasures ? 5 : 3.2 }; // columns and what stands before them, in rem, as in matrix.css
  const [TOTAL, SECTION] = [10, 48]; // and a section's heading, in pixels
  const SLICE = 12; // milliseconds of work at a time
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);

  const names = table.querySelector("tr.names");
  const types = table.querySelector("tr.types");
  const rows = Array.from(table.querySelectorAll("tr.row"), (tr) => ({
    tr, body: tr.parentElement, index: Number(tr.dataset.row), text: folded(tr.cells[0].textContent), total: tr.cells[1],
  }));
  const bodies = Array.from(table.tBodies);
  // two, so that rows in one order can be left in one while they are put into the other in another
  const sorted = [1, 2].map(() => el("tbody", { role: "rowgroup", hidden: true }));
  let first = 0; // of the columns, where there are more than fit
  let shown = { rows: rows, columns: [], all: [], byType: box.classList.contains("by-type") };

  // The page's own part of the address ------------------------------------------------------------------------------

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    for (const name of ["rader", "kolonner"]) {
      const wanted = asked.get(name) || "";
      field[name].value = Array.from(field[name].options, (o) => o.value).includes(wanted) ? wanted : "";
    }
    field.tomme.checked = asked.get("tomme") === "0";
    return ["instanser", "typer"].includes(asked.get("vis")) ? asked.get("vis") : "";
  }
  function toAddress() {
    const values = { rader: field.rader.value, kolonner: field.kolonner.value, vis: wanted, tomme: field.tomme.checked ? "0" : "" };
    const asked = hk.query();
    for (const name of OWN) if (values[name]) asked.set(name, values[name]); else asked.delete(name);
    hk.address(asked);
  }
  let wanted = fromAddress();

  hk.startLanguage().then(async () => {
    const keepStop = matrixPeek.startKeys(table);
    const [c, extra] = await Promise.all([hk.core(), hk.load(ofMeasures ? "matrise" : "temaer")]);
    const model = matrixData[table.dataset.kind](c, extra);
    const drawing = matrixDraw.drawing(c, model, Number(table.dataset.letters));
    let held = hk.select(c);
    let state = model.select(held);
    const close = matrixPeek.startPeeking(table, peek);

    // What is shown ------------------------------------------------------------------------------------------------

    const key = (kind, get, of) => ({
      syn: (a, b) => get(b).n - get(a).n, for: (a, b) => get(b).pro - get(a).pro, imot: (a, b) => get(b).con - get(a).con,
      omstridt: (a, b) => Math.min(get(b).pro, get(b).con) - Math.min(get(a).pro, get(a).con)
        || get(b).pro + get(b).con + get(b).both - get(a).pro - get(a).con - get(a).both,
      navn: (a, b) => norwegian.compare(of(a), of(b)),
    })[kind];

    function rowsShown() {
      const chosen = ofMeasures ? selection.tiltak : selection.tema;
      const text = folded(field.rows.value);
      const out = rows.filter((row) => (!chosen.size || chosen.has(String(model.rows[row.index][0]))) && row.text.includes(text)
        && (!field.tomme.checked || state.row(row.index).n || shown.all.some((k) => cell(row.index, k))));
      const by = key(field.rader.value, (row) => state.row(row.index), String);
      return by ? out.sort((a, b) => by(a, b) || a.index - b.index) : out;
    }
    const cell = (row, column) => (shown.byType ? state.group(row, column) : state.cell(row, column));

    function columnsShown() {
      const text = folded(field.columns.value);
      const senders = c.senders.map((s, k) => k)
        .filter((k) => model.having.has(k) && held.senders.has(k) && folded(c.senders[k][0]).includes(text));
      const opened = selection.type.size > 0 || text !== "" || senders.length <= limit;
      const byType = (wanted || (opened ? "instanser" : "typer")) === "typer";
      const list = byType ? [...new Set(senders.map((k) => c.senders[k][1]))].sort((a, b) => a - b) : senders;
      const get = byType ? state.type : state.sender;
      const by = key(field.kolonner.value, get, (k) => (byType ? t(c.types[k][1]) : c.senders[k][0]));
      const of = new Map();
      for (const k of senders) of.set(c.senders[k][1], (of.get(c.senders[k][1]) || 0) + 1);
      const kept = field.tomme.checked ? list.filter((k) => get(k).n) : list;
      return { byType, all: by ? kept.sort((a, b) => by(a, b) || a - b) : kept, senders: senders.length, of };
    }

    // Drawing ------------------------------------------------------------------------------------------------------

    const opening = (type) => {
      const asked = hk.query();
      asked.set("type", type);
      asked.delete("vis");
      return `?${String(asked).replaceAll("%2C", ",")}`;
    };

    // The heads over the columns: the types' row, the names' row, and the groups of columns.
    function heads(columns, keep) {
      const groups = shown.byType || field.kolonner.value ? [[-1, columns.length]] : drawing.groups(columns);
      const [corner, total] = names.cells;
      const over = groups.map(([type, n]) => {
        const label = type < 0 ? "" : t(c.types[type][1]);
        return el(type < 0 ? "td" : "th", { role: type < 0 ? "cell" : "columnheader", scope: type < 0 ? null : "colgroup", colspan: n, title: label || null },
          label.length <= 6 * n ? label : t(extra.short[type]));
      });
      return {
        groups: [el("colgroup", {}, el("col", { class: "row-head" }), el("col", { class: "row-total" })),
          ...groups.filter(([, n]) => n).map(([, n]) => el("colgroup", { span: n }))],
        types: [el("td", { role: "cell", class: "corner" }), el("td", { role: "cell", class: "corner total" }), ...over],
        names: [corner, total, ...drawing.heads(columns, shown.byType, opening, (k) => shown.of.get(k), keep)],
        plain: shown.byType || groups.length === 0 || groups[0][0] < 0,
      };
    }

    // Cells made before, and what was last drawn, so that only what has changed is made anew.
    const kept = { true: new Map(rows.map((row) => [row.index, new Map()])), false: new Map(rows.map((row) => [row.index, new Map()])) };
    const last = { columns: "", asked: "", order: "", totals: new Map() };
    const waiting = { rows: [], places: [], timer: 0 };

    // Takes over the cells that the page was written with: they say what no selection says, in bokmål.
    function takeOver() {
      if (hk.lang !== "nb" || hk.isActive()) return;
      const byType = box.classList.contains("by-type");
      const columns = Array.from(names.cells).slice(2).map((th) => Number(th.dataset.column));
      if (!byType) columns.forEach((k, n) => drawing.adopt(k, names.cells[n + 2]));
      last.columns = layout(columns, byType, columnsShown().of);
      for (const row of rows) {
        const cells = Array.from(row.tr.cells).slice(2);
        columns.forEach((k, n) => kept[byType].get(row.index).set(k, [cells[n], drawing.digest(state, row.index, k, byType)]));
        row.columns = last.columns;
        last.totals.set(row, summed(row));
      }
    }
    // What the heads and the order of the cells depend on, and what the total does.
    const layout = (columns, byType, of) => `${byType} ${field.kolonner.value !== ""} ${columns.map((k) => (byType ? `${k} ${of.get(k)}` : k))}`;
    const summed = (row) => `${JSON.stringify(state.row(row.index))} ${state.longest}`;

    // What of the table the reader sees, generously: rows by their place among those shown, and columns. It is asked for
    // before anything is changed, since it costs a layout.
    function inView(byType) {
      const { top } = box.getBoundingClientRect();
      const above = box.scrollTop + Math.max(0, -top);
      const tall = rows.find(({ tr }) => tr.offsetHeight)?.tr.offsetHeight || 45;
      const below = above + Math.max(4 * tall, innerHeight - Math.max(0, top));
      const [left, wide] = [box.scrollLeft, WIDE[byType ? "types" : "senders"] * rem];
      return {
        rows: [Math.floor((above - SECTION * bodies.length) / tall) - 1, Math.ceil(below / tall) + 1],
        columns: [Math.floor((left - TOTAL * rem) / wide) - 1, Math.ceil((left + innerWidth - names.cells[0].offsetWidth) / wide)],
      };
    }

    function draw() {
      close();
      shown = { ...shown, ...columnsShown() };
      shown.most = shown.byType ? Infinity : limit;
      first = shown.all.length > shown.most ? Math.min(first, Math.ceil(shown.all.length / limit - 1) * limit) : 0;
      shown.columns = shown.all.slice(first, first + shown.most);
      shown.rows = rowsShown();
      const seen = inView(shown.byType);
      if (!waiting.rows.length) table.style.minHeight = `${table.offsetHeight}px`;
      const columns = layout(shown.columns, shown.byType, shown.of);
      const order = field.rader.value ? `rows ${shown.rows.map(({ index }) => index)}` : "";
      drawRows(columns, order !== last.order, seen);
      layRows(order, Math.max(0, seen.rows[1]));
      const asked = shown.byType ? String(hk.query()) : ""; // types' heads lead on with what is asked for
      if (columns !== last.columns || asked !== last.asked) drawHeads();
      Object.assign(last, { asked, columns });
      names.cells[1].removeAttribute("aria-sort");
      if (field.rader.value) names.cells[1].setAttribute("aria-sort", field.rader.value === "syn" ? "descending" : "other");
      keepStop();
      tell();
    }
    // What is in view at once, the rest as soon as there is time: the table is busy until then. Where rows or columns
    // come anew, the rows out of view are left out of the browser's layout so long, and those in view have only the
    // cells that are seen.
    function drawRows(columns, moved, seen) {
      const [from, to] = [Math.max(0, seen.rows[0]), seen.rows[1]];
      const near = shown.rows.slice(from, to);
      const rest = [...shown.rows.slice(to), ...shown.rows.slice(0, from)];
      const visible = new Set(shown.rows);
      const anew = new Set(shown.rows.filter(({ tr }) => moved || tr.hidden || tr.parentElement.hidden));
      for (const one of rows) one.tr.hidden = !visible.has(one);
      for (const one of rest) if (anew.has(one) || columns !== last.columns) one.tr.classList.add("later");
      for (const one of near) {
        if (anew.has(one)) one.columns = "";
        one.tr.classList.remove("later");
        drawRow(one, columns, seen.columns);
      }
      waiting.rows = [...near, ...rest];
      clearTimeout(waiting.timer);
      const some = () => {
        const end = performance.now() + SLICE;
        while (waiting.places.length && performance.now() < end) place(waiting.places.shift());
        while (waiting.rows.length && performance.now() < end) complete(waiting.rows.shift());
        if (waiting.rows.length) waiting.timer = setTimeout(some, 1);
        else settled();
      };
      table.setAttribute("aria-busy", "true");
      waiting.timer = setTimeout(() => requestAnimationFrame(() => setTimeout(some)), 1);
    }
    function complete(one) {
      drawRow(one, last.columns, null);
      one.tr.classList.remove("later");
    }
    function finish() {
      clearTimeout(waiting.timer);
      for (const one of waiting.places.splice(0)) place(one);
      for (const one of waiting.rows.splice(0)) complete(one);
      settled();
    }
    function settled() {
      layBodies();
      table.style.minHeight = "";
      table.removeAttribute("aria-busy");
    }
    function drawHeads() {
      const made = heads(shown.columns, true);
      for (const old of table.querySelectorAll("colgroup")) old.remove();
      box.classList.toggle("by-type", shown.byType);
      table.caption.after(...made.groups);
      types.replaceChildren(...made.types);
      types.hidden = made.plain;
      names.replaceChildren(...made.names);
      hk.carryLinks(names);
    }
    // A row; with ``view``, only the cells up to where the view ends: the others are put after them later.
    function drawRow(row, columns, view) {
      const sum = summed(row);
      if (last.totals.get(row) !== sum) row.total.replaceChildren(...drawing.total(state, row.index));
      last.totals.set(row, sum);
      const whole = row.columns === columns;
      const list = view && !whole ? shown.columns.slice(0, view[1]) : shown.columns;
      const cells = drawing.cells(state, row.index, list, shown.byType, kept[shown.byType].get(row.index), view);
      if (whole) return;
      if (view || row.begun !== columns) row.tr.replaceChildren(row.tr.cells[0], row.total, ...cells);
      else row.tr.append(...cells.slice(row.tr.cells.length - 2));
      row.begun = view ? columns : "";
      row.columns = view ? "" : columns;
    }

    // The rows under their headings in the plan's order, or in one body in another: the first ``n`` that are shown at
    // once, the rest when there is time, and the table keeps its height meanwhile.
    const place = (row) => (last.order ? sorted[0] : row.body).append(row.tr);
    function layRows(order, n) {
      if (order !== last.order) {
        waiting.places.splice(0).forEach(place);
        last.order = order;
        if (order) sorted.reverse();
        if (!sorted[0].isConnected) table.append(...sorted);
        const list = order ? shown.rows : rows;
        const now = n < shown.rows.length ? list.indexOf(shown.rows[n]) : list.length;
        list.slice(0, now).forEach(place);
        waiting.places = list.slice(now);
      }
      layBodies();
    }
    // A body that rows are still to be moved out of is left out of the layout, and hidden when they are.
    function layBodies() {
      for (const body of [...bodies, ...sorted]) {
        const used = last.order ? body === sorted[0] : shown.rows.some((row) => row.body === body);
        body.classList.toggle("leaving", !used && waiting.places.length > 0);
        body.hidden = !used && waiting.places.length === 0;
        const filler = body.querySelector(":scope > tr.section td");
        if (filler && filler.colSpan !== shown.columns.length + 1) filler.colSpan = shown.columns.length + 1;
      }
    }

    // What the rows that are shown are, where they are not all measures.
    function kinds() {
      if (!ofMeasures || shown.rows.length === rows.length) return ""; // of all, the page says it
      const n = (kind) => shown.rows.filter(({ index }) => c.measures[index][5] === kind).length;
      const of = { measure: n("measure"), goal: n("goal"), priority: n("priority") };
      if (of.measure === shown.rows.length) return "";
      const said = [
        of.measure && tn(of.measure, "{n} tiltak", "{n} tiltak"),
        of.goal && tn(of.goal, "{n} mål", "{n} mål"),
        of.priority && tn(of.priority, "{n} prioritering", "{n} prioriteringer"),
        n("whole") && t("planen som helhet"),
      ];
      return ` ${t("Radene er {kinds}.", { kinds: said.filter(Boolean).join(", ") })}`;
    }
    function tell() {
      field.vis.value = shown.byType ? "typer" : "instanser";
      const columns = shown.byType
        ? tn(shown.all.length, "{n} type", "{n} typer")
        : tn(shown.all.length, "{n} høringsinstans", "{n} høringsinstanser");
      controls.querySelector("output").textContent = t("Viser {rows} av {all} rader og {columns}.",
        { rows: hk.number(shown.rows.length), all: hk.number(rows.length), columns }) + kinds();
      const turn = controls.querySelector(".turn");
      turn.hidden = shown.all.length <= shown.most;
      turn.querySelector(".turn > span").textContent = t("Kolonne {from}–{to} av {all}",
        { from: first + 1, to: first + shown.columns.length, all: shown.all.length });
      field.back.disabled = first === 0;
      field.on.disabled = first + limit >= shown.all.length;
    }

    // Peeking and taking away --------------------------------------------------------------------------------------

    async function peek(link) {
      const row = Number(link.closest("tr").dataset.row);
      const column = shown.columns[link.closest("td").cellIndex - 2];
      const href = link.getAttribute("href");
      if (ofMeasures) {
        if (shown.byType) {
          return matrixPeek.group(c, row, column, state, href, c.types[column][0] ? opening(c.types[column][0]) : null);
        }
        const at = (view) => hk.href(model.place(view).join("#"));
        return matrixPeek.view(c, held, extra, state.cell(row, column), at);
      }
      return shown.byType ? null : matrixPeek.theme(c, held, model, state.cell(row, column), href);
    }

    // A view in words, with the other case it comes from.
    function inWords(view) {
      const label = t(c.viewLabels[view.label][1]);
      const said = `${view.unsure ? t("{view} (usikkert)", { view: label }) : label}${view.shown ? ` (${view.shown})` : ""}`;
      return view.other < 0 ? said : t("{view} i annen sak: {case}", { view: said, case: extra.cases[view.other] });
    }

    // The table as it is shown, in words: a line a row, with all its columns.
    function asTable() {
      const name = (k) => (shown.byType ? t(c.types[k][1]) : c.senders[k][0]);
      const said = (row, k) => {
        const found = cell(row, k);
        if (!found) return "";
        if (!ofMeasures) return String(found.said[0]);
        if (shown.byType) {
          const unsure = state.doubted(row, k);
          return [...model.tallied(found).map(([label, n]) => `${t(label[1])}: ${n}`),
            ...(unsure ? [`${t("Usikre")}: ${unsure}`] : [])].join(", ");
        }
        return found.map(inWords).join("; ");
      };
      const head = [ofMeasures ? t("Tiltak") : t("Tema"), ...(ofMeasures ? [t("Tekst")] : []), t("I alt"), ...shown.all.map(name)];
      const line = ({ index }) => [
        t(model.rows[index][1]), ...(ofMeasures ? [model.rows[index][2]] : []), String(state.row(index).n), ...shown.all.map((k) => said(index, k)),
      ];
      return [head, ...shown.rows.map(line)];
    }

    matrixPaper(table, () => ({ ...shown, ordered: field.rader.value !== "" }), {
      finish,
      heads: (columns) => heads(columns, false),
      cells: (row, columns) => drawing.cells(state, row.index, columns, shown.byType, null, null),
    });

    // The controls -------------------------------------------------------------------------------------------------

    function changed({ target, type }) {
      if (type !== (target.matches("[type=search]") ? "input" : "change")) return; // some tools send a select only this
      if (target === field.vis) wanted = field.vis.value;
      first = 0;
      toAddress();
      draw();
    }
    controls.addEventListener("input", changed);
    controls.addEventListener("change", changed);
    const turned = (step) => { first = Math.max(0, first + step * limit); draw(); };
    field.back.addEventListener("click", () => turned(-1));
    field.on.addEventListener("click", () => turned(1));
    field.reset.addEventListener("click", () => {
      for (const name of ["rows", "columns", "rader", "kolonner"]) field[name].value = "";
      field.tomme.checked = false;
      wanted = "";
      first = 0;
      toAddress();
      draw();
    });
    const told = (text) => { controls.querySelector("output").textContent = text; };
    field.csv.addEventListener("click", () => matrixPeek.download(`${controls.dataset.matrix}.csv`, matrixPeek.csv(asTable())));
    field.copy.addEventListener("click", () => matrixPeek.copy(matrixPeek.tsv(asTable()), controls, told));

    controls.hidden = false;
    takeOver();
    Object.assign(shown, columnsShown());
    shown.most = shown.byType ? Infinity : limit;
    shown.columns = shown.all.slice(0, shown.most);
    const asWritten = hk.lang === "nb" && !hk.isActive() && !OWN.some((name) => new URLSearchParams(location.search).has(name));
    if (asWritten) tell(); else if (!hk.isActive()) draw();
    let untouched = !hk.isActive(); // the page stands as it was written until the first selection
    hk.whenSelected((core, now) => {
      held = now;
      state = model.select(held);
      if (untouched && !hk.isActive()) return;
      untouched = false;
      first = 0;
      toAddress();
      draw();
    });
  });
})();
