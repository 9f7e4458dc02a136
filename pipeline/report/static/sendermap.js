"use strict";
// The map of senders: whoever is chosen is compared with the others, and what two of them differ on is quoted. Compared
// as pipeline/report/alike.py does.

(async () => {
  const finder = document.querySelector(".finder");
  if (!finder) return;
  const { t, tn, el } = hk;
  await hk.startLanguage();
  const [core, data] = await Promise.all([hk.core(), hk.load("sender-map")]);
  const nodes = Array.from(document.querySelectorAll(".node"));
  const nodeOf = new Map(nodes.map((node) => [Number(node.dataset.sender), node]));
  const side = document.querySelector(".map-side");
  const differ = document.querySelector(".differ");
  const [one, other] = ["one", "other"].map((k) => finder.querySelector(`[data-pick=${k}]`));
  const name = (k) => core.senders[k][0];
  const empty = side.firstElementChild;

  // How alike two senders are: distance 0 to 1 or null, and over how many measures.
  function likeness(a, b) {
    const [va, ta] = data.senders[a];
    const [vb, tb] = data.senders[b].map((rows) => new Map(rows.map((row) => [row[0], row[1]])));
    let [apart, measures, themes] = [0, 0, 0];
    for (const [k, x] of va) {
      const y = vb.get(k);
      if (x === null || y === null || y === undefined) continue;
      apart += Math.abs(x - y) / 4;
      measures += 1;
    }
    for (const [k, x] of ta) {
      if (!tb.has(k)) continue;
      apart += (data.themeWeight * Math.abs(x - tb.get(k))) / 2;
      themes += 1;
    }
    if (measures < data.shared) return { distance: null, measures, themes };
    const distance = Math.round((apart / (measures + data.themeWeight * themes)) * 1e6) / 1e6;
    return { distance, percent: Math.floor(100 * (1 - distance) + 0.5), measures, themes };
  }

  function kin(a) {
    return data.senders.map((_, k) => [k, k === a ? { distance: null } : likeness(a, k)])
      .filter(([, x]) => x.distance !== null)
      .sort((p, q) => q[1].percent - p[1].percent || q[1].measures - p[1].measures || p[0] - q[0]);
  }

  const button = (label, act) => {
    const made = el("button", { type: "button" }, label);
    made.addEventListener("click", act);
    return made;
  };

  function kinList(title, rows) {
    const list = el("ul", { class: "plain kin-list" });
    for (const [k, x] of rows) {
      list.append(el("li", {},
        button(name(k), () => compare(Number(one.value), k)),
        el("span", { class: "small" }, tn(x.measures, "{percent} av 100, over {n} tiltak", "{percent} av 100, over {n} tiltak", { percent: x.percent }))));
    }
    return [el("h3", {}, title), list];
  }

  // What is said of the chosen sender.
  function show(a) {
    one.value = a === null ? "" : String(a);
    for (const node of nodes) node.classList.remove("chosen", "other");
    if (a === null) {
      side.replaceChildren(...(empty ? [empty] : []));
      compare(null, null);
      return;
    }
    nodeOf.get(a)?.classList.add("chosen");
    const found = kin(a);
    const views = data.senders[a][0].length;
    side.replaceChildren(
      el("h2", {}, el("a", { href: hk.href(core.senders[a][2]) }, name(a))),
      el("p", { class: "small" }, t(core.types[core.senders[a][1]][1]), ". ",
        tn(views, "Har et sikkert syn på {n} tiltak.", "Har sikre syn på {n} tiltak."), " ",
        tn(found.length, "Kan sammenlignes med {n} annen.", "Kan sammenlignes med {n} andre.")),
      ...(found.length ? kinList(t("Mest lik"), found.slice(0, 5)) : [el("p", { class: "empty" }, t("For få syn felles med andre til å sammenlignes."))]),
      ...(found.length > 5 ? kinList(t("Minst lik"), found.slice(5).slice(-5).reverse()) : []),
    );
    if (other.value === String(a)) other.value = "";
    compare(a, other.value === "" ? null : Number(other.value));
  }

  // The measures two senders both have a view of, the widest apart first, with a quote of each.
  let asked = 0;
  async function compare(a, b) {
    const now = (asked += 1);
    other.value = b === null ? "" : String(b);
    for (const node of nodes) node.classList.remove("other");
    if (b !== null) nodeOf.get(b)?.classList.add("other");
    differ.hidden = a === null || b === null;
    if (differ.hidden) return;
    const views = new Map(data.senders[b][0].map((v) => [v[0], v]));
    const both = data.senders[a][0].filter((v) => views.has(v[0])).map((v) => [v, views.get(v[0])]);
    const gap = ([v, w]) => (v[1] === null || w[1] === null ? -1 : Math.abs(v[1] - w[1]));
    const apart = both.filter((pair) => gap(pair) > 0).sort((p, q) => gap(q) - gap(p) || p[0][0] - q[0][0]);
    const same = both.filter((pair) => gap(pair) === 0);
    const numbers = apart.flat().map((v) => v[3]).filter((i) => i >= 0);
    const words = new Map((await hk.texts(numbers)).map((text, k) => [numbers[k], text]));
    if (now !== asked) return;
    const x = likeness(a, b);
    const half = (k, v) => el("div", { class: "half" },
      el("p", {}, el("b", {}, name(k)), " ", hk.chip(core.viewLabels[core.at.view.get(data.labels[v[2]])])),
      v[3] >= 0 ? quoteOf(v[3], words.get(v[3])) : el("p", { class: "small" }, t("Uten eget sitat.")));
    const box = differ.querySelector("div");
    box.replaceChildren(el("p", {}, t("{a} og {b}: ", { a: name(a), b: name(b) }),
      x.distance === null
        ? tn(both.length, "{n} tiltak felles, for lite til å si hvor like de er.", "{n} tiltak felles, for lite til å si hvor like de er.")
        : tn(x.measures, "{percent} av 100, over {n} tiltak", "{percent} av 100, over {n} tiltak", { percent: x.percent })));
    if (!apart.length) box.append(el("p", { class: "empty" }, t("De har samme syn på alle tiltak begge har et sikkert syn på.")));
    for (const [v, w] of apart) {
      const measure = core.measures[v[0]];
      box.append(el("article", { class: gap([v, w]) >= 3 ? "apart far" : "apart" },
        el("h3", {}, el("a", { href: hk.href(measure[3]) }, el("span", { class: "label" }, measure[1]), " ",
          el("span", { class: "verbatim", lang: "nb" }, measure[5] === "whole" ? "" : measure[2]))),
        el("div", { class: "halves" }, half(a, v), half(b, w))));
    }
    if (same.length) {
      box.append(el("p", { class: "small" }, t("Samme syn: "), ...same.flatMap(([v], k) => {
        const measure = core.measures[v[0]];
        return [k ? ", " : "", el("a", { href: hk.href(measure[3]), title: measure[2] }, measure[1])];
      })));
    }
  }
  function quoteOf(i, text) {
    const quote = hk.quote(core, i, text, { sender: false, measures: false, themes: false });
    delete quote.dataset.s;
    return quote;
  }

  // Choosing -------------------------------------------------------------------------------------------------------

  const order = data.senders.map((_, k) => k).filter((k) => data.senders[k][0].length);
  for (const list of [one, other]) for (const k of order) list.append(el("option", { value: k }, name(k)));
  const value = (list) => (list.value === "" ? null : Number(list.value));
  one.addEventListener("change", () => show(value(one)));
  other.addEventListener("change", () => compare(value(one), value(one) === value(other) ? null : value(other)));
  finder.querySelector("[data-clear]").addEventListener("click", () => show(null));
  finder.hidden = false;

  // One stop for the tab key; the arrows go on from there.
  function focusable(node) {
    for (const each of nodes) each.setAttribute("tabindex", each === node ? "0" : "-1");
  }
  function toward(node, dx, dy) {
    const [x, y] = [Number(node.dataset.x), Number(node.dataset.y)];
    let [best, found] = [Infinity, null];
    for (const each of nodes) {
      const [ax, ay] = [each.dataset.x - x, each.dataset.y - y];
      const ahead = ax * dx + ay * dy;
      const aside = Math.abs(ax * dy - ay * dx);
      if (each === node || ahead <= 0 || aside > 1.5 * ahead) continue;
      if (ahead + 2 * aside < best) { best = ahead + 2 * aside; found = each; }
    }
    return found;
  }
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  for (const node of nodes) {
    node.setAttribute("role", "button");
    node.addEventListener("click", (event) => {
      event.preventDefault();
      focusable(node);
      show(Number(node.dataset.sender));
    });
    node.addEventListener("keydown", (event) => {
      const next = ways[event.key] && toward(node, ...ways[event.key]);
      if (next) { focusable(next); next.focus(); }
      else if (event.key === "Escape") show(null);
      else if (event.key === " ") show(Number(node.dataset.sender));
      else if (!ways[event.key]) return;
      event.preventDefault();
    });
  }
  if (nodes.length) {
    focusable(nodes[0]);
    document.querySelector(".key-help").hidden = false;
  }
  const first = new URLSearchParams(location.search).get("instans");
  if (first !== null && data.senders[Number(first)]) show(Number(first));
  finder.dataset.ready = "1";
})();
