"use strict";
// What every page stands on: the interface's languages, the site's data, one selection that counts everything, and
// quotes made of data. Nothing is fetched and nothing is sent; files are loaded as scripts, from the site's own folder.
// docs/report.md says how the pages and the data belong together.

const hk = (() => {
  const root = document.documentElement.dataset.root || "";
  const given = new Map();
  const waiting = new Map();
  const onChange = [];
  const place = new URLSearchParams(location.search);

  // Data ---------------------------------------------------------------------------------------------------------

  function put(name, value) {
    given.set(name, value);
    if (waiting.has(name)) waiting.get(name).done(value);
  }

  // The value of data/<name>.js, once it is there.
  function load(name) {
    if (!waiting.has(name)) {
      const one = {};
      one.promise = new Promise((done, failed) => {
        one.done = done;
        if (given.has(name)) { done(given.get(name)); return; }
        const script = document.createElement("script");
        script.src = `${root}data/${name}.js`;
        script.onerror = () => failed(new Error(`data/${name}.js mangler`));
        document.head.append(script);
      });
      waiting.set(name, one);
    }
    return waiting.get(name).promise;
  }

  // Languages ----------------------------------------------------------------------------------------------------

  const languages = ["nb", "nn", "en"];
  const lang = languages.includes(place.get("lang")) ? place.get("lang") : "nb";
  let words = {};

  const upper = (s) => s.charAt(0).toLocaleUpperCase("nb") + s.slice(1);
  const lower = (s) => s.charAt(0).toLocaleLowerCase("nb") + s.slice(1);

  // The message in the page's language; bokmål where it is not translated.
  function message(text, many, n) {
    let found = words[text];
    if (found === undefined && words[upper(text)] !== undefined) {
      found = words[upper(text)];
      found = Array.isArray(found) ? found.map(lower) : lower(found);
    }
    const forms = found === undefined ? [text, many] : Array.isArray(found) ? found : [found, found];
    return many === undefined || n === 1 ? forms[0] : forms[1];
  }
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
  const t = (text, values = {}) => filled(message(text), values);
  const tn = (n, one, many, values = {}) => filled(message(one, many, n), { n: number(n), ...values });

  function number(n) {
    if (lang === "en") return n.toLocaleString("en-GB");
    return Math.abs(n) < 10000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  }

  // Says a marked element anew: its fields are kept and moved to where the words want them.
  function say(element) {
    const kept = {};
    for (const field of element.querySelectorAll("[data-a]")) {
      if (field.parentElement === element) kept[field.dataset.a] = field;
    }
    const id = element.dataset.t || (element.dataset.t = element.textContent);
    const n = element.dataset.n === undefined ? undefined : Number(element.dataset.n);
    const pieces = message(id, element.dataset.many, n).split(/\{(\w+)\}/);
    element.replaceChildren(...pieces.map((piece, at) => (at % 2 ? kept[piece] || "" : piece)));
  }

  function translate(within) {
    if (lang === "nb") return;
    for (const element of within.querySelectorAll("[data-t]")) say(element);
    for (const attribute of ["title", "aria-label", "placeholder", "alt", "label"]) {
      for (const element of within.querySelectorAll(`[data-t-${attribute}]`)) {
        const [text, values] = JSON.parse(element.getAttribute(`data-t-${attribute}`));
        element.setAttribute(attribute, filled(message(text), values));
      }
    }
  }

  // The same page in each language.
  function languageLinks() {
    for (const link of document.querySelectorAll("[data-lang]")) {
      const there = query();
      if (link.dataset.lang === "nb") there.delete("lang"); else there.set("lang", link.dataset.lang);
      link.href = `${address(there)}${location.hash}`;
      if (link.dataset.lang === lang) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  function startLanguage() {
    languageLinks();
    if (lang === "nb") return Promise.resolve();
    return load(`lang-${lang}`).then((found) => {
      words = found;
      document.documentElement.lang = lang;
      // what the sender or the plan says stands in its own language
      for (const said of document.querySelectorAll("blockquote:not([lang]), .verbatim:not([lang]), q:not([lang])")) {
        said.lang = "nb";
      }
      translate(document);
    });
  }

  // The selection ------------------------------------------------------------------------------------------------

  const FIELDS = ["type", "tema", "tiltak", "standpunkt", "sprak"];
  const selection = { sikkerhet: 0 };
  for (const field of FIELDS) selection[field] = new Set((place.get(field) || "").split(",").filter(Boolean));
  selection.sikkerhet = Math.min(100, Math.max(0, Number(place.get("sikkerhet")) || 0));

  const isActive = () => selection.sikkerhet > 0 || FIELDS.some((f) => selection[f].size > 0);

  // The selection and the language as they stand in an address.
  function query() {
    const out = new URLSearchParams(location.search);
    for (const field of FIELDS) {
      if (selection[field].size) out.set(field, [...selection[field]].join(",")); else out.delete(field);
    }
    if (selection.sikkerhet) out.set("sikkerhet", selection.sikkerhet); else out.delete("sikkerhet");
    return out;
  }

  // The page's own address with this asked of it; commas are left as they are, to be read by people.
  function address(asked) {
    const text = String(asked).replaceAll("%2C", ",");
    return `${location.pathname}${text ? `?${text}` : ""}`;
  }

  // What of the address goes along to other pages: selection and language, and nothing of a page's own.
  function carried() {
    const all = query();
    const out = new URLSearchParams();
    for (const key of [...FIELDS, "sikkerhet", "lang"]) if (all.get(key)) out.set(key, all.get(key));
    return String(out).replaceAll("%2C", ",");
  }

  // An address in the site with the selection and the language along.
  function href(path) {
    const [, file, asked, anchor] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(path);
    const own = (asked || "").slice(1);
    const more = [own, carried()].filter(Boolean).join("&");
    return `${root}${file}${more ? `?${more}` : ""}${anchor || ""}`;
  }

  function carryLinks(within) {
    const tail = carried();
    for (const link of within.querySelectorAll("a[href]")) {
      if (link.dataset.lang) continue;
      const plain = link.dataset.href || link.getAttribute("href");
      if (plain.startsWith("#") || /^[a-z]+:/i.test(plain) || !/\.html(?=$|[?#])/.test(plain)) continue;
      if (!tail && !link.dataset.href) continue;
      link.dataset.href = plain;
      const [, file, asked, anchor] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(plain);
      const own = new URLSearchParams((asked || "").slice(1));
      for (const [key, value] of new URLSearchParams(tail)) if (!own.has(key)) own.set(key, value);
      const more = String(own).replaceAll("%2C", ",");
      link.setAttribute("href", `${file}${more ? `?${more}` : ""}${anchor || ""}`);
    }
  }

  // Counting -----------------------------------------------------------------------------------------------------

  // The core with what is looked up often laid ready: document of each sentence, sentences by measure and by theme.
  function prepare(core) {
    const n = core.s.n.length;
    const doc = new Int32Array(n);
    core.docs.forEach((d, at) => doc.fill(at, d[4], at + 1 < core.docs.length ? core.docs[at + 1][4] : n));
    const byMeasure = core.measures.map(() => []);
    const byTheme = core.themes.map(() => []);
    for (let i = 0; i < n; i += 1) {
      const links = core.s.links[i];
      for (let k = 0; k < links.length; k += 2) byMeasure[links[k]].push(i);
      for (const theme of core.s.themes[i]) byTheme[theme].push(i);
    }
    const none = core.stances.findIndex(([key]) => key === "ingen");
    const isPosition = (i) => core.s.stance[i] >= 0 && core.s.stance[i] !== none;
    const at = (rows) => new Map(rows.map((row, k) => [String(row[0]), k]));
    return Object.assign(core, {
      n, doc, byMeasure, byTheme, isPosition,
      at: {
        type: at(core.types), sprak: at(core.languages), standpunkt: at(core.stances), view: at(core.viewLabels),
        tema: at(core.themes), tiltak: at(core.measures), relation: at(core.relations.map((r) => [r])),
      },
    });
  }
  let ready = null;
  const core = () => (ready = ready || load("core").then(prepare));

  // Which documents, sentences and views the selection holds.
  function select(c) {
    const numbers = (field) => new Set([...selection[field]].map((key) => c.at[field].get(key)));
    const [types, spoken, stances, themes, measures] =
      ["type", "sprak", "standpunkt", "tema", "tiltak"].map(numbers);
    const docs = c.docs.map((d) => d[0] >= 0
      && (!types.size || types.has(c.senders[d[0]][1])) && (!spoken.size || spoken.has(d[1])));
    const sentences = new Uint8Array(c.n);
    for (let i = 0; i < c.n; i += 1) {
      if (!docs[c.doc[i]]) continue;
      if (stances.size && !stances.has(c.s.stance[i])) continue;
      if (selection.sikkerhet && c.s.score[i] < selection.sikkerhet) continue;
      if (themes.size && !c.s.themes[i].some((x) => themes.has(x))) continue;
      if (measures.size && !c.s.links[i].some((x, k) => k % 2 === 0 && measures.has(x))) continue;
      sentences[i] = 1;
    }
    const senders = new Set();
    c.docs.forEach((d, k) => { if (docs[k]) senders.add(d[0]); });
    const bySentence = stances.size || themes.size || selection.sikkerhet;
    const said = new Set(); // sender × measure × case with a sentence that the selection holds
    const has = new Set(); // … with any
    const of = (sender, measure, other) => (sender * c.measures.length + measure) * 2 + other;
    c.byMeasure.forEach((list, measure) => {
      for (const i of list) {
        const d = c.docs[c.doc[i]];
        if (d[0] < 0) continue;
        has.add(of(d[0], measure, d[5]));
        if (sentences[i]) said.add(of(d[0], measure, d[5]));
      }
    });
    const views = c.views.map(([sender, measure, , other]) => {
      if (!senders.has(sender) || (measures.size && !measures.has(measure))) return false;
      const key = of(sender, measure, other);
      return has.has(key) ? said.has(key) : !bySentence;
    });
    return { docs, sentences, senders, views };
  }

  // How many of something the selection holds: «positions?measure=boks-3.2/05», «senders?view=imot», …
  function count(c, held, asked) {
    const [unit, rest] = asked.split("?");
    const by = new URLSearchParams(rest || "");
    const want = (key, map) => (by.has(key) ? map.get(by.get(key)) : undefined);
    const sender = by.has("sender") ? Number(by.get("sender")) : undefined;
    const doc = by.has("doc") ? Number(by.get("doc")) : undefined;
    const type = want("type", c.at.type);
    const measure = want("measure", c.at.tiltak);
    const theme = want("theme", c.at.tema);
    const relation = want("relation", c.at.relation);
    const view = want("view", c.at.view);
    const other = by.has("other") ? Number(by.get("other")) : undefined;
    const stances = by.has("stance") ? new Set(by.get("stance").split(",").map((s) => c.at.standpunkt.get(s))) : null;
    const ofDoc = (k) => (doc === undefined || k === doc) && (sender === undefined || c.docs[k][0] === sender)
      && (type === undefined || (c.docs[k][0] >= 0 && c.senders[c.docs[k][0]][1] === type))
      && (other === undefined || c.docs[k][5] === other);
    if (unit === "documents" || (unit === "senders" && ![measure, theme, view].some((x) => x !== undefined) && !stances)) {
      const found = c.docs.map((d, k) => k).filter((k) => held.docs[k] && ofDoc(k));
      return unit === "documents" ? found.length : new Set(found.map((k) => c.docs[k][0])).size;
    }
    if (unit === "views" || (unit === "senders" && (view !== undefined || by.has("views")))) {
      const found = c.views.filter((v, k) => held.views[k] && (sender === undefined || v[0] === sender)
        && (type === undefined || c.senders[v[0]][1] === type) && (measure === undefined || v[1] === measure)
        && (view === undefined || v[2] === view) && (other === undefined || v[3] === other));
      return unit === "views" ? found.length : new Set(found.map((v) => v[0])).size;
    }
    const list = measure !== undefined ? c.byMeasure[measure] : theme !== undefined ? c.byTheme[theme] : null;
    const senders = new Set();
    let n = 0;
    const end = list ? list.length : c.n;
    for (let k = 0; k < end; k += 1) {
      const i = list ? list[k] : k;
      if (!held.sentences[i] || !ofDoc(c.doc[i])) continue;
      if (unit === "positions" && !c.isPosition(i)) continue;
      if (unit === "sentences" && !list && c.s.kind[i] === 2) continue;
      if (stances && !stances.has(c.s.stance[i])) continue;
      if (theme !== undefined && list !== c.byTheme[theme] && !c.s.themes[i].includes(theme)) continue;
      if (by.has("linked") && by.get("linked") !== String(Number(c.s.links[i].length > 0))) continue;
      if (relation !== undefined) {
        const links = c.s.links[i];
        let hit = false;
        for (let x = 0; x < links.length; x += 2) hit = hit || (links[x] === measure && links[x + 1] === relation);
        if (!hit) continue;
      }
      n += 1;
      senders.add(c.docs[c.doc[i]][0]);
    }
    return unit === "senders" ? senders.size : n;
  }

  // Sets every count, hides every quote that the selection does not hold, and tells the page's own scripts.
  function apply(c) {
    const held = select(c);
    for (const element of document.querySelectorAll("[data-count]")) {
      const n = count(c, held, element.dataset.count);
      element.textContent = element.dataset.blank !== undefined && n === 0 ? "" : number(n);
      const sentence = element.closest("[data-many]");
      if (sentence && sentence.dataset.n !== String(n)) {
        sentence.dataset.n = n;
        say(sentence);
      }
    }
    for (const element of document.querySelectorAll("[data-s]")) element.hidden = !held.sentences[element.dataset.s];
    for (const element of document.querySelectorAll("[data-sender]")) {
      element.classList.toggle("left-out", !held.senders.has(Number(element.dataset.sender)));
    }
    for (const group of document.querySelectorAll("[data-group]")) { // goes when nothing in it is left
      group.hidden = !Array.from(group.querySelectorAll("[data-s]")).some((x) => !x.hidden);
    }
    for (const told of onChange) told(c, held);
    return held;
  }

  // ``told(core, held)`` is called at every change of the selection, and once when the data is there.
  function whenSelected(told) {
    onChange.push(told);
    if (current) told(current.c, current.held);
  }
  let current = null;

  function changed() {
    history.replaceState(null, "", `${address(query())}${location.hash}`);
    carryLinks(document);
    languageLinks();
    return core().then((c) => { current = { c, held: apply(c) }; return current; });
  }

  // Quotes -------------------------------------------------------------------------------------------------------

  // An element; text children are escaped by being text.
  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  // The words of sentences, by number; loads the files that hold them.
  async function texts(numbers) {
    const c = await core();
    const shards = [...new Set(numbers.map((i) => Math.floor(i / c.shard)))];
    const loaded = new Map(await Promise.all(shards.map(async (k) => [k, await load(`text-${k}`)])));
    return numbers.map((i) => loaded.get(Math.floor(i / c.shard))[i % c.shard]);
  }

  const anchor = (c, i) => `s${c.docs[c.doc[i]][7]}-${c.s.n[i]}`;
  // The sentence's place in the letter as it was read, or null where that is not shown.
  const readHref = (c, i) => (c.docs[c.doc[i]][2] ? href(`${c.docs[c.doc[i]][2]}#${anchor(c, i)}`) : null);
  function sourceHref(c, i) {
    const source = c.docs[c.doc[i]][6];
    return source ? `${root}${source}${/\.pdf$/i.test(source) && c.s.page[i] > 0 ? `#page=${c.s.page[i]}` : ""}` : null;
  }
  // How sure the program is in words, by its percent; null where it has none.
  const sureness = (c, percent) => (percent < 0 ? null : t(c.sureness.find(([low]) => percent >= low)[1]));
  const link = (to, ...said) => (to ? el("a", { href: to }, ...said) : el("span", {}, ...said));
  const chip = ([, label, sign, css]) => el("span", { class: `chip ${css}` },
    el("span", { class: "sign", "aria-hidden": "true" }, sign), lower(t(label)));
  const mark = ([, label, sign, css]) => el("span", { class: `mark ${css}`, title: t(label) },
    el("span", { "aria-hidden": "true" }, sign), el("span", { class: "sr" }, t(label)));

  // A sentence with its address, as the pages' own quotes look. ``said`` is its words, or nodes that hold them.
  function quote(c, i, said, { sender = true, measures = true, themes = true } = {}) {
    const d = c.docs[c.doc[i]];
    const stance = c.s.stance[i] >= 0 ? c.stances[c.s.stance[i]] : null;
    const page = c.s.page[i] > 0 ? `s.\u00a0${c.s.page[i]}` : "";
    const source = sourceHref(c, i);
    const read = readHref(c, i);
    const spoken = d[1] >= 0 ? c.languages[d[1]][0] : "nb";
    const caption = el("figcaption", {});
    const add = (...nodes) => caption.append(...nodes, " ");
    if (sender) {
      const who = d[0] >= 0 ? link(href(c.senders[d[0]][2]), c.senders[d[0]][0]) : el("span", {}, t("Planen"));
      add(el("span", { class: "who" }, who));
    }
    if (stance) add(el("span", { class: "stance" }, chip(stance)));
    const address = el("span", { class: "address" });
    if (source) address.append(el("a", { href: source }, page || t("kilden")));
    else if (page) address.append(page);
    if (read) address.append(address.childNodes.length ? ", " : "", el("a", { href: read }, t("i sammenheng")));
    add(address);
    if (measures) {
      for (let k = 0; k < c.s.links[i].length; k += 2) {
        const measure = c.measures[c.s.links[i][k]];
        add(el("span", { class: "to" }, "→ ", el("a", { href: href(measure[3]), title: measure[2] }, measure[1])));
      }
    }
    if (themes) {
      for (const k of c.s.themes[i]) add(el("a", { class: "tema", href: href(c.themes[k][2]) }, t(c.themes[k][1])));
    }
    return el("figure", { class: `quote${stance && stance[0] !== "ingen" ? ` ${stance[3]}` : ""}`, "data-s": i },
      el("blockquote", { lang: spoken === "other" ? "und" : spoken }, el("p", {}, ...[said].flat())), caption);
  }

  return {
    put, load, core, texts, root, lang, t, tn, number, translate, startLanguage, selection, isActive, query, href,
    carried, carryLinks, changed, whenSelected, select, count, el, quote, chip, mark, sureness, readHref, sourceHref, anchor,
    fields: FIELDS,
  };
})();
