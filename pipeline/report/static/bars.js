"use strict";
// Bars of views, drawn again when the selection or the language changes. The same drawing as context/bars.py: against to
// the left, for to the right, the rest across the middle; one rectangle a sender.

(() => {
  const { t } = hk;
  const LEFT = ["imot", "kritisk"];
  const MIDDLE = ["blandet", "foreslår", "uten-merknader"];
  const RIGHT = ["støtter-med-forbehold", "støtter"];
  const HALF = 120;
  const WIDEST = 16;
  const GAP = 1;
  const lower = (s) => s.charAt(0).toLocaleLowerCase("nb") + s.slice(1);
  const rounded = (x) => Math.round(x * 100) / 100;

  // What a bar says, in words: ``tallies`` in the order of ``looks``, [[key, label, sign, class], …].
  function words(tallies, looks) {
    const n = new Map(tallies);
    const said = looks.filter(([key]) => n.get(key)).map(([key, label]) => `${hk.number(n.get(key))} ${lower(t(label))}`);
    return said.join(", ") || t("ingen syn");
  }

  // Draws ``tallies``, [[view, number], …], in the svg that macros.html makes, on the scale in its data-longest.
  hk.bar = (svg, tallies) => hk.core().then((c) => {
    const n = new Map(tallies);
    const sum = (keys) => keys.reduce((all, key) => all + (n.get(key) || 0), 0);
    const css = new Map(c.viewLabels.map(([key, , , name]) => [key, name]));
    const unit = Math.min(WIDEST, HALF / Math.max(Number(svg.dataset.longest) || 1, 1));
    const apart = unit >= 3 * GAP;
    let at = -(sum(LEFT) + sum(MIDDLE) / 2) * unit;
    const parts = [];
    for (const key of [...LEFT, ...MIDDLE, ...RIGHT]) {
      const many = n.get(key) || 0;
      for (const size of apart ? Array(many).fill(1) : many ? [many] : []) {
        const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        const place = { class: css.get(key), x: rounded(at), y: 2, width: rounded(size * unit - (apart ? GAP : 0)), height: 10 };
        for (const [name, value] of Object.entries(place)) part.setAttribute(name, value);
        parts.push(part);
        at += size * unit;
      }
    }
    for (const old of svg.querySelectorAll("rect")) old.remove();
    svg.append(...parts);
    const said = words(tallies, c.viewLabels);
    svg.setAttribute("aria-label", said);
    const title = svg.querySelector("title");
    if (title) title.textContent = said;
  });

  const bars = () => document.querySelectorAll("svg.bar[data-bar]");
  hk.whenSelected((c, held) => {
    for (const svg of bars()) {
      const of = (key) => hk.count(c, held, `views?${svg.dataset.bar}&view=${key}&counted=1`);
      hk.bar(svg, c.viewLabels.map(([key]) => [key, of(key)]).filter(([, n]) => n));
    }
  });

  // In another language the bars say what they show in that language, with all that they hold.
  hk.startLanguage().then(() => {
    if (hk.lang === "nb" || hk.isActive()) return;
    for (const svg of bars()) {
      const told = svg.dataset.tallies.split(" ").filter(Boolean).map((one) => one.split(":"));
      hk.bar(svg, told.map(([key, n]) => [key, Number(n)]));
    }
  });
})();
