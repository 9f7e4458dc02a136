"use strict";
// What the hits of the page of search can be narrowed by, with how many each choice would leave: fields of the selection,
// and the sender, which is the page's own. search.js says what was found (``at``) and what a choice does.

const facets = (() => {
  const { t, tn, el } = hk;
  const MOST_SENDERS = 8; // named at once; the others are folded

  // A bar as long as the share of the most frequent.
  function bar(share) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [key, value] of Object.entries({ viewBox: "0 0 100 3", preserveAspectRatio: "none", "aria-hidden": "true" })) svg.setAttribute(key, value);
    rect.setAttribute("width", (100 * share).toFixed(1));
    rect.setAttribute("height", "3");
    svg.append(rect);
    return svg;
  }

  // A choice that can be made and taken back; ``act`` draws all anew, so the focus is given to what stands there then.
  function choice(place, key, label, n, share, chosen, act) {
    const button = el("button", { type: "button", "aria-pressed": String(chosen), "data-field": key },
      el("span", {}, label), el("b", {}, hk.number(n)), bar(share));
    button.addEventListener("click", async () => {
      await act();
      place.querySelector(`[data-field="${CSS.escape(key)}"]`)?.focus();
    });
    return el("li", {}, button);
  }

  const group = (name, title, ...content) => el("div", { role: "group", "aria-labelledby": `fasett-${name}` },
    el("p", { class: "facet", id: `fasett-${name}` }, title), ...content);

  // A field of the selection; ``keysOf(i)``: the rows that a sentence belongs to.
  function field(place, at, title, name, rows, keysOf) {
    const holds = at.without(name);
    const counts = new Map();
    for (const i of at.listed) if (holds(i)) for (const k of keysOf(i)) counts.set(k, (counts.get(k) || 0) + 1);
    const chosen = hk.selection[name];
    const shown = rows.map((row, k) => [row, counts.get(k) || 0]).filter(([row, n]) => row[0] !== "" && (n || chosen.has(row[0])));
    if (!shown.length) return [];
    const most = Math.max(1, ...shown.map(([, n]) => n));
    const items = shown.sort((a, b) => b[1] - a[1]).map(([[key, label], n]) => choice(place, `${name}-${key}`, t(label), n, n / most, chosen.has(key), () => {
      if (chosen.has(key)) chosen.delete(key); else chosen.add(key);
      return hk.changed();
    }));
    return [group(name, title, el("ul", {}, ...items))];
  }

  // Who says it, the most frequent first; the rest are folded.
  function senders(place, at) {
    const chosen = [...at.only];
    at.only.clear(); // what a choice among them would give
    const counts = new Map(chosen.map((k) => [k, 0]));
    for (const i of at.listed) {
      const sender = at.core.docs[at.core.doc[i]][0];
      if (sender >= 0 && at.isHeld(i)) counts.set(sender, (counts.get(sender) || 0) + 1);
    }
    for (const k of chosen) at.only.add(k);
    if (!counts.size) return [];
    const rows = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const most = Math.max(1, rows[0][1]);
    const first = rows.filter(([k], rank) => rank < MOST_SENDERS || at.only.has(k));
    const rest = rows.filter((row) => !first.includes(row));
    const list = (some) => el("ul", {}, ...some.map(([k, n]) => choice(place, `instans-${at.slug(at.core.senders[k])}`, at.core.senders[k][0], n, n / most,
      at.only.has(k), () => at.choose(k))));
    if (!rest.length) return [group("instans", t("Høringsinstans"), list(first))];
    const folded = el("details", { class: "rest", open: place.querySelector(".rest")?.open },
      el("summary", {}, tn(rest.length, "{n} høringsinstans til", "{n} høringsinstanser til")), list(rest));
    return [group("instans", t("Høringsinstans"), list(first), folded)];
  }

  function draw(place, at) {
    const { core } = at;
    const type = (i) => (at.ofPlan(i) ? [] : [core.senders[core.docs[core.doc[i]][0]][1]]);
    const stance = (i) => (core.s.stance[i] >= 0 ? [core.s.stance[i]] : []);
    place.replaceChildren(
      ...field(place, at, t("Type høringsinstans"), "type", core.types, type),
      ...field(place, at, t("Tema"), "tema", core.themes, (i) => core.s.themes[i]),
      ...field(place, at, t("Standpunkt"), "standpunkt", core.stances, stance),
      ...senders(place, at),
    );
  }

  return { draw };
})();
