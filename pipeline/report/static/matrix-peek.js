"use strict";
// What one does with a matrix: moves in it with the arrow keys, peeks at the quote behind a cell, takes it away as a table.

const matrixPeek = (() => {
  const { t, tn, el } = hk;

  // Keyboard: the table is one stop, and the arrows move between what can be followed ------------------------------

  const LINKS = "a.cell, a.name, th[scope=row] a";
  const lines = (table) => Array.from(table.querySelectorAll("tr.names, tr.row")).filter((row) => !row.closest("[hidden]"));
  const linkIn = (cell) => (cell ? cell.querySelector(LINKS) : null);

  // The next link from a cell in a direction, over what is empty; null at the edge.
  function next(table, cell, key, far) {
    const rows = lines(table);
    const row = rows.indexOf(cell.parentElement);
    const at = cell.cellIndex;
    const along = (cells) => cells.map(linkIn).find(Boolean) || null;
    const cells = Array.from(cell.parentElement.cells);
    const column = (list) => list.map((line) => line.cells[at]);
    const first = key === "Home";
    if (key === "ArrowRight") return along(cells.slice(at + 1));
    if (key === "ArrowLeft") return along(cells.slice(0, at).reverse());
    if (key === "ArrowDown") return along(column(rows.slice(row + 1)));
    if (key === "ArrowUp") return along(column(rows.slice(0, row).reverse()));
    if (key === "PageDown") return along(column(rows.slice(Math.min(row + 10, rows.length - 1)))) || along(column(rows.slice(row + 1).reverse()));
    if (key === "PageUp") return along(column(rows.slice(0, Math.max(row - 9, 1)).reverse()));
    if (first || key === "End") {
      const line = far ? Array.from(rows[first ? 0 : rows.length - 1].cells) : cells;
      return along(first ? line : line.reverse());
    }
    return null;
  }

  // An address with the selection along; what it asks for itself stays.
  function carried(href) {
    const [, page, asked, anchor] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(href);
    const all = new URLSearchParams(hk.carried());
    for (const [key, value] of new URLSearchParams(asked || "")) all.set(key, value);
    const text = String(all).replaceAll("%2C", ",");
    return `${page}${text ? `?${text}` : ""}${anchor || ""}`;
  }

  function startKeys(table) {
    let last = null;
    const stop = (link) => {
      if (last) last.tabIndex = -1;
      if (link) link.tabIndex = 0;
      last = link;
    };
    for (const link of table.querySelectorAll(LINKS)) link.tabIndex = -1;
    stop(table.querySelector("tr.row:not([hidden]) th a"));
    table.addEventListener("focusin", ({ target }) => { if (target.matches(LINKS)) stop(target); });
    table.addEventListener("keydown", (event) => {
      const link = event.target.closest(LINKS);
      if (!link || event.altKey || event.metaKey) return;
      const found = next(table, link.closest("td, th"), event.key, event.ctrlKey);
      if (/^(Arrow|Page|Home$|End$)/.test(event.key)) event.preventDefault();
      if (found) found.focus();
    });
    const reached = ({ target }) => {
      const cell = target.closest("a.cell");
      if (!cell) return;
      cell.title = cell.getAttribute("aria-label");
      cell.dataset.href = cell.dataset.href || cell.getAttribute("href");
      cell.setAttribute("href", carried(cell.dataset.href));
    };
    for (const kind of ["pointerover", "pointerdown", "focusin", "click"]) table.addEventListener(kind, reached, true);
    return () => { // after the table is drawn anew
      if (!last || !last.isConnected || last.closest("[hidden]")) stop(table.querySelector("tr.row:not([hidden]) th a"));
    };
  }

  // The quote behind a cell ----------------------------------------------------------------------------------------

  // A small box beside the cell; ``fill(link)`` gives what it shows, or null where there is nothing to show.
  function startPeeking(table, fill) {
    const box = el("dialog", { class: "peek", "aria-labelledby": "peek-title", tabindex: "-1" });
    table.closest(".matrix-box").after(box);
    let from = null;

    function close(back) {
      if (!box.open) return;
      box.close();
      if (from) from.classList.remove("peeked");
      if (back && from && from.isConnected) from.focus();
      from = null;
    }
    function place(link) {
      const narrow = innerWidth < 600;
      box.classList.toggle("sheet", narrow);
      const at = link.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = box;
      const top = at.bottom + height + 8 < innerHeight ? at.bottom + 6 : Math.max(8, at.top - height - 6);
      box.style.left = narrow ? "" : `${Math.max(8, Math.min(at.left, innerWidth - width - 16))}px`;
      box.style.top = narrow ? "" : `${Math.min(top, Math.max(8, innerHeight - height - 8))}px`;
    }
    async function open(link) {
      const inside = await fill(link);
      if (!inside || !link.isConnected) { location.href = link.href; return; }
      close(false);
      const shut = el("button", { type: "button", class: "shut", "aria-label": t("Lukk") }, "✕");
      shut.addEventListener("click", () => close(true));
      box.replaceChildren(shut, ...inside);
      from = link;
      link.classList.add("peeked");
      box.show();
      place(link);
      box.focus();
    }
    table.addEventListener("click", (event) => {
      const link = event.target.closest("a.cell");
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.detail === 0) return; // Enter follows the link
      event.preventDefault();
      open(link);
    });
    table.addEventListener("keydown", (event) => {
      const link = event.target.closest("a.cell");
      if (!link || event.key !== " ") return;
      event.preventDefault();
      open(link);
    });
    addEventListener("keydown", (event) => { if (event.key === "Escape" && box.open) close(true); });
    addEventListener("pointerdown", ({ target }) => { if (!box.contains(target) && !target.closest("a.cell")) close(false); });
    box.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !box.contains(relatedTarget)) close(false);
    });
    return () => close(false);
  }

  const titled = (href, who, to, what) => el("h2", { id: "peek-title" },
    href ? el("a", { href }, who) : who, el("span", {}, ": "), el("a", { href: to }, what));
  const cut = (text) => (text.length > 130 ? `${text.slice(0, 128).replace(/\s+\S*$/, "")}…` : text);
  const onwards = (href, said) => el("p", { class: "onwards" }, el("a", { href }, said));

  async function quoted(c, i, options) {
    const [words] = await hk.texts([i]);
    const quote = hk.quote(c, i, words, options);
    quote.removeAttribute("data-s"); // it goes when the box does
    return quote;
  }

  // One view, with the quote that shows it best among those the selection holds.
  async function told(c, held, one, href, ...more) {
    const best = one.best >= 0 && held.sentences[one.best] ? one.best : one.list.find((i) => held.sentences[i]);
    const notes = [el("span", {}, hk.chip(c.viewLabels[one.label]))];
    if (one.unsure) notes.push(el("span", { class: "few doubt" }, t("usikkert")));
    if (one.from >= 0) notes.push(t("slutter seg til {who}", { who: c.senders[one.from][0] }));
    else if (one.shown) notes.push(tn(one.shown, "{n} posisjon", "{n} posisjoner"));
    return [
      el("p", { class: "notes" }, ...[...notes, ...more].flatMap((note, k) => (k ? [" · ", note] : [note]))),
      best === undefined
        ? el("p", { class: "small" }, t("Sitatet vises ikke."))
        : await quoted(c, best, { sender: false, measures: false }),
      onwards(href, one.shown > 1
        ? tn(one.shown, "Se {n} posisjon", "Se alle {n} posisjoner")
        : t("Se det på siden om tiltaket")),
    ];
  }

  // Which case a view belongs to, as a heading over it.
  function caseOf(extra, one) {
    if (one.other < 0) return el("h3", {}, t("I svaret på planen"));
    const [kind, date] = extra.about[one.other];
    const title = el("span", { class: "of-hearing", lang: hk.lang === "nb" ? null : "nb" }, extra.cases[one.other]);
    const said = el("h3", {}, `${t(kind)}: `, title, date ? el("span", {}, `, ${date}`) : null);
    hk.translate(said); // the date
    return said;
  }

  // A sender's views of a measure: the one, or those it has in different cases, each under its case.
  // ``extra`` is data/matrise.js; ``at(view)`` where on the measure's page a view stands.
  async function view(c, held, extra, views, at) {
    const [first] = views;
    const measure = c.measures[first.measure];
    const text = measure[2] === measure[1] || measure[5] === "whole" ? [] : [el("p", { class: "verbatim" }, cut(measure[2]))];
    const title = titled(hk.href(c.senders[first.sender][2]), c.senders[first.sender][0], at(first), t(measure[1]));
    if (views.length === 1) {
      const note = first.other >= 0 ? [t("i annen sak: {case}", { case: extra.cases[first.other] })] : [];
      return [title, ...text, ...await told(c, held, first, at(first), ...note)];
    }
    const differ = views.some((one) => one.label !== first.label);
    const apart = await Promise.all(views.map(async (one) =>
      el("section", { class: "one-view" }, caseOf(extra, one), ...await told(c, held, one, at(one)))));
    return [
      title, ...text,
      el("p", { class: "small" }, differ
        ? t("{n} syn fra ulike saker. De er ikke like.", { n: hk.number(views.length) })
        : t("Samme syn i {n} saker.", { n: hk.number(views.length) })),
      ...apart,
    ];
  }

  // What a sender says of a theme: the surest sentence of the stance that most have.
  async function theme(c, held, model, cell, href) {
    const look = model.prevailing(cell);
    const [all, pro, wants, con] = cell.lists.map((list) => list.filter((i) => held.sentences[i]));
    const side = { støtter: pro, foreslår: wants, kritisk: con }[look && look[0]] || [];
    const list = [side, [...pro, ...wants, ...con], all].find((x) => x.length) || [];
    const best = list.reduce((a, b) => (a === undefined || c.s.score[b] > c.s.score[a] ? b : a), undefined);
    return [
      titled(hk.href(c.senders[cell.sender][2]), c.senders[cell.sender][0], href, t(c.themes[cell.theme][1])),
      el("p", { class: "notes" }, model.words(cell).slice(c.senders[cell.sender][0].length + 2)),
      best === undefined ? el("p", { class: "small" }, t("Sitatet vises ikke.")) : await quoted(c, best, { sender: false, themes: false }),
      onwards(href, t("Se det på siden om temaet")),
    ];
  }

  // Who of a type holds which view of a measure.
  function group(c, measure, type, state, href, opening) {
    const NAMES = 12;
    const found = c.viewLabels.map((label, k) => [label, c.senders.map((s, sender) => sender)
      .filter((sender) => c.senders[sender][1] === type && (state.cell(measure, sender) || [{}])[0].label === k)]);
    const names = (senders) => [
      ...senders.slice(0, NAMES).flatMap((k, n) => [n ? ", " : " ", el("a", { href: hk.href(c.senders[k][2]) }, c.senders[k][0])]),
      senders.length > NAMES ? ` ${tn(senders.length - NAMES, "og {n} til", "og {n} til")}` : "",
    ];
    return [
      titled(opening, t(c.types[type][1]), href, t(c.measures[measure][1])),
      el("p", { class: "verbatim" }, cut(c.measures[measure][2])),
      el("ul", { class: "tallies" }, ...found.filter(([, who]) => who.length).map(([label, who]) =>
        el("li", {}, hk.mark(label), " ", el("b", {}, hk.number(who.length)), ...names(who)))),
      onwards(href, t("Se sitatene på siden om tiltaket")),
      opening ? onwards(opening, t("Vis hver høringsinstans av denne typen")) : "",
    ];
  }

  // Taking it away -------------------------------------------------------------------------------------------------

  // A spreadsheet would run what begins like a formula.
  const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const csv = (rows) => `\ufeff${rows.map((row) => row.map((x) => `"${harmless(x).replaceAll('"', '""')}"`).join(";")).join("\r\n")}\r\n`;
  const tsv = (rows) => rows.map((row) => row.map((x) => harmless(x).replace(/\s+/g, " ")).join("\t")).join("\n");

  function download(name, text) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    el("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
  }
  // Copies, where the browser lets a page do so; otherwise the text is laid out, marked, for the reader to copy.
  function copy(text, controls, told) {
    const lay = () => {
      const area = controls.querySelector("textarea") || controls.appendChild(el("textarea", { readonly: true, rows: 4, "aria-label": t("Tabellen som tekst") }));
      area.value = text;
      area.select();
      area.focus();
      told(t("Teksten er merket: trykk Ctrl+C (Cmd+C på Mac)."));
    };
    if (!navigator.clipboard) { lay(); return; }
    navigator.clipboard.writeText(text).then(() => told(t("Kopiert.")), lay);
  }

  return { startKeys, startPeeking, view, theme, group, csv, tsv, download, copy };
})();
