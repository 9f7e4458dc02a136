"use strict";
// The map of sentences: colours by theme, what is under the pointer read out, and a list of what is in view.

(async () => {
  const canvas = document.getElementById("kart");
  if (!canvas) return;
  const { t, tn, el } = hk;
  await hk.startLanguage();
  const [core, map] = await Promise.all([hk.core(), hk.load("sentence-map")]);
  const find = (selector) => document.querySelector(selector);
  for (const box of document.querySelectorAll(".map-tools, .map-area, .map-themes, .map-list-view")) box.hidden = false;
  find(".needs-script").hidden = true;

  const points = { x: map.x.map((x) => x / map.scale), y: map.y.map((y) => -y / map.scale) };
  const themes = find(".map-themes");
  const most = Number(themes.dataset.most);
  const boxes = Array.from(themes.querySelectorAll("input"));
  const slots = new Map(); // theme number -> look
  let held = null;
  const isHeld = (p) => !held || held.sentences[map.i[p]] === 1;

  // Colours --------------------------------------------------------------------------------------------------------

  function look(p) {
    for (const theme of core.s.themes[map.i[p]].slice().sort((a, b) => a - b)) if (slots.has(theme)) return slots.get(theme);
    return 8;
  }

  function colour() {
    const chosen = boxes.filter((box) => box.checked).map((box) => core.at.tema.get(box.dataset.code));
    for (const theme of [...slots.keys()]) if (!chosen.includes(theme)) slots.delete(theme);
    for (const theme of chosen) {
      if (slots.has(theme)) continue;
      const used = new Set(slots.values());
      slots.set(theme, Array.from({ length: most }, (_, k) => k).find((k) => !used.has(k)));
    }
    for (const box of boxes) {
      box.disabled = !box.checked && chosen.length >= most;
      const slot = slots.get(core.at.tema.get(box.dataset.code));
      mapview.swatch(box.parentElement.querySelector("canvas"), slot === undefined ? -1 : slot);
    }
    view.dress(look, isHeld);
  }

  function count() {
    const n = new Map();
    let all = 0;
    for (let p = 0; p < map.i.length; p += 1) {
      if (!isHeld(p)) continue;
      all += 1;
      for (const theme of core.s.themes[map.i[p]]) n.set(theme, (n.get(theme) || 0) + 1);
    }
    for (const box of boxes) {
      box.parentElement.querySelector("[data-n]").textContent = hk.number(n.get(core.at.tema.get(box.dataset.code)) || 0);
    }
    find(".map-count").textContent = held && hk.isActive()
      ? t("{n} av {all} setninger er i utvalget; de andre er svakere.", { n: hk.number(all), all: hk.number(map.i.length) })
      : tn(map.i.length, "{n} setning", "{n} setninger");
  }

  // Reading out ----------------------------------------------------------------------------------------------------

  const said = find(".map-said");
  const near = find(".map-near");
  let asked = 0;
  async function read(p) {
    const now = (asked += 1);
    if (p < 0) {
      said.replaceChildren(el("p", { class: "empty" }, t("Pek på et punkt, eller velg det, for å lese setningen.")));
      return;
    }
    const [words] = await hk.texts([map.i[p]]);
    if (now !== asked) return; // the pointer has gone on
    const quote = hk.quote(core, map.i[p], words);
    delete quote.dataset.s;
    const topic = map.topic[p] >= 0 ? map.topics[map.topic[p]] : null;
    said.replaceChildren(quote);
    if (topic) said.append(el("p", { class: "small" }, t("I foreslått tema: {topic}", { topic: label(topic) })));
  }
  async function readNear(p) {
    near.replaceChildren();
    if (p < 0) return;
    const own = core.docs[core.doc[map.i[p]]][0];
    const found = view.near(p, 5, (k) => core.docs[core.doc[map.i[k]]][0] !== own);
    if (!found.length) return;
    const words = await hk.texts(found.map((k) => map.i[k]));
    if (view.chosen !== p) return;
    near.replaceChildren(el("h2", {}, t("Nærmest, fra andre")));
    found.forEach((k, at) => {
      const quote = hk.quote(core, map.i[k], words[at], { themes: false, measures: false });
      delete quote.dataset.s;
      const go = el("button", { type: "button", class: "go" }, t("Vis på kartet"));
      go.addEventListener("click", () => { view.choose(k); canvas.focus(); });
      quote.querySelector("figcaption").append(go);
      near.append(quote);
    });
  }

  // The list of what is in view ------------------------------------------------------------------------------------

  const list = find(".map-list-view");
  const more = list.querySelector(".more-points");
  let inView = [];
  async function listMore(first) {
    const rows = list.querySelector(".positions");
    const from = first ? 0 : rows.childElementCount;
    const next = inView.slice(from, from + 25);
    const words = await hk.texts(next.map((p) => map.i[p]));
    const quotes = next.map((p, k) => { const q = hk.quote(core, map.i[p], words[k]); delete q.dataset.s; return q; });
    if (first) rows.replaceChildren(...quotes); else rows.append(...quotes);
    more.hidden = rows.childElementCount >= inView.length;
  }
  function fillList() {
    if (!list.open) return;
    inView = view.inView();
    list.querySelector("p").textContent =
      tn(inView.length, "{n} setning i utsnittet, de midterste først.", "{n} setninger i utsnittet, de midterste først.");
    listMore(true);
  }
  list.addEventListener("toggle", fillList);
  more.addEventListener("click", () => listMore(false));

  // Together -------------------------------------------------------------------------------------------------------

  const label = ([nb, nn]) => (hk.lang === "nn" && nn ? nn : nb);
  const view = mapview.start(canvas, points, {
    over: (p) => read(p >= 0 ? p : view.chosen),
    chosen: (p) => { read(p); readNear(p); },
    moved: () => fillList(),
    enter: () => { const link = said.querySelector("a[href]"); if (link) link.focus(); },
    recolour: () => colour(),
  });
  view.outlines(map.topics.filter((topic) => topic[2].length > 5).map((topic) => ({
    label: label(topic), places: topic[2].map((v, k) => (k % 2 ? -v : v) / map.scale),
  })));
  for (const button of document.querySelectorAll("[data-zoom]")) {
    if (button === canvas) continue;
    button.addEventListener("click", () => {
      if (button.dataset.zoom === "all") view.all(); else view.zoom(button.dataset.zoom === "in" ? 1.5 : 1 / 1.5);
    });
  }
  const wanted = new URLSearchParams(location.search).get("vis");
  if (wanted !== null) for (const box of boxes) box.checked = wanted.split(",").includes(box.dataset.code);
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const asked = hk.query();
      asked.set("vis", boxes.filter((x) => x.checked).map((x) => x.dataset.code).join(","));
      hk.address(asked);
      colour();
    });
  }
  const said0 = new URLSearchParams(location.search).get("setning");
  hk.whenSelected((c, now) => { held = now; colour(); count(); fillList(); });
  colour();
  count();
  const at = said0 === null ? -1 : map.i.indexOf(Number(said0));
  if (at >= 0) view.choose(at); else read(-1);
  canvas.dataset.ready = map.i.length;
  hk.sentenceMap = view;
})();
