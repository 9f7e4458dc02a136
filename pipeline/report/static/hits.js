"use strict";
// How a hit looks on the page of search: the sentence with what was found marked, who says it, the document with its
// date and case, and the heading above it. search.js says which hits, and in what order.

const hits = (() => {
  const { t, el, langOf } = hk;
  const AROUND = 2; // sentences shown before and after
  const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 2)}…` : text);

  const marked = (found, i, text) => find.pieces(found, i, text).map((x) => (x.found ? el("mark", {}, x.text) : x.text));

  // The document whole: its title and date, and the case it belongs to where that is not the plan.
  function source(core, i) {
    const doc = core.doc[i];
    const [cite, other, background] = [core.cites[doc], core.cases[doc], core.docs[doc][0] >= 0 && core.docs[doc][5]];
    const said = [];
    if (cite) said.push(el("span", { class: "title", lang: langOf(core, i) }, cite));
    if (other) said.push(el("span", { class: "case" }, t("Annen sak: {title}", { title: other })));
    else if (background) said.push(el("span", { class: "case" }, t("Bakgrunn")));
    return said.length ? el("p", { class: "source" }, ...said.flatMap((x) => [x, " "])) : null;
  }

  // A hit. ``at``: core, what is marked (``found``), the words of sentences (``text``, by number), the heading to be
  // named or -1, sentences beside it that are shown with it, and whether its sender is named.
  function item(at, i, { heading = -1, beside = [], sender = true } = {}) {
    const { core, found, text } = at;
    const lang = langOf(core, i);
    const figure = hk.quote(core, i, marked(found, i, text.get(i)), { sender, title: false });
    for (const link of figure.querySelectorAll(".to a")) link.after(" ", el("span", { class: "verbatim" }, shortened(link.title, 70)));
    const address = figure.querySelector(".address");
    if (core.isGap[i]) {
      const gap = el("a", { href: hk.href("dekket.html#posisjoner") }, t("Ikke dekket av noe tiltak"));
      address.after(" ", el("span", { class: "uncovered" }, gap));
    }
    const above = heading >= 0 ? el("p", { class: "above" }, t("Under overskriften"), " ", el("q", { lang }, ...marked(found, heading, text.get(heading)))) : null;
    const from = source(core, i);
    address.after(...[from, above].filter(Boolean));
    const button = el("button", { type: "button", "aria-expanded": "false" }, t("Vis setningene rundt"));
    figure.querySelector("figcaption").append(button);
    const near = (k) => el("p", { class: "beside-hit", lang }, ...marked(found, k, text.get(k)));
    const out = el("li", { class: "hit" }, ...beside.filter((k) => k < i).map(near), figure);
    const quote = figure.querySelector("blockquote");
    quote.after(...beside.filter((k) => k > i).map(near));
    quote.before(...out.querySelectorAll(":scope > .beside-hit"));
    button.addEventListener("click", () => around(core, out, figure, button, i, lang));
    return out;
  }

  // The sentences before and after, on and off.
  async function around(core, place, figure, button, i, lang) {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    button.textContent = open ? t("Vis setningene rundt") : t("Skjul setningene rundt");
    for (const old of place.querySelectorAll(".around")) old.remove();
    if (open) return;
    const near = Array.from({ length: 2 * AROUND + 1 }, (_, k) => i - AROUND + k)
      .filter((k) => k >= 0 && k < core.n && core.doc[k] === core.doc[i]);
    const texts = await hk.texts(near);
    const part = (numbers) => el("p", { class: "around", lang }, ...numbers.flatMap((k) => {
      const words = texts[near.indexOf(k)];
      return core.s.kind[k] === 1 ? [el("span", { class: "top" }, words)] : [words, " "];
    }));
    const [before, after] = [near.filter((k) => k < i), near.filter((k) => k > i)];
    if (before.length) figure.before(part(before));
    if (after.length) figure.after(part(after));
    if (near.length < 2) figure.after(el("p", { class: "around" }, t("Det står ingen andre setninger i dokumentet.")));
  }

  // The words of these sentences, by number.
  async function texts(numbers) {
    const every = [...new Set(numbers.filter((k) => k >= 0))];
    const found = await hk.texts(every);
    return new Map(every.map((i, k) => [i, found[k]]));
  }

  // Rows {i, group, beside} as items, where a heading is named once for those that follow one another under it.
  // ``before``: the row that stands before the first.
  async function items(core, found, rows, heading, { before = null, sender = true } = {}) {
    const head = (row) => (row && core.s.kind[row.i] !== 1 ? heading[row.i] : -1);
    const text = await texts(rows.flatMap((row) => [row.i, head(row), ...(row.beside || [])]));
    const isTitle = (k) => k >= 0 && find.folded(text.get(k)) === find.folded(core.docs[core.doc[k]][3]);
    return rows.map((row, k) => {
      const last = k ? rows[k - 1] : before;
      const same = last && last.group === row.group && head(last) === head(row);
      return item({ core, found, text }, row.i, { heading: same || isTitle(head(row)) ? -1 : head(row), beside: row.beside, sender });
    });
  }

  return { items };
})();
