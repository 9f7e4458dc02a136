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
  const sum = (n) => [...n.values()].reduce((a, b) => a + b, 0);
  const RANKS = { // as in context/standing.py; the second is how many are unsure, the third how many are sure
    omtalt: (x, unsure, sure) => [sure + unsure > 1 ? sure : 0, unsure],
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
    const rows = found.map((n, k) => [k, rank((key) => n.get(key) || 0, n.unsure || 0, sum(n))])
      .filter(([k, by]) => by[0] > 0 && c.measures[k][5] !== "whole");
    rows.sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || a - b);
    return rows.slice(0, most).map(([k]) => k);
  }

  const MOST = Number(document.querySelector(".panels")?.dataset.lines || 0);
  const page = (address) => address.replace(/^tiltak\/|\.html$/g, "");

  // A row as the template has it, for a measure that the page itself did not list.
  function row(c, k, n, { longest, few, stamps, plain }) {
    const [id, label, text, address] = c.measures[k];
    const other = c.views.every((v) => v[3]);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const look = { class: "bar", viewBox: "-120 0 240 14", width: 240, height: 14, role: "img" };
    for (const [name, value] of Object.entries(look)) svg.setAttribute(name, value);
    svg.dataset.longest = longest;
    const axis = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [name, value] of Object.entries({ class: "axis", x1: 0, x2: 0, y1: 0, y2: 14 })) axis.setAttribute(name, value);
    svg.append(axis);
    const marks = c.viewLabels.filter(([key]) => n.get(key)).map(([key, name, sign, css]) => el(
      "a", { class: `mark ${css}`, href: hk.href(`${address}#${other ? "andre" : `syn-${css}`}`) },
      el("span", { "aria-hidden": "true" }, sign), " ",
      el("span", { "data-count": `views?measure=${id}&view=${key}&counted=1&unsure=0` }, hk.number(n.get(key))), el("span", { class: "sr" }, ` ${lower(t(name))}`),
    ));
    const small = stamps && sum(n) < few && el("span", { class: "few", title: t("Færre enn {n} høringsinstanser", { n: few }) }, t("få"));
    const doubt = n.unsure > 0 && el("a", { class: "few doubt", href: `#usikre-${page(address)}`, title: t("Ikke talt her: programmet er usikkert på alt som ligger bak. Les sitatene.") },
      tn(n.unsure, "{n} usikkert syn til", "{n} usikre syn til"));
    if (!plain) hk.bar(svg, [...n]);
    return el("li", { "data-id": id },
      el("a", { class: "measure", href: hk.href(address), lang: hk.lang === "nb" ? null : "nb" }, el("span", { class: "label" }, label), ` ${text}`),
      el("div", { class: "said" }, plain ? null : svg, el("span", { class: "nums" }, ...marks, small, doubt)));
  }

  // The quotes that a row with few behind it rests on ----------------------------------------------------------------

  // A view's best quote among those that are chosen: [view, its key, sentence]; null where none is.
  function bestOf(c, held, of, view) {
    const [, measure, key] = c.views[view];
    const i = (of.get(view) || []).find((one) => held.link(one, measure));
    return i === undefined ? null : [view, c.viewLabels[key][0], i];
  }

  // Which of them stand under a measure, as in context/evidence.py: one of each kind of view before a second of any.
  function chosen(c, held, of, measure, order, without) {
    const found = c.viewsOn[measure].filter((k) => held.views[k] && c.views[k][5] && !c.views[k][6] && !without.has(c.views[k][0]))
      .map((k) => bestOf(c, held, of, k)).filter(Boolean)
      .sort(([a, x], [b, y]) => order.indexOf(x) - order.indexOf(y) || c.views[a][0] - c.views[b][0]);
    const first = new Map([...found].reverse().map((one) => [one[1], one]));
    const later = (one) => Number(first.get(one[1]) !== one);
    const kept = new Set([...found].sort((a, b) => later(a) - later(b)).slice(0, Math.max(MOST - without.size, 0)));
    return found.filter((one) => kept.has(one));
  }

  // A line as the template has it.
  function line(c, [view, , i], text) {
    const [sender, measure, key] = c.views[view];
    const [, label, sign, css] = c.viewLabels[key];
    const spoken = hk.langOf(c, i);
    const sure = hk.sureness(c, c.s.sure[i][c.s.links[i].findIndex((x, k) => k % 2 === 0 && x === measure) / 2] ?? -1);
    const name = c.senders[sender][2].replace(/^instans\/|\.html$/g, "");
    const who = `${c.measures[measure][3]}#${c.views[view][3] ? "andre" : name}`;
    return el("li", { "data-s": i },
      el("span", { class: `mark ${css}`, title: t(label) }, el("span", { "aria-hidden": "true" }, sign), el("span", { class: "sr" }, t(label))),
      el("div", {},
        el("p", {}, el("q", { lang: spoken === "nb" && hk.lang === "nb" ? null : spoken }, text)),
        el("p", { class: "whence" }, el("a", { href: hk.href(who) }, c.senders[sender][0]), " ", hk.whence(c, i), " ",
          sure && el("span", { class: "sureness" }, sure))));
  }

  let turn = 0; // the last selection that quotes are loaded for

  // Puts the quotes of those chosen under ``rows``: [row, measure, order, senders whose conditions stand there].
  async function quotes(c, held, rows) {
    turn += 1;
    const own = turn;
    const of = new Map((await hk.load("front")).map(([view, ...sentences]) => [view, sentences]));
    const found = rows.map(([made, measure, order, without]) => [made, chosen(c, held, of, measure, order, without)]);
    const numbers = [...new Set(found.flatMap(([, lines]) => lines.map(([, , i]) => i)))];
    const words = new Map((await hk.texts(numbers)).map((text, k) => [numbers[k], text]));
    if (own !== turn) return;
    for (const [made, lines] of found) {
      if (!lines.length) continue;
      if (!made.querySelector(".behind")) made.append(el("ul", { class: "behind" }));
      made.querySelector(".behind").append(...lines.map((one) => line(c, one, words.get(one[2]))));
    }
  }

  // A row with the page's own quotes where nothing is chosen; else with the conditions that are left.
  function under(c, held, made, own) {
    if (!own) return new Set();
    const left = hk.isActive() ? own.filter((x) => x.matches(".condition") && held.sentences[x.dataset.s]) : own;
    if (left.length) made.append(el("ul", { class: "behind" }, ...left));
    for (const one of left) one.hidden = false;
    return new Set(left.map((x) => c.docs[c.doc[x.dataset.s]][0]));
  }

  function panels(c, held) {
    const box = document.querySelector(".panels");
    if (!box) return;
    const found = tallied(c, held);
    const scale = document.querySelector(".standing svg[data-longest]");
    const how = {
      longest: scale ? scale.dataset.longest : 1, few: Number(box.dataset.few),
      stamps: box.dataset.stamps !== undefined, plain: box.dataset.plain !== undefined,
    };
    const lacking = [];
    for (const list of all("[data-panel]", box)) {
      if (!before.has(list)) { // the rows as the page came, for the quotes and conditions that stand in them
        before.set(list, new Map(Array.from(list.children, (x) => [x.dataset.id, all(".behind > li", x)])));
      }
      const order = list.dataset.order.split(",");
      const rows = ranked(c, found, RANKS[list.dataset.panel], Number(box.dataset.rows)).map((k) => {
        const made = row(c, k, found[k], how);
        const without = under(c, held, made, before.get(list).get(c.measures[k][0]));
        if (hk.isActive() && sum(found[k]) < how.few) lacking.push([made, k, order, without]);
        return made;
      });
      list.replaceChildren(...rows);
      hk.carryLinks(list);
      list.parentElement.querySelector(".no-rows").hidden = rows.length > 0;
    }
    quotes(c, held, lacking);
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
