"use strict";
// What every page stands on: the interface's languages, the site's data, one selection that counts everything, and
// quotes made of data. Nothing is fetched and nothing is sent; files are loaded as scripts, from the site's own folder.
// docs/report.md says how the pages and the data belong together. It runs before the page is drawn, so that a page in
// another language is not first seen in bokmål; it must not look for anything in the page until the page is there.

const hk = (() => {
  const html = document.documentElement;
  const root = html.dataset.root || "";
  html.classList.add("js");
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

  const isKnown = (text) => words[text] !== undefined || words[upper(text)] !== undefined;

  // The message in the page's language; bokmål where it is not translated.
  function message(text, many, n) {
    if (lang === "nb") return many === undefined || n === 1 ? text : many;
    let found = words[text];
    if (found === undefined && words[upper(text)] !== undefined) {
      found = words[upper(text)];
      found = Array.isArray(found) ? found.map(lower) : lower(found);
    }
    const forms = found === undefined ? [text, many] : Array.isArray(found) ? found : [found, found];
    return many === undefined || n === 1 ? forms[0] : forms[1];
  }
  // A message by what became of it when numbers were put into it: «s. 4» is «s. {page}» with page 4. Null when none is.
  let shapes = null;
  function byShape(text) {
    if (!/\d/.test(text)) return null;
    const shape = (s) => s.replace(/\{\w+\}/g, "#").replace(/\d+/g, "#");
    shapes = shapes || new Map(Object.keys(words).filter((key) => key.includes("{")).map((key) => [shape(key), key]));
    const key = shapes.get(shape(text));
    if (key === undefined) return null;
    const numbers = text.match(/\d+/g);
    const values = {};
    key.match(/\{\w+\}|\d+/g).forEach((one, k) => { if (one.startsWith("{")) values[one.slice(1, -1)] = numbers[k]; });
    return { key, values };
  }
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
  const t = (text, values = {}) => filled(message(text), values);
  const tn = (n, one, many, values = {}) => filled(message(one, many, n), { n: number(n), ...values });

  function number(n) {
    if (lang === "en") return n.toLocaleString("en-GB");
    return Math.abs(n) < 10000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  }

  // The message of a marked element, by its own words: with a name for each field.
  const written = (element) => Array.from(element.childNodes, (node) => (
    node.nodeType === Node.ELEMENT_NODE && node.dataset.a ? `{${node.dataset.a}}` : node.textContent)).join("");

  // Says a marked element anew: its fields, with all that is in them, are kept and moved to where the words want them.
  // What has no translation stands in bokmål, and says so to those who listen.
  function say(element) {
    const kept = new Map();
    for (const field of element.children) if (field.dataset.a) kept.set(field.dataset.a, field);
    const id = element.dataset.t || (element.dataset.t = written(element));
    const n = element.dataset.n === undefined ? undefined : Number(element.dataset.n);
    const taken = new Set();
    const shaped = isKnown(id) ? null : byShape(id);
    const said = shaped ? message(shaped.key, shaped.key, Number(shaped.values.n)) : message(id, element.dataset.many, n);
    const nodes = said.split(/\{(\w+)\}/).map((piece, at) => {
      if (at % 2 === 0) return piece;
      if (shaped) return shaped.values[piece];
      const field = kept.get(piece);
      if (!field || !taken.has(piece)) { taken.add(piece); return field || ""; }
      return field.cloneNode(true);
    });
    element.replaceChildren(...nodes);
    if (lang === "nb" || shaped || isKnown(id)) return;
    element.lang = "nb";
  }

  // What an attribute says: values are plain, or words with values of their own.
  function told([text, values, several, many]) {
    const plain = Object.entries(values).map(([key, value]) => {
      if (typeof value !== "object") return [key, value];
      const [one, own, many, n] = value;
      return [key, many === undefined ? told([one, own]) : tn(n, one, many, own)];
    });
    return filled(message(text, several, many), Object.fromEntries(plain));
  }

  // Says an attribute. Its mark holds message and values, or nothing where its own words tell them.
  function sayAttribute(element, name) {
    const mark = `data-t-${name}`;
    if (!element.getAttribute(mark)) {
      const own = element.getAttribute(name);
      const shaped = isKnown(own) ? null : byShape(own);
      const numbers = shaped && [shaped.key, shaped.values, shaped.key, Number(shaped.values.n)];
      element.setAttribute(mark, JSON.stringify(numbers || [own, {}]));
    }
    element.setAttribute(name, told(JSON.parse(element.getAttribute(mark))));
  }

  function translate(within) {
    if (lang === "nb") return;
    for (const element of within.querySelectorAll("[data-t]")) say(element);
    for (const attribute of ["title", "aria-label", "placeholder", "alt", "label"]) {
      for (const element of within.querySelectorAll(`[data-t-${attribute}]`)) {
        sayAttribute(element, attribute);
      }
    }
    if (lang !== "en") return;
    within.querySelectorAll("[data-count], [data-a=n], .num, .number").forEach(figure);
    const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) day(texts.currentNode);
  }

  const MONTHS = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"];
  const DAY = new RegExp(`(\\d{1,2})\\.\u00a0(${MONTHS.join("|")}) (\\d{4})`, "g"); // as words.py sets a date

  function day(node) {
    if (!node.data.includes(".\u00a0") || node.parentElement.closest("[lang]:not(html)")) return;
    node.data = node.data.replace(DAY, (whole, date, month, year) => {
      const at = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), Number(date)));
      return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    });
  }

  // A number that was written as Norwegian is, as English is: 12 345 and 0,51 become 12,345 and 0.51.
  function figure(element) {
    if (element.childElementCount) return;
    element.textContent = element.textContent
      .replace(/\d+(?:\u00a0\d{3})+|^\s*\d{4}\s*$/g, (whole) => Number(whole.replace(/\s/g, "")).toLocaleString("en-GB"))
      .replace(/(^|[^\d,.])(\d+),(\d{1,2})(?!\d)/g, "$1$2.$3");
  }

  // The same page in each language.
  function languageLinks() {
    for (const link of document.querySelectorAll("[data-lang]")) {
      const there = query();
      if (link.dataset.lang === "nb") there.delete("lang"); else there.set("lang", link.dataset.lang);
      link.href = `${addressOf(there)}${location.hash}`;
      if (link.dataset.lang === lang) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  // What the sender or the plan says, which stands in its own language; bokmål where nothing else is said.
  const VERBATIM = ["blockquote", "q", ".verbatim", ".measure", ".letter", ".of-hearing"].map((x) => `${x}:not([lang])`);
  let started = null;

  // The page in its language; the same promise for all who ask.
  function startLanguage() {
    started = started || inLanguage();
    return started;
  }

  async function inLanguage() {
    languageLinks();
    if (lang === "nb") return;
    try {
      words = await load(`lang-${lang}`);
      html.lang = lang;
      for (const said of document.querySelectorAll(VERBATIM.join())) said.lang = "nb";
      translate(document);
      const heading = document.querySelector("h1");
      if (heading && (heading.matches("[data-t]") || heading.querySelector("[data-t]"))) {
        document.title = `${heading.textContent.trim()} – ${html.dataset.hearing}`;
      } else { // the page's own name, where it is a word of the interface
        const [name, ...rest] = document.title.split(" – ");
        document.title = [t(name), ...rest].join(" – ");
      }
    } catch { // without its words the page stays in bokmål, and can be read
      words = {};
    } finally {
      html.classList.remove("translating");
    }
  }

  if (lang !== "nb") { // while the page is read
    html.classList.add("translating");
    load(`lang-${lang}`).catch(() => html.classList.remove("translating"));
  }

  // The selection ------------------------------------------------------------------------------------------------

  const FIELDS = ["type", "tema", "tiltak", "standpunkt", "sprak"];
  const selection = { sikkerhet: 0 };
  for (const field of FIELDS) selection[field] = new Set((place.get(field) || "").split(",").filter(Boolean));
  selection.sikkerhet = Math.min(100, Math.max(0, Math.round(Number(place.get("sikkerhet"))) || 0));

  const isActive = () => selection.sikkerhet > 0 || FIELDS.some((f) => selection[f].size > 0);
  if (isActive()) html.classList.add("counting"); // the numbers that stand there are not the selection's

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
  function addressOf(asked) {
    const text = String(asked).replaceAll("%2C", ",");
    return `${location.pathname}${text ? `?${text}` : ""}`;
  }

  // Writes what the page asks for into its address, so that it can be shared; nothing is loaded.
  function address(asked) {
    const there = `${addressOf(asked)}${location.hash}`;
    if (there !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(null, "", there);
    languageLinks();
  }

  // What of the address goes along to other pages: selection and language, and nothing of a page's own.
  function carried() {
    const all = query();
    const out = new URLSearchParams();
    for (const key of [...FIELDS, "sikkerhet", "lang"]) if (all.get(key)) out.set(key, all.get(key));
    return String(out).replaceAll("%2C", ",");
  }

  // The address with the selection and the language along; what it asks for itself goes first.
  function along(path, tail) {
    if (!/[?#]/.test(path)) return tail ? `${path}?${tail}` : path;
    const [, file, asked, anchor] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(path);
    const own = new URLSearchParams((asked || "").slice(1));
    for (const [key, value] of new URLSearchParams(tail)) if (!own.has(key)) own.set(key, value);
    const more = String(own).replaceAll("%2C", ",");
    return `${file}${more ? `?${more}` : ""}${anchor || ""}`;
  }

  // An address in the site with the selection and the language along. A link that ``el`` makes of it follows later
  // changes of the selection.
  const plainOf = new Map();
  function href(path) {
    const made = along(`${root}${path}`, carried());
    plainOf.set(made, `${root}${path}`);
    return made;
  }

  function carryLink(link, tail) {
    if (link.dataset.lang) return;
    const plain = link.dataset.href || link.getAttribute("href");
    if (plain.startsWith("#") || /^[a-z]+:/i.test(plain) || !/\.html(?=$|[?#])/.test(plain)) return;
    if (!tail && !link.dataset.href) return;
    const made = along(plain, tail);
    if (link.getAttribute("href") === made) return;
    link.dataset.href = plain;
    link.setAttribute("href", made);
  }
  const OWN_LINK = "td > .cell"; // a matrix's many cells are given theirs as they are reached (matrix-draw.js)
  function carryLinks(within) {
    const tail = carried();
    for (const link of within.querySelectorAll(`a[href]:not(${OWN_LINK})`)) carryLink(link, tail);
  }

  // The page's links after a change: on a page of very many, when it has been drawn, and a link that is reached before
  // that at once.
  const MANY_LINKS = 1000;
  let rest = [];
  function carryAll() {
    if (document.links.length < MANY_LINKS) { carryLinks(document); return; }
    const waits = rest.length > 0;
    rest = Array.from(document.links);
    const some = () => {
      const end = performance.now() + 8;
      const tail = carried();
      while (rest.length && performance.now() < end) {
        const link = rest.pop();
        if (link.isConnected && !link.matches(OWN_LINK)) carryLink(link, tail);
      }
      if (rest.length) setTimeout(some, 1);
    };
    if (!waits) requestAnimationFrame(() => setTimeout(some));
  }
  for (const kind of ["pointerover", "pointerdown", "focusin", "click"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = rest.length && target instanceof Element && target.closest("a[href]");
      if (link && !link.matches(OWN_LINK)) carryLink(link, carried());
    }, true);
  }

  // Counting -----------------------------------------------------------------------------------------------------

  // The sentences behind each view: those of its sender about its measure, in the same case.
  function behind(core, doc, byMeasure) {
    const key = (sender, measure, other) => (sender * core.measures.length + measure) * 2 + other;
    const found = new Map(core.views.map(([sender, measure, , other]) => [key(sender, measure, other), []]));
    byMeasure.forEach((list, measure) => {
      for (const i of list) {
        const [sender, , , , , other] = core.docs[doc[i]];
        if (sender >= 0) found.get(key(sender, measure, other))?.push(i);
      }
    });
    return core.views.map(([sender, measure, , other]) => found.get(key(sender, measure, other)));
  }

  // The core with what is looked up often laid ready: document of each sentence, sentences by measure and by theme.
  function prepare(core) {
    for (const measure of core.measures) measure[1] = t(measure[1]);
    const n = core.s.n.length;
    const doc = new Int32Array(n);
    core.docs.forEach((d, at) => doc.fill(at, d[4], at + 1 < core.docs.length ? core.docs[at + 1][4] : n));
    const docsOf = core.senders.map(() => []);
    core.docs.forEach((d, at) => { if (d[0] >= 0) docsOf[d[0]].push(at); });
    const numbers = Array.from(doc.keys());
    const sentencesOf = (at) => numbers.slice(core.docs[at][4], at + 1 < core.docs.length ? core.docs[at + 1][4] : n);
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
    const reasonsOf = core.senders.map(() => []);
    for (const reason of core.reasons) reasonsOf[core.docs[doc[reason[0]]][0]].push(reason);
    const isGap = new Uint8Array(n);
    for (const i of core.gaps) isGap[i] = 1;
    const viewsOf = core.senders.map(() => []); // of a measure, a type: what is asked of one is not looked for among all
    const viewsOn = core.measures.map(() => []);
    const viewsFrom = core.types.map(() => []);
    core.views.forEach(([sender, measure], k) => {
      viewsOf[sender].push(k);
      viewsOn[measure].push(k);
      viewsFrom[core.senders[sender][1]].push(k);
    });
    const docsFrom = core.types.map(() => []);
    core.docs.forEach(([sender], k) => { if (sender >= 0) docsFrom[core.senders[sender][1]].push(k); });
    return Object.assign(core, {
      n, doc, byMeasure, byTheme, docsOf, sentencesOf, reasonsOf, isPosition, isGap, viewsOf, viewsOn, viewsFrom, docsFrom, behind: behind(core, doc, byMeasure),
      at: {
        type: at(core.types), sprak: at(core.languages), standpunkt: at(core.stances), view: at(core.viewLabels),
        tema: at(core.themes), tiltak: at(core.measures), relation: at(core.relations.map((r) => [r])), ground: at(core.grounds),
      },
    });
  }
  let ready = null;
  const core = () => (ready = ready || Promise.all([load("core"), startLanguage()]).then(([c]) => prepare(c)));

  // Which documents, sentences and views the selection holds.
  function select(c) {
    // what the hearing does not know is not asked for: the address may be old, or wrong
    const numbers = (field) => new Set([...selection[field]].map((key) => c.at[field].get(key)).filter((k) => k >= 0));
    const [types, spoken, stances, themes, measures] =
      ["type", "sprak", "standpunkt", "tema", "tiltak"].map(numbers);
    // What is unsure is told as a quote under a measure tells it: by the less sure of its stance and that link.
    const low = selection.sikkerhet;
    const sureLink = (i, measure) => !low || c.s.links[i].some((x, k) => k % 2 === 0 && x === measure && c.s.sure[i][k / 2] >= low);
    const isSure = (i) => (c.s.links[i].length
      ? c.s.links[i].some((x, k) => k % 2 === 0 && (!measures.size || measures.has(x)) && c.s.sure[i][k / 2] >= low)
      : c.s.score[i] >= low);
    const docs = c.docs.map((d) => d[0] >= 0
      && (!types.size || types.has(c.senders[d[0]][1])) && (!spoken.size || spoken.has(d[1])));
    const sentences = new Uint8Array(c.n);
    for (let i = 0; i < c.n; i += 1) {
      if (!docs[c.doc[i]]) continue;
      if (stances.size && !stances.has(c.s.stance[i])) continue;
      if (low && !isSure(i)) continue;
      if (themes.size && !c.s.themes[i].some((x) => themes.has(x))) continue;
      if (measures.size && !c.s.links[i].some((x, k) => k % 2 === 0 && measures.has(x))) continue;
      sentences[i] = 1;
    }
    const senders = new Set();
    c.docs.forEach((d, k) => { if (docs[k]) senders.add(d[0]); });
    const bySentence = stances.size || themes.size || low;
    const views = c.views.map(([sender, measure], k) => {
      if (!senders.has(sender) || (measures.size && !measures.has(measure))) return false;
      return c.behind[k].length ? c.behind[k].some((i) => sentences[i] && sureLink(i, measure)) : !bySentence;
    });
    return { docs, sentences, senders, views, link: (i, measure) => sentences[i] === 1 && sureLink(i, measure) };
  }

  // What is asked, with numbers for keys; -1 for what the hearing does not have, which nothing is.
  const questions = new Map();
  function question(c, asked) {
    if (questions.has(asked)) return questions.get(asked);
    const [unit, rest] = asked.split("?");
    const keys = {
      type: c.at.type, measure: c.at.tiltak, theme: c.at.tema, relation: c.at.relation, ground: c.at.ground,
    };
    const q = { unit };
    for (const [key, value] of new URLSearchParams(rest || "")) {
      if (key === "stance") q.stance = new Set(value.split(",").map((one) => (one ? c.at.standpunkt.get(one) : -1)));
      else if (key === "view") q.view = new Set(value.split(",").map((one) => c.at.view.get(one)));
      else if (key === "docs") q.docs = new Set(value.split(",").map(Number));
      else q[key] = keys[key] ? keys[key].get(value) ?? -1 : Number(value);
    }
    questions.set(asked, q);
    return q;
  }

  const free = (wanted, is) => wanted === undefined || wanted === is;
  const ofDocument = (c, q, k) => free(q.doc, k) && free(q.sender, c.docs[k][0]) && (!q.docs || q.docs.has(k))
    && (q.type === undefined || (c.docs[k][0] >= 0 && c.senders[c.docs[k][0]][1] === q.type)) && free(q.other, c.docs[k][5]);

  function documentsOf(c, q) {
    const some = q.doc !== undefined ? [q.doc] : q.sender !== undefined ? c.docsOf[q.sender] || []
      : q.type !== undefined ? c.docsFrom[q.type] || [] : [...c.docs.keys()];
    return some.filter((k) => c.docs[k] && ofDocument(c, q, k));
  }

  function hasRelation(c, held, q, i) {
    const links = c.s.links[i];
    for (let k = 0; k < links.length; k += 2) {
      if (free(q.measure, links[k]) && links[k + 1] === q.relation && held.link(i, links[k])) return true;
    }
    return false;
  }

  const ofSentence = (c, held, q, i) => (!q.stance || q.stance.has(c.s.stance[i])) && free(q.gap, c.isGap[i])
    && free(q.linked, Number(c.s.links[i].length > 0)) && free(q.tagged, Number(c.s.themes[i].length > 0)) && (q.relation === undefined || hasRelation(c, held, q, i))
    && (q.theme === undefined || c.s.themes[i].includes(q.theme))
    && (q.measure === undefined || (c.s.links[i].some((x, k) => k % 2 === 0 && x === q.measure) && held.link(i, q.measure)));

  // The views that can be meant, as numbers.
  const viewsAsked = (c, q) => (q.sender !== undefined ? c.viewsOf[q.sender] || [] : q.measure !== undefined ? c.viewsOn[q.measure] || []
    : q.type !== undefined ? c.viewsFrom[q.type] || [] : c.views.keys());

  // Those of a measure's or a theme's sentences that a sender, or senders of a type, have written.
  const parted = { sender: new WeakMap(), type: new WeakMap() };
  function part(c, list, by, wanted) {
    if (!parted[by].has(list)) {
      const parts = new Map();
      for (const i of list) {
        const sender = c.docs[c.doc[i]][0];
        const key = sender >= 0 && by === "type" ? c.senders[sender][1] : sender;
        if (parts.has(key)) parts.get(key).push(i); else parts.set(key, [i]);
      }
      parted[by].set(list, parts);
    }
    return parted[by].get(list).get(wanted) || [];
  }
  const listAsked = (c, q, list) => (q.sender !== undefined ? part(c, list, "sender", q.sender)
    : q.type !== undefined ? part(c, list, "type", q.type) : list);

  // The senders of what is counted, one entry for each thing; of «measures» the measures.
  function counted(c, held, q) {
    const out = [];
    const senderOf = (i) => c.docs[c.doc[i]][0];
    const asksSentences = [q.measure, q.theme, q.stance, q.linked, q.tagged, q.relation, q.gap].some((x) => x !== undefined);
    if (["views", "measures"].includes(q.unit) || (q.unit === "senders" && (q.view !== undefined || q.views !== undefined))) {
      for (const k of viewsAsked(c, q)) {
        const v = c.views[k];
        if (held.views[k] && free(q.sender, v[0]) && free(q.type, c.senders[v[0]][1]) && free(q.measure, v[1])
          && (!q.view || q.view.has(v[2])) && free(q.other, v[3]) && free(q.counted, v[5]) && free(q.unsure, v[6])) out.push(v[q.unit === "measures" ? 1 : 0]);
      }
    } else if (q.unit === "reasons" || (q.unit === "senders" && (q.ground !== undefined || q.reasons !== undefined))) {
      for (const [i, ground] of q.sender === undefined ? c.reasons : c.reasonsOf[q.sender] || []) {
        if (held.sentences[i] && free(q.ground, ground) && ofDocument(c, q, c.doc[i]) && ofSentence(c, held, q, i)) out.push(senderOf(i));
      }
    } else if (q.unit === "documents" || (q.unit === "senders" && !asksSentences)) {
      for (const k of documentsOf(c, q)) if (held.docs[k]) out.push(c.docs[k][0]);
    } else {
      const listed = q.measure !== undefined ? c.byMeasure[q.measure] || [] : q.theme !== undefined ? c.byTheme[q.theme] || [] : null;
      const add = (i) => {
        if (!held.sentences[i] || !ofSentence(c, held, q, i)) return;
        if (q.unit === "positions" && !c.isPosition(i)) return;
        if (q.unit === "sentences" && !listed && c.s.kind[i] === 2) return;
        out.push(senderOf(i));
      };
      if (listed && q.doc === undefined) { // a document holds fewer than the list
        for (const i of listAsked(c, q, listed)) if (held.sentences[i] && ofDocument(c, q, c.doc[i])) add(i);
      } else {
        for (const k of documentsOf(c, q)) {
          const end = k + 1 < c.docs.length ? c.docs[k + 1][4] : c.n;
          for (let i = c.docs[k][4]; i < end; i += 1) add(i);
        }
      }
    }
    return out;
  }

  // How many of something the selection holds: «positions?measure=boks-3.2/05», «senders?view=imot», …
  function count(c, held, asked) {
    const q = question(c, asked);
    const found = counted(c, held, q);
    return ["senders", "measures"].includes(q.unit) ? new Set(found).size : found.length;
  }

  // The sentence with one and many that a number decides, or null.
  const decided = new WeakMap();
  function decides(element) {
    if (!decided.has(element)) {
      const field = element.closest("[data-a]");
      const sentence = field && field.dataset.a === "n" ? field.parentElement : null;
      decided.set(element, sentence && sentence.dataset.many !== undefined ? sentence : null);
    }
    return decided.get(element);
  }

  // Sets every count, and says the sentence anew whose one or many it decides.
  function setCounts(c, held, within = document) {
    for (const element of within.querySelectorAll("[data-count]")) {
      const n = count(c, held, element.dataset.count);
      const written = element.dataset.blank !== undefined && n === 0 ? "" : number(n);
      if (element.textContent !== written) element.textContent = written;
      const sentence = decides(element);
      if (sentence && sentence.dataset.n !== String(n)) {
        sentence.dataset.n = n;
        say(sentence);
      }
    }
  }

  // Whether anything in an element is left: a sentence or document that is shown, or a sentence still to be loaded
  // (``data-more``, see more.js). ``none``: what is said where there is nothing at all.
  function isLeft(element, held, none) {
    const members = Array.from(element.querySelectorAll("[data-s], [data-d]"));
    const waiting = Array.from(element.querySelectorAll("[data-more]")).flatMap((x) => x.dataset.more.split(",").filter(Boolean));
    if (!members.length && !waiting.length) return none;
    return members.some((x) => !x.hidden) || waiting.some((i) => held.sentences[i]);
  }

  // Hides what the selection does not hold: sentences, documents, groups that nothing is left of. What says that
  // nothing is left (``data-none``: the list's id) is shown then.
  function setShown(held, within = document) {
    const page = document.querySelector("[data-measure]"); // its quotes say how sure their link to it is
    const measure = page && current ? current.c.at.tiltak.get(page.dataset.measure) : undefined;
    for (const element of within.querySelectorAll("[data-s]")) {
      const i = Number(element.dataset.s);
      element.hidden = measure !== undefined && selection.sikkerhet && page.contains(element) ? !held.link(i, measure) : !held.sentences[i];
    }
    for (const element of within.querySelectorAll("[data-d]")) element.hidden = !held.docs[element.dataset.d];
    for (const element of within.querySelectorAll("[data-sender]")) {
      element.classList.toggle("left-out", isActive() && !held.senders.has(Number(element.dataset.sender)));
    }
    for (const group of within.querySelectorAll("[data-group]")) {
      group.hidden = !isLeft(group, held, false);
    }
    for (const told of document.querySelectorAll("[data-none]")) {
      told.hidden = isLeft(document.getElementById(told.dataset.none), held, true);
    }
  }

  function apply(c) {
    const held = select(c);
    current = { c, held };
    setCounts(c, held);
    setShown(held);
    for (const told of onChange) told(c, held);
    html.classList.remove("counting");
    // not a class on the root: the browser would look through the whole page for what it changes
    for (const note of document.querySelectorAll(".whole")) note.classList.toggle("shown", isActive());
    return held;
  }

  // ``told(core, held)`` is called at every change of the selection, and once when the data is there.
  function whenSelected(told) {
    onChange.push(told);
    if (current) told(current.c, current.held);
  }
  let current = null;

  function changed() {
    address(query());
    carryAll();
    return core().then((c) => { apply(c); return current; });
  }

  // The data and what the selection holds of it, also before anything is selected.
  const state = () => (current ? Promise.resolve(current) : core().then((c) => current || { c, held: select(c) }));

  // What a script has put into the page follows the selection from there on.
  function joinSelection(within) {
    if (!current) return;
    setCounts(current.c, current.held, within);
    setShown(current.held, within);
  }

  // Quotes -------------------------------------------------------------------------------------------------------

  // An element; text children are escaped by being text.
  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    if (name === "a" && plainOf.has(attributes.href)) made.dataset.href = plainOf.get(attributes.href);
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
  // Where a sentence stands, as links: its page in the file, and its place in the letter as it was read.
  function whence(c, i) {
    const page = c.s.page[i] > 0 ? t("s. {page}", { page: c.s.page[i] }) : "";
    const [source, read] = [sourceHref(c, i), readHref(c, i)];
    const address = el("span", { class: "address" });
    if (source) address.append(el("a", { href: source }, page || t("kilden")));
    else if (page) address.append(page);
    if (read) address.append(address.childNodes.length ? ", " : "", el("a", { href: read }, t("i sammenheng")));
    return address;
  }
  // The language of a sentence's document, as HTML writes it.
  function langOf(c, i) {
    const spoken = c.docs[c.doc[i]][1];
    const code = spoken >= 0 ? c.languages[spoken][0] : "nb";
    return code === "other" ? "und" : code;
  }
  // The source as it stands behind a quote in running text: «Lia kommune, Høringssvar, 11. september 2026, s. 4».
  const cite = (c, i) => [
    c.docs[c.doc[i]][0] >= 0 && c.senders[c.docs[c.doc[i]][0]][0], c.cites[c.doc[i]], c.s.page[i] > 0 && `s.\u00a0${c.s.page[i]}`,
  ].filter(Boolean).join(", ");
  // How sure the program is in words, by its percent; null where it has none.
  const sureness = (c, percent) => (percent < 0 ? null : t(c.sureness.find(([low]) => percent >= low)[1]));
  const link = (to, ...said) => (to ? el("a", { href: to }, ...said) : el("span", {}, ...said));
  const chip = ([, label, sign, css]) => el("span", { class: `chip ${css}` },
    el("span", { class: "sign", "aria-hidden": "true" }, sign), lower(t(label)));
  const mark = ([, label, sign, css]) => el("span", { class: `mark ${css}`, title: t(label) },
    el("span", { "aria-hidden": "true" }, sign), el("span", { class: "sr" }, t(label)));

  // A sentence with its address, as the pages' own quotes look. ``said`` is its words, or nodes that hold them.
  function quote(c, i, said, { sender = true, title = true, measures = true, themes = true, relations = false } = {}) {
    const d = c.docs[c.doc[i]];
    const stance = c.s.stance[i] >= 0 ? c.stances[c.s.stance[i]] : null;
    const caption = el("figcaption", {});
    const add = (...nodes) => caption.append(...nodes, " ");
    if (sender) {
      const who = d[0] >= 0 ? link(href(c.senders[d[0]][2]), c.senders[d[0]][0]) : el("span", {}, t("Planen"));
      add(el("span", { class: "who" }, who));
    }
    if (stance) add(el("span", { class: "stance" }, chip(stance)));
    add(whence(c, i));
    if (sender && title && d[0] >= 0 && c.docsOf[d[0]].length > 1 && d[3]) {
      add(el("span", { class: "small", lang: "nb" }, d[3].length > 60 ? `${d[3].slice(0, 58)}…` : d[3]));
    }
    if (measures) {
      for (let k = 0; k < c.s.links[i].length; k += 2) {
        const measure = c.measures[c.s.links[i][k]];
        const how = relations ? [" ", el("span", { class: "relation" }, t(c.relationLabels[c.s.links[i][k + 1]]))] : [];
        add(el("span", { class: "to" }, "→ ", el("a", { href: href(measure[3]), title: measure[2] }, measure[1]), ...how));
      }
    }
    if (themes) {
      for (const k of c.s.themes[i]) add(el("a", { class: "tema", href: href(c.themes[k][2]) }, t(c.themes[k][1])));
    }
    return el("figure", { class: `quote${stance && stance[0] !== "ingen" ? ` ${stance[3]}` : ""}`, "data-s": i },
      el("blockquote", { lang: langOf(c, i) }, el("p", {}, ...[said].flat())), caption);
  }

  return {
    put, load, core, texts, root, lang, t, tn, lower, number, translate, startLanguage, selection, isActive, query, address, href,
    carried, carryLinks, changed, whenSelected, joinSelection, state, select, count, el, quote, chip, mark, sureness, readHref, sourceHref, anchor, cite, whence, langOf,
    fields: FIELDS,
  };
})();
