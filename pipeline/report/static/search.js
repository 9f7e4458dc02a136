"use strict";
// The page of search: what is asked for stands in the address, with the selection; find.js finds, this shows.

(() => {
  const { t, tn, el } = hk;
  const form = document.getElementById("sok");
  if (!form) return;
  const PAGE = 50;
  const AROUND = 2; // sentences shown before and after
  const MOST_CLAUSES = 50;
  const KIND = [1.0, 0.7, 0.5]; // text, headings, tables and the like
  const POSITION = 1.3;
  const found = document.getElementById("treff");
  const start = document.getElementById("forslag");
  const loading = document.getElementById("laster");
  const said = found.querySelector("output");
  const more = found.querySelector(".paging button");
  const field = form.elements.q;
  let index = null;
  let core = null;
  let held = null;
  let result = null; // what was found, before the selection
  let drawn = 0;
  let widened = new Set(); // words of the same family that are searched for too
  let turn = 0; // of drawing: what was asked for before and comes late is dropped

  // The address -----------------------------------------------------------------------------------------------------

  function readAddress() {
    const at = new URLSearchParams(location.search);
    field.value = at.get("q") || "";
    form.elements.deler.checked = at.get("deler") === "1";
    form.elements.plan.checked = at.get("plan") === "1";
    widened = new Set((at.get("slekt") || "").split(",").filter(Boolean));
    form.elements.vis.value = ["instans", "tiltak"].includes(at.get("vis")) ? at.get("vis") : "";
  }

  function writeAddress(push) {
    const out = hk.query();
    const own = { q: field.value.trim(), slekt: [...widened].join(","), deler: form.elements.deler.checked ? "1" : "", plan: form.elements.plan.checked ? "1" : "", vis: form.elements.vis.value };
    for (const [key, value] of Object.entries(own)) if (value) out.set(key, value); else out.delete(key);
    if (push) history.pushState(null, "", location.href); // what was asked for before can be gone back to
    hk.address(out);
    document.title = document.title.replace(/^.*?(?= – )/, own.q ? `${own.q} – ${t("Søk")}` : t("Søk"));
  }

  // What is held ----------------------------------------------------------------------------------------------------

  const ofPlan = (i) => core.docs[core.doc[i]][0] < 0;
  // A sentence of the plan has no sender and no stance: a selection of such things leaves it out.
  function planHeld(i) {
    const { type, tema, tiltak, standpunkt, sprak, sikkerhet } = hk.selection;
    if (type.size || standpunkt.size || tiltak.size || sikkerhet) return false;
    const spoken = core.docs[core.doc[i]][1];
    if (sprak.size && !(spoken >= 0 && sprak.has(core.languages[spoken][0]))) return false;
    return !tema.size || core.s.themes[i].some((k) => tema.has(core.themes[k][0]));
  }
  const isHeld = (i, holding = held) => (ofPlan(i) ? form.elements.plan.checked && planHeld(i) : holding.sentences[i] === 1);

  // The selection without one of its fields: what a choice in that field would give.
  function without(name) {
    const kept = [...hk.selection[name]];
    if (!kept.length) return (i) => isHeld(i);
    const only = (act) => { hk.selection[name].clear(); const out = act(); for (const key of kept) hk.selection[name].add(key); return out; };
    const wider = only(() => hk.select(core));
    return (i) => (ofPlan(i) ? form.elements.plan.checked && only(() => planHeld(i)) : wider.sentences[i] === 1);
  }

  // Searching -------------------------------------------------------------------------------------------------------

  const weight = (i) => KIND[core.s.kind[i]] * (core.isPosition(i) ? POSITION : 1);
  const ask = (clauses, compounds) => find.search(index, clauses, { compounds, weight });

  // The clauses with the related words that are chosen; those of no word that is asked for are forgotten.
  function withKin(clauses) {
    const used = new Set();
    const out = clauses.map((clause) => {
      if (clause.not || !widened.size) return clause;
      const more = clause.any.flatMap((one) => related.kin(index, { ...one, ...find.lookUp(index, one.words[0], false) }))
        .filter(({ word }) => widened.has(word));
      for (const { word } of more) used.add(word);
      return { ...clause, any: [...clause.any, ...more.map(({ word, groups }) => ({ kind: "kin", words: [word], raw: word, groups }))] };
    });
    if (used.size < widened.size) { widened = used; writeAddress(false); }
    return out;
  }

  function run() {
    const clauses = withKin(find.parse(field.value).slice(0, MOST_CLAUSES));
    const compounds = form.elements.deler.checked;
    result = clauses.some((c) => !c.not) ? { ...ask(clauses, compounds), asked: clauses, compounds } : null;
    draw();
  }

  // What would be found inside compounds too; asked for when it is needed.
  function wider() {
    if (result.compounds) return [];
    result.wider = result.wider || ask(result.asked, true).hits;
    return result.wider.filter((i) => isHeld(i));
  }

  function sentences(n, senders, plan) {
    const values = { sentences: tn(n, "{n} setning", "{n} setninger"), senders: tn(senders, "{n} høringsinstans", "{n} høringsinstanser") };
    if (!n) return t("Ingen treff");
    if (plan && !senders) return t("{sentences} i planen", values);
    return plan ? t("{sentences} fra {senders} og planen", values) : t("{sentences} fra {senders}", values);
  }

  function draw() {
    found.hidden = !result;
    start.hidden = Boolean(result);
    for (const place of form.querySelectorAll(".more")) place.textContent = "";
    if (!result) { said.textContent = ""; drawStart(); return; }
    const hits = result.hits.filter((i) => isHeld(i));
    const senders = new Set(hits.filter((i) => !ofPlan(i)).map((i) => core.docs[core.doc[i]][0]));
    const all = result.hits.filter((i) => !ofPlan(i)).length;
    let line = sentences(hits.length, senders.size, hits.some(ofPlan));
    if (hk.isActive() && hits.length) line = t("{line} i utvalget, av {all} i alt", { line, all: hk.number(all) });
    said.textContent = line;
    drawFacets();
    drawNotes(hits);
    result.rows = ordered(hits);
    drawn = 0;
    turn += 1;
    const mine = turn;
    setTimeout(() => { if (mine === turn) drawMore(hits); });
    found.querySelector(".hits").replaceChildren();
    found.querySelector(".facets").hidden = !result.hits.length;
    found.classList.toggle("none", !result.hits.length);
    drawRows();
  }

  // How many more the switches would find.
  function drawMore(hits) {
    const tell = (name, n) => { form.querySelector(`[data-extra=${name}]`).textContent = n > 0 ? `+${hk.number(n)}` : ""; };
    const more = result.compounds ? 0 : wider().length - hits.length;
    tell("deler", more);
    const terms = result.clauses.flatMap((c) => (c.not ? [] : c.any.filter((one) => one.kind !== "kin")));
    if (hits.length) beside.addCompounds(found.querySelector(".notes"), besideOf(hits, terms, more));
    if (!form.elements.plan.checked) tell("plan", result.hits.filter((i) => ofPlan(i) && planHeld(i)).length);
  }

  // Facets ----------------------------------------------------------------------------------------------------------

  function facet(title, name, rows, keysOf) {
    const holds = without(name);
    const counts = new Map();
    for (const i of result.hits) if (holds(i)) for (const k of keysOf(i)) counts.set(k, (counts.get(k) || 0) + 1);
    const shown = rows.map((row, k) => [row, counts.get(k) || 0])
      .filter(([row, n]) => row[0] !== "" && (n || hk.selection[name].has(row[0])));
    if (!shown.length) return [];
    const most = Math.max(1, ...shown.map(([, n]) => n));
    const list = el("ul", {}, ...shown.sort((a, b) => b[1] - a[1]).map(([row, n]) => {
      const chosen = hk.selection[name].has(row[0]);
      const button = el("button", { type: "button", "aria-pressed": String(chosen), "data-field": `${name}-${row[0]}` },
        el("span", {}, t(row[1])), el("b", {}, hk.number(n)), bar(n / most));
      button.addEventListener("click", () => {
        if (chosen) hk.selection[name].delete(row[0]); else hk.selection[name].add(row[0]);
        hk.changed().then(() => found.querySelector(`[data-field="${CSS.escape(button.dataset.field)}"]`)?.focus());
      });
      return el("li", {}, button);
    }));
    return [el("div", { role: "group", "aria-labelledby": `fasett-${name}` }, el("p", { class: "facet", id: `fasett-${name}` }, title), list)];
  }

  function bar(share) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [key, value] of Object.entries({ viewBox: "0 0 100 3", preserveAspectRatio: "none", "aria-hidden": "true" })) svg.setAttribute(key, value);
    rect.setAttribute("width", (100 * share).toFixed(1));
    rect.setAttribute("height", "3");
    svg.append(rect);
    return svg;
  }

  function drawFacets() {
    const type = (i) => (ofPlan(i) ? [] : [core.senders[core.docs[core.doc[i]][0]][1]]);
    const stance = (i) => (core.s.stance[i] >= 0 ? [core.s.stance[i]] : []);
    found.querySelector(".lists").replaceChildren(
      ...facet(t("Type høringsinstans"), "type", core.types, type),
      ...facet(t("Tema"), "tema", core.themes, (i) => core.s.themes[i]),
      ...facet(t("Standpunkt"), "standpunkt", core.stances, stance),
    );
  }

  // Notes: which words were searched for, and what else may be tried ------------------------------------------------

  function press(label, act) {
    const button = el("button", { type: "button" }, label);
    button.addEventListener("click", act);
    return button;
  }
  function askFor(query) {
    field.value = query;
    writeAddress(true);
    run();
    field.focus();
  }
  const quoted = (text, most = 60) => (text.length > most ? `${text.slice(0, most - 2)}…` : text);
  const written = (term) => (term.kind === "word" || term.kind === "beginning" ? term.raw : term.raw.trim());

  function drawNotes(hits) {
    const every = result.clauses.flatMap((c) => (c.not ? [] : c.any));
    const terms = every.filter((one) => one.kind !== "kin");
    const notes = [];
    for (const one of terms) {
      if (one.how === "ending" || one.how === "parts") {
        const shown = [...new Set(one.groups.map((g) => index.shown[g]))].slice(0, 3).join("», «");
        notes.push(el("p", {}, t("Ingen skriver «{word}» slik. Treffene gjelder «{shown}».", { word: quoted(one.words[0]), shown })));
      } else if (one.how === null || (one.kind === "word" && !one.forms.length)) {
        notes.push(el("p", {}, t("«{word}» står ikke i noen av tekstene.", { word: quoted(written(one)) })));
      }
    }
    notes.push(beside.draw(besideOf(hits, terms)));
    for (const one of terms) if (one.how === null) notes.push(...meant(one));
    if (!hits.length) notes.push(...ways(terms));
    const listed = every.filter((x) => x.forms.length);
    if (hits.length && listed.length) notes.push(forms(listed));
    found.querySelector(".notes").replaceChildren(...notes.filter(Boolean));
  }

  // What the box above the hits is made of. ``more``: hits that compounds would add.
  const besideOf = (hits, terms, more = 0) => ({
    index, core, held, result, hits, terms, more, query: field.value, isHeld, ofPlan, ask, widened, press, quoted, written,
    widen, askFor, tick,
  });

  // Takes a related word along, or leaves it out.
  function widen(word) {
    if (widened.has(word)) widened.delete(word); else widened.add(word);
    writeAddress(true);
    run();
    found.querySelector(`[data-kin="${CSS.escape(word)}"]`)?.focus();
  }

  // Words that may have been meant by one that no text holds.
  function meant(one) {
    const proposed = one.kind === "word" ? find.proposals(index, one.words[0]) : [];
    if (!proposed.length) return [];
    const said_ = el("p", {}, t("Mente du:"), " ");
    for (const word of proposed) said_.append(press(word, () => askFor(field.value.replace(one.raw, word))));
    return [said_];
  }

  function tick(name) {
    form.elements[name].checked = true;
    writeAddress(true);
    run();
  }

  // Where there is something to be found when nothing was.
  function ways(terms) {
    const out = [];
    const outside = result.hits.filter((i) => !ofPlan(i)).length;
    if (outside && hk.isActive()) {
      out.push(press(t("Nullstill utvalget ({n} treff)", { n: hk.number(outside) }), () => {
        for (const name of hk.fields) hk.selection[name].clear();
        hk.selection.sikkerhet = 0;
        hk.changed();
      }));
    }
    const inside = wider().length;
    if (inside) out.push(press(t("Søk også i sammensatte ord ({n} treff)", { n: hk.number(inside) }), () => tick("deler")));
    const plan = form.elements.plan.checked ? 0 : result.hits.filter((i) => ofPlan(i) && planHeld(i)).length;
    if (plan) out.push(press(t("Søk også i planen ({n} treff)", { n: hk.number(plan) }), () => tick("plan")));
    if (terms.length > 1) {
      const any = ask([{ not: false, any: result.asked.filter((c) => !c.not).flatMap((c) => c.any) }], form.elements.deler.checked);
      const n = any.hits.filter((i) => isHeld(i)).length;
      const query = terms.map((x) => x.raw).join(" eller ");
      if (n && query !== field.value.trim()) out.push(press(t("Søk etter minst ett av ordene ({n} treff)", { n: hk.number(n) }), () => askFor(query)));
    }
    return out.length ? [el("p", {}, ...out)] : [el("p", {}, t("Prøv færre eller andre ord, eller begynnelsen av et ord med * etter."))];
  }

  function forms(terms) {
    const list = el("dl", {});
    let n = 0;
    for (const one of terms) {
      const rows = one.forms.map((f) => [index.forms[f], find.times(index, f)]).filter(([, k]) => k).sort((a, b) => b[1] - a[1]);
      n += rows.length;
      const names = rows.slice(0, 40).map(([word, k]) => `${quoted(word)} (${hk.number(k)})`);
      if (rows.length > 40) names.push(tn(rows.length - 40, "og {n} til", "og {n} til"));
      list.append(el("dt", {}, quoted(written(one))), el("dd", {}, names.join(", ")));
    }
    return el("details", {}, el("summary", {}, tn(n, "{n} ordform er med i søket", "{n} ordformer er med i søket")), list);
  }

  // The empty page --------------------------------------------------------------------------------------------------

  function drawStart() {
    const n = core.docs.filter((d) => d[0] >= 0).length;
    const line = el("p", { class: "lead" }, t("Her kan du søke i {sentences} fra {documents}, medregnet overskrifter, lister og tabeller.", {
      sentences: tn(core.doc.filter((d) => core.docs[d][0] >= 0).length, "{n} setning", "{n} setninger"), documents: tn(n, "{n} dokument", "{n} dokumenter") }));
    const words = el("p", {}, t("Ord som går igjen:"), " ", ...index.common.map((word) => press(word, () => askFor(word))));
    start.replaceChildren(line, ...(index.common.length ? [words] : []));
  }

  // Results ---------------------------------------------------------------------------------------------------------

  // The hits in the order asked for, each with its group; one of several measures stands under each of them.
  function ordered(hits) {
    const by = form.elements.vis.value;
    if (!by) return hits.map((i) => ({ i, group: null }));
    const groups = new Map();
    const put = (key, i) => { if (!groups.has(key)) groups.set(key, []); groups.get(key).push(i); };
    for (const i of hits) {
      const links = core.s.links[i].filter((_, k) => k % 2 === 0);
      const keys = by === "instans" ? [core.docs[core.doc[i]][0]] : links.length ? links : [-1];
      for (const key of keys) put(key, i);
    }
    const last = (key) => (key < 0 ? 1 : 0);
    const order = [...groups].sort((a, b) => last(a[0]) - last(b[0]) || b[1].length - a[1].length || a[0] - b[0]);
    return order.flatMap(([key, own]) => own.sort((a, b) => a - b).map((i) => ({ i, group: key, n: own.length })));
  }

  function groupHead({ group, n }) {
    const many = el("span", { class: "number" }, tn(n, "{n} treff", "{n} treff"));
    if (form.elements.vis.value === "instans") {
      const sender = core.senders[group];
      return el("h3", {}, sender ? el("a", { href: hk.href(sender[2]) }, sender[0]) : t("Planen"), many,
        sender ? el("span", { class: "small" }, t(core.types[sender[1]][1])) : null);
    }
    const measure = core.measures[group];
    if (!measure) return el("h3", {}, t("Uten kobling til noe tiltak"), many);
    return el("h3", {}, el("a", { href: hk.href(measure[3]) }, measure[1]), el("span", { class: "verbatim" }, measure[2]), many);
  }

  // The nearest heading above in the same document, or -1.
  function headingOf(i) {
    const doc = core.doc[i];
    for (let k = i - 1; k >= 0 && core.doc[k] === doc; k -= 1) if (core.s.kind[k] === 1) return k;
    return -1;
  }

  async function drawRows() {
    const mine = turn;
    const all = result.rows;
    const rows = all.slice(drawn, drawn + PAGE);
    const heads = rows.map(({ i }) => (core.s.kind[i] === 1 ? -1 : headingOf(i)));
    const numbers = [...new Set([...rows.map(({ i }) => i), ...heads.filter((k) => k >= 0)])];
    const texts = await hk.texts(numbers);
    if (mine !== turn) return; // asked anew meanwhile
    const text = new Map(numbers.map((i, k) => [i, texts[k]]));
    const hits = found.querySelector(".hits");
    let list = hits.lastElementChild;
    rows.forEach((row, k) => {
      const before = k ? rows[k - 1] : all[drawn - 1];
      if (!before || before.group !== row.group) {
        list = el("ol", {});
        hits.append(...(row.group === null ? [] : [groupHead(row)]), list);
      }
      list.append(hit(row.i, text.get(row.i), heads[k] >= 0 ? text.get(heads[k]) : null));
    });
    const from = drawn;
    drawn += rows.length;
    const left = all.length - drawn;
    more.hidden = left <= 0;
    more.textContent = tn(Math.min(PAGE, left), "Vis {n} treff til", "Vis {n} treff til");
    if (from) hits.querySelectorAll(".hit")[from]?.querySelector("a, button").focus();
  }

  function hit(i, text, heading) {
    const spoken = core.docs[core.doc[i]][1];
    const lang = spoken >= 0 ? core.languages[spoken][0] : "nb";
    const pieces = find.pieces(result, i, text).map((x) => (x.found ? el("mark", {}, x.text) : x.text));
    const show = { sender: form.elements.vis.value !== "instans" };
    const figure = hk.quote(core, i, pieces, show);
    const out = el("li", { class: "hit" });
    if (heading) out.append(el("p", { class: "above verbatim", lang: lang === "other" ? "und" : lang }, quoted(heading, 120)));
    for (const link of figure.querySelectorAll(".to a")) link.after(" ", el("span", { class: "verbatim" }, quoted(link.title, 70)));
    if (core.isGap[i]) {
      const gap = el("a", { href: hk.href("dekket.html#posisjoner") }, t("Ikke dekket av noe tiltak"));
      figure.querySelector(".address").after(" ", el("span", { class: "uncovered" }, gap));
    }
    const button = el("button", { type: "button", "aria-expanded": "false" }, t("Vis setningene rundt"));
    button.addEventListener("click", () => around(out, figure, button, i, figure.querySelector("blockquote").lang));
    figure.querySelector("figcaption").append(button);
    out.append(figure);
    return out;
  }

  // The sentences before and after, on and off.
  async function around(place, figure, button, i, lang) {
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

  // Start -----------------------------------------------------------------------------------------------------------

  const orders = () => [["", t("beste treff først")], ["instans", t("etter høringsinstans")], ["tiltak", t("etter tiltak")]];

  function listen() {
    let waiting = 0;
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { writeAddress(false); run(); }, 160);
    };
    found.querySelector(".facets").open = matchMedia("(min-width: 46rem)").matches;
    field.addEventListener("input", soon);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      writeAddress(true);
      run();
    });
    for (const name of ["deler", "plan", "vis"]) form.elements[name].addEventListener("change", () => { writeAddress(false); run(); });
    more.addEventListener("click", drawRows);
    addEventListener("popstate", () => { readAddress(); run(); });
    addEventListener("keydown", (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName || "");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!document.getElementById("snarvei").checked) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
    hk.whenSelected((c, now) => { core = c; held = now; if (result) draw(); else run(); });
  }

  hk.startLanguage().then(async () => {
    form.hidden = false;
    loading.hidden = false;
    form.elements.vis.replaceChildren(...orders().map(([value, label]) => el("option", { value }, label)));
    readAddress();
    const progress = loading.querySelector("progress");
    try {
      [index, core] = await Promise.all([
        find.load((done, all) => { progress.max = all; progress.value = done; }), hk.core(),
      ]);
    } catch (error) {
      loading.replaceChildren(t("Søkeregisteret kunne ikke leses: {why}", { why: error.message }));
      return;
    }
    loading.hidden = true;
    listen();
    await hk.changed();
  });
})();
