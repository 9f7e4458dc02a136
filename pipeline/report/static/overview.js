"use strict";
// The front page under a selection: shares, what is not covered, and the measures that stand out among those chosen.

(() => {
  const { t, tn, lower, el } = hk;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const before = new Map(); // what the page says of all, to be said again when nothing is chosen

  // Says a number of those chosen, or what the page said of all when nothing is chosen.
  function set(element, n) {
    if (!before.has(element)) before.set(element, element.textContent);
    element.textContent = hk.isActive() ? hk.number(n) : before.get(element);
  }

  // The panels ---------------------------------------------------------------------------------------------------

  const pro = (x) => x("støtter") + x("støtter-med-forbehold");
  const con = (x) => x("kritisk") + x("imot");
  const RANKS = { // as in context/standing.py
    omstridt: (x) => [Math.min(pro(x), con(x)), pro(x) + con(x) + x("blandet")],
    motstand: (x) => [con(x), -pro(x)],
    stotte: (x) => [pro(x), -con(x)],
    vilkar: (x) => [x("støtter-med-forbehold"), x("foreslår")],
  };

  // How many hold which view of each measure, among those that are chosen: a map by view for each measure. What the
  // program is unsure of counts for nothing but its own number.
  function tallied(c, held) {
    const found = c.measures.map(() => new Map());
    c.views.forEach(([, measure, view, , , stands, unsure], k) => {
      if (!held.views[k] || !stands) return;
      const key = c.viewLabels[view][0];
      if (unsure) found[measure].unsure = (found[measure].unsure || 0) + 1;
      else found[measure].set(key, (found[measure].get(key) || 0) + 1);
    });
    return found;
  }

  function ranked(c, found, rank, most) {
    const rows = found.map((n, k) => [k, rank((key) => n.get(key) || 0)])
      .filter(([k, by]) => by[0] > 0 && c.measures[k][5] !== "whole");
    rows.sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || a - b);
    return rows.slice(0, most).map(([k]) => k);
  }

  const page = (address) => address.replace(/^tiltak\/|\.html$/g, "");

  // A row as the template has it, for a measure that the page itself did not list.
  function row(c, k, n, { longest, few }) {
    const [id, label, text, address] = c.measures[k];
    const other = c.views.every((v) => v[3]);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const look = { class: "bar", viewBox: "-120 0 240 14", width: 240, height: 14, role: "img" };
    for (const [name, value] of Object.entries(look)) svg.setAttribute(name, value);
    svg.dataset.longest = longest;
    const axis = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [name, value] of Object.entries({ class: "axis", x1: 0, x2: 0, y1: 0, y2: 14 })) axis.setAttribute(name, value);
    svg.append(axis);
    const sum = [...n.values()].reduce((a, b) => a + b, 0);
    const marks = c.viewLabels.filter(([key]) => n.get(key)).map(([key, name, sign, css]) => el(
      "a", { class: `mark ${css}`, href: hk.href(`${address}#${other ? "andre" : `syn-${css}`}`) },
      el("span", { "aria-hidden": "true" }, sign), " ",
      el("span", { "data-count": `views?measure=${id}&view=${key}&counted=1&unsure=0` }, hk.number(n.get(key))), el("span", { class: "sr" }, ` ${lower(t(name))}`),
    ));
    const small = sum < few && el("span", { class: "few", title: t("Færre enn {n} høringsinstanser", { n: few }) }, t("få"));
    const doubt = n.unsure > 0 && el("a", { class: "few doubt", href: `#usikre-${page(address)}`, title: t("Ikke talt her: programmet er usikkert på alt som ligger bak. Les sitatene.") },
      tn(n.unsure, "{n} usikkert syn til", "{n} usikre syn til"));
    hk.bar(svg, [...n]);
    return el("li", { "data-id": id },
      el("a", { class: "measure", href: hk.href(address), lang: hk.lang === "nb" ? null : "nb" }, el("span", { class: "label" }, label), ` ${text}`),
      el("div", { class: "said" }, svg, el("span", { class: "nums" }, ...marks, small, doubt)));
  }

  function panels(c, held) {
    const box = document.querySelector(".panels");
    if (!box) return;
    const found = tallied(c, held);
    const scale = document.querySelector(".standing svg[data-longest]");
    const how = { longest: scale ? scale.dataset.longest : 1, few: Number(box.dataset.few) };
    for (const list of all("[data-panel]", box)) {
      if (!before.has(list)) { // the rows as the page came, for the conditions that stand in them
        before.set(list, new Map(Array.from(list.children, (x) => [x.dataset.id, x.querySelector(".conditions")])));
      }
      const rows = ranked(c, found, RANKS[list.dataset.panel], Number(box.dataset.rows)).map((k) => {
        const made = row(c, k, found[k], how);
        const conditions = before.get(list).get(c.measures[k][0]);
        if (conditions) made.append(conditions);
        return made;
      });
      list.replaceChildren(...rows);
      for (const said of all("[data-s]", list)) said.hidden = !held.sentences[said.dataset.s];
      hk.carryLinks(list);
      list.parentElement.querySelector(".no-rows").hidden = rows.length > 0;
    }
  }

  // What is listed as unsure: views that are chosen, and measures that have any of them left.
  function doubts(c, held) {
    const box = document.getElementById("usikre");
    if (!box) return;
    for (const line of all("[data-view]", box)) line.hidden = !held.views[line.dataset.view];
    let n = 0;
    for (const part of all("[data-doubts]", box)) {
      const left = hk.count(c, held, `views?measure=${part.dataset.doubts}&counted=1&unsure=1`);
      part.hidden = !left;
      n += left;
    }
    box.hidden = !n;
  }

  // A link to what is folded opens it.
  function unfold() {
    const there = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = there && there.closest("details");
    if (!folded || folded.open) return;
    folded.open = true;
    there.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();

  // The other numbers --------------------------------------------------------------------------------------------

  function texts(c, held, told) {
    const group = new Map(told.split(" ").filter(Boolean).map((pair) => pair.split(":")));
    const numbers = c.docs.filter((d, k) => held.docs[k] && !d[5]).map((d) => String(d[7]));
    return new Set(numbers.map((n) => group.get(n) || n)).size;
  }

  function shares(c, held) {
    const whole = hk.count(c, held, "senders");
    const part = (asked) => (whole ? (100 * hk.count(c, held, `senders?${asked}`)) / whole : 0);
    for (const svg of all("[data-share]")) svg.querySelector(".part").setAttribute("width", part(svg.dataset.share).toFixed(1));
    for (const said of all("[data-percent]")) {
      set(said, 0);
      if (hk.isActive()) said.textContent = `${Math.round(part(said.dataset.percent))}\u00a0%`;
    }
    for (const line of all("tr[data-type-row]")) {
      line.classList.toggle("nobody", line.querySelector(".num").textContent === "0");
    }
  }

  hk.whenSelected((c, held) => {
    panels(c, held);
    doubts(c, held);
    for (const element of all("[data-texts]")) set(element, texts(c, held, element.dataset.texts));
    for (const element of all("[data-still]")) element.closest("li").classList.toggle("still-now", hk.isActive());
    for (const element of all("[data-overall]")) {
      const key = c.overall.findIndex(([k]) => k === element.dataset.overall);
      set(element, c.docs.filter((d, k) => held.docs[k] && d[0] >= 0 && !d[5] && d[8] === key).length);
    }
    shares(c, held);
  });
})();
