"use strict";
// Bars of views, drawn again when the selection or the language changes. The same drawing as context/bars.py: against to
// the left, for to the right, the rest across the middle; one rectangle a sender, or one a view where they are too many.

(() => {
  const { t, lower } = hk;
  const LEFT = ["imot", "kritisk"];
  const MIDDLE = ["blandet", "foreslår", "uten-merknader"];
  const RIGHT = ["støtter-med-forbehold", "støtter"];
  const HALF = 120;
  const WIDEST = 16;
  const GAP = 1;
  const rounded = (x) => Math.round(x * 100) / 100;

  // What a bar says, in words: ``tallies`` in the order of ``looks``, [[key, label, sign, class], …].
  function words(tallies, looks) {
    const n = new Map(tallies);
    const said = looks.filter(([key]) => n.get(key)).map(([key, label]) => `${hk.number(n.get(key))} ${lower(t(label))}`);
    return said.join(", ") || t("ingen syn");
  }

  const sum = (n, keys) => keys.reduce((all, key) => all + (n[key] || 0), 0);

  // Which views stand to the left and to the right: those against a measure and those for it.
  hk.barSides = { against: LEFT, for: RIGHT };

  // How far a bar reaches to its longer side, in senders. ``n`` is how many hold each view, by key.
  hk.barReach = (n) => Math.max(sum(n, LEFT), sum(n, RIGHT)) + sum(n, MIDDLE) / 2;

  // A bar's rectangles as [view, x, width], on the scale of the longest bar, whose longer side takes ``half`` at most.
  hk.barParts = (n, longest, half) => {
    const unit = Math.min(WIDEST, half / Math.max(longest, 1));
    const apart = unit >= 3 * GAP;
    let at = -(sum(n, LEFT) + sum(n, MIDDLE) / 2) * unit;
    const parts = [];
    for (const key of [...LEFT, ...MIDDLE, ...RIGHT]) {
      const many = n[key] || 0;
      for (const size of apart ? Array(many).fill(1) : many ? [many] : []) {
        parts.push([key, rounded(at), rounded(size * unit - (apart ? GAP : 0))]);
        at += size * unit;
      }
    }
    return parts;
  };

  // Draws ``tallies``, [[view, number], …], in the svg that macros.html makes, on the scale in its data-longest.
  hk.bar = (svg, tallies) => hk.core().then((c) => {
    const css = new Map(c.viewLabels.map(([key, , , name]) => [key, name]));
    const longest = Number(svg.dataset.longest) || 1;
    const parts = hk.barParts(Object.fromEntries(tallies), longest, HALF).map(([key, x, width]) => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const place = { class: css.get(key), x, y: 2, width, height: 10 };
      for (const [name, value] of Object.entries(place)) part.setAttribute(name, value);
      return part;
    });
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
