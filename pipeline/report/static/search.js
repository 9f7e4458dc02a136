"use strict";
// The page of search: what is asked for stands in the address, with the selection; find.js finds, this shows.

(() => {
  const { t, tn, el } = hk;
  const form = document.getElementById("sok");
  if (!form) return;
  const PAGE = 50;
  const FEW = 20; // hits, up to which what stands near them is offered too
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
  let heading = null; // above each sentence
  const only = new Set(); // senders, by number, that the hits are held to; the page's own
  let result = null; // what was found, before the selection
  let drawn = 0;
  let widened = new Set(); // words of the same family that are searched for too
  let turn = 0; // of drawing: what was asked for before and comes late is dropped

  // The address -----------------------------------------------------------------------------------------------------

  const slug = (sender) => sender[2].replace(/^.*\/|\.html$/g, "");
  function readAddress() {
    const at = new URLSearchParams(location.search);
    field.value = at.get("q") || "";
    form.elements.deler.checked = at.get("deler") === "1";
    form.elements.plan.checked = at.get("plan") === "1";
    widened = new Set((at.get("slekt") || "").split(",").filter(Boolean));
    only.clear();
    const names = new Set((at.get("instans") || "").split(",").filter(Boolean));
    core.senders.forEach((sender, k) => { if (names.has(slug(sender))) only.add(k); });
    form.elements.vis.value = ["instans", "tiltak"].includes(at.get("vis")) ? at.get("vis") : "";
  }

  function writeAddress(push) {
    const out = hk.query();
    const own = { q: field.value.trim(), slekt: [...widened].join(","), instans: [...only].map((k) => slug(core.senders[k])).join(","), deler: form.elements.deler.checked ? "1" : "", plan: form.elements.plan.checked ? "1" : "", vis: form.elements.vis.value };
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
  const ofOnly = (i) => !only.size || only.has(core.docs[core.doc[i]][0]);
  const isHeld = (i) => ofOnly(i) && (ofPlan(i) ? form.elements.plan.checked && planHeld(i) : held.sentences[i] === 1);
  const isNarrowed = () => hk.isActive() || only.size > 0;

  // The selection without one of its fields: what a choice in that field would give.
  function without(name) {
    const kept = [...hk.selection[name]];
    if (!kept.length) return isHeld;
    const emptied = (act) => { hk.selection[name].clear(); const out = act(); for (const key of kept) hk.selection[name].add(key); return out; };
    const wider = emptied(() => hk.select(core));
    return (i) => ofOnly(i) && (ofPlan(i) ? form.elements.plan.checked && emptied(() => planHeld(i)) : wider.sentences[i] === 1);
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

  const nearest = () => (result.nearest = result.nearest || near.nearest(index, core, result, heading, weight));

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
    const own = result.hits.filter(isHeld);
    result.near = own.length || result.clauses.filter((c) => !c.not).length < 2 ? null : nearest();
    const close = result.near ? { near: result.near.near.filter(isHeld), some: result.near.some.filter(isHeld) } : null;
    if (close && !close.near.length && !close.some.length) result.near = null;
    result.listed = result.near ? [...result.near.near, ...result.near.some] : result.hits;
    const senders = new Set(own.filter((i) => !ofPlan(i)).map((i) => core.docs[core.doc[i]][0]));
    const all = result.hits.filter((i) => !ofPlan(i)).length;
    let line = sentences(own.length, senders.size, own.some(ofPlan));
    if (isNarrowed() && own.length) line = t("{line} i utvalget, av {all} i alt", { line, all: hk.number(all) });
    said.textContent = result.near ? nearLine() : line;
    drawFacets();
    drawNotes(own);
    result.rows = result.near ? closeRows(close) : ordered(own);
    drawn = 0;
    turn += 1;
    const mine = turn;
    setTimeout(() => { if (mine === turn) { drawMore(own); drawFurther(own); } });
    found.querySelector(".hits").replaceChildren();
    found.querySelector(".further").replaceChildren();
    const none = !result.listed.length && !only.size;
    found.querySelector(".facets").hidden = none;
    found.classList.toggle("none", none);
    drawRows();
  }

  // What is said where no sentence holds all that is asked for.
  function nearLine() {
    if (!result.hits.length) return t("Ingen setning har alle ordene. Her er de som har flest av dem.");
    if (isNarrowed()) return t("Ingen setning i utvalget har alle ordene. Her er de som har flest av dem.");
    return t("Ingen setning i svar og innspill har alle ordene. Her er de som har flest av dem.");
  }

  // The nearest, in two groups where no other order is asked for.
  function closeRows({ near: all, some }) {
    const beside = (i) => result.near.shown(i);
    if (form.elements.vis.value) return ordered([...all, ...some]).map((row) => ({ ...row, beside: beside(row.i) }));
    return [...all.map((i) => ({ i, group: "near", n: all.length, beside: beside(i) })), ...some.map((i) => ({ i, group: "some", n: some.length }))];
  }

  // How many more the switches would find.
  function drawMore(own) {
    const tell = (name, n) => { form.querySelector(`[data-extra=${name}]`).textContent = n > 0 ? `+${hk.number(n)}` : ""; };
    const more = result.compounds ? 0 : wider().length - own.length;
    tell("deler", more);
    const terms = result.clauses.flatMap((c) => (c.not ? [] : c.any.filter((one) => one.kind !== "kin")));
    if (own.length) beside.addCompounds(found.querySelector(".notes"), besideOf(own, terms, more));
    if (!form.elements.plan.checked) tell("plan", result.hits.filter((i) => ofPlan(i) && planHeld(i)).length);
  }

  // Facets ----------------------------------------------------------------------------------------------------------

  function drawFacets() {
    facets.draw(found.querySelector(".lists"), { core, listed: result.listed, only, isHeld, without, ofPlan, slug, choose });
  }

  // Holds the hits to a sender too, or no longer.
  function choose(k) {
    if (only.has(k)) only.delete(k); else only.add(k);
    writeAddress(true);
    draw();
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

  function drawNotes(own) {
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
    notes.push(beside.draw(besideOf(own, terms)));
    for (const one of terms) if (one.how === null) notes.push(...meant(one));
    if (!own.length) notes.push(...ways(terms));
    const listed = every.filter((x) => x.forms.length);
    if (own.length && listed.length) notes.push(forms(listed));
    found.querySelector(".notes").replaceChildren(...notes.filter(Boolean));
  }

  // What the box above the hits is made of. ``more``: hits that compounds would add.
  const besideOf = (own, terms, more = 0) => ({
    index, core, held, result, hits: own, terms, more, query: field.value, isHeld, ofPlan, ask, widened, press, quoted, written,
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
    if (outside && isNarrowed()) {
      out.push(press(t("Nullstill utvalget ({n} treff)", { n: hk.number(outside) }), () => {
        for (const name of hk.fields) hk.selection[name].clear();
        hk.selection.sikkerhet = 0;
        only.clear();
        writeAddress(false);
        hk.changed();
      }));
    }
    const inside = wider().length;
    if (inside) out.push(press(t("Søk også i sammensatte ord ({n} treff)", { n: hk.number(inside) }), () => tick("deler")));
    const plan = form.elements.plan.checked ? 0 : result.hits.filter((i) => ofPlan(i) && planHeld(i)).length;
    if (plan) out.push(press(t("Søk også i planen ({n} treff)", { n: hk.number(plan) }), () => tick("plan")));
    if (terms.length > 1 && !result.near) {
      const any = ask([{ not: false, any: result.asked.filter((c) => !c.not).flatMap((c) => c.any) }], form.elements.deler.checked);
      const n = any.hits.filter((i) => isHeld(i)).length;
      const query = terms.map((x) => x.raw).join(" eller ");
      if (n && query !== field.value.trim()) out.push(press(t("Søk etter minst ett av ordene ({n} treff)", { n: hk.number(n) }), () => askFor(query)));
    }
    if (out.length || result.near) return out.length ? [el("p", {}, ...out)] : [];
    return [el("p", {}, t("Prøv færre eller andre ord, eller begynnelsen av et ord med * etter."))];
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
  function ordered(own) {
    const by = form.elements.vis.value;
    if (!by) return own.map((i) => ({ i, group: null }));
    const groups = new Map();
    const put = (key, i) => { if (!groups.has(key)) groups.set(key, []); groups.get(key).push(i); };
    for (const i of own) {
      const links = core.s.links[i].filter((_, k) => k % 2 === 0);
      const keys = by === "instans" ? [core.docs[core.doc[i]][0]] : links.length ? links : [-1];
      for (const key of keys) put(key, i);
    }
    const last = (key) => (key < 0 ? 1 : 0);
    const order = [...groups].sort((a, b) => last(a[0]) - last(b[0]) || b[1].length - a[1].length || a[0] - b[0]);
    return order.flatMap(([key, rows]) => rows.sort((a, b) => a - b).map((i) => ({ i, group: key, n: rows.length })));
  }

  function groupHead({ group, n }) {
    const many = el("span", { class: "number" }, tn(n, "{n} treff", "{n} treff"));
    if (group === "near") return el("h3", {}, t("Alle ordene, når overskriften og setningene ved siden av regnes med"), many);
    if (group === "some") return el("h3", {}, t("Noen av ordene"), many);
    if (form.elements.vis.value === "instans") {
      const sender = core.senders[group];
      return el("h3", {}, sender ? el("a", { href: hk.href(sender[2]) }, sender[0]) : t("Planen"), many,
        sender ? el("span", { class: "small" }, t(core.types[sender[1]][1])) : null);
    }
    const measure = core.measures[group];
    if (!measure) return el("h3", {}, t("Uten kobling til noe tiltak"), many);
    return el("h3", {}, el("a", { href: hk.href(measure[3]) }, measure[1]), el("span", { class: "verbatim" }, measure[2]), many);
  }

  async function drawRows() {
    const mine = turn;
    const all = result.rows;
    const rows = all.slice(drawn, drawn + PAGE);
    const before = all[drawn - 1] || null;
    const made = await hits.items(core, result.near ? result.near.marks : result, rows, heading, { before, sender: form.elements.vis.value !== "instans" });
    if (mine !== turn) return; // asked anew meanwhile
    const place = found.querySelector(".hits");
    let list = place.lastElementChild;
    rows.forEach((row, k) => {
      const last = k ? rows[k - 1] : before;
      if (!last || last.group !== row.group) {
        list = el("ol", {});
        place.append(...(row.group === null ? [] : [groupHead(row)]), list);
      }
      list.append(made[k]);
    });
    const from = drawn;
    drawn += rows.length;
    const left = all.length - drawn;
    more.hidden = left <= 0;
    more.textContent = tn(Math.min(PAGE, left), "Vis {n} treff til", "Vis {n} treff til");
    if (from) place.querySelectorAll(".hit")[from]?.querySelector("a, button").focus();
  }

  // What stands near few hits, folded: under a heading that holds the word, or with the words about it.
  function drawFurther(held_) {
    const place = found.querySelector(".further");
    place.replaceChildren();
    if (result.near || held_.length > FEW) return;
    const several = near.ofContent(index, result.clauses).length > 1;
    const close = several ? nearest() : null;
    const own = new Set(result.hits);
    const rows = several ? close.near.filter((i) => isHeld(i) && !own.has(i)).map((i) => ({ i, group: null, beside: close.shown(i) }))
      : near.under(core, result, heading).filter((i) => isHeld(i)).map((i) => ({ i, group: null }));
    if (!rows.length) return;
    const label = several ? tn(rows.length, "{n} setning til har ordene når overskriften og setningene ved siden av regnes med", "{n} setninger til har ordene når overskriften og setningene ved siden av regnes med")
      : tn(rows.length, "{n} setning til står under en overskrift med ordet", "{n} setninger til står under en overskrift med ordet");
    const list = el("ol", {});
    const box = el("details", {}, el("summary", {}, label), list);
    const next = el("button", { type: "button" });
    const draw_ = async () => {
      const from = list.childElementCount;
      list.append(...await hits.items(core, close ? close.marks : result, rows.slice(from, from + PAGE), heading, { before: rows[from - 1] || null }));
      const left = rows.length - list.childElementCount;
      if (left > 0) box.append(next); else next.remove();
      next.textContent = tn(Math.min(PAGE, left), "Vis {n} til", "Vis {n} til");
    };
    next.addEventListener("click", draw_);
    box.addEventListener("toggle", () => { if (box.open && !list.childElementCount) draw_(); });
    box.open = !held_.length;
    place.append(box);
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
    field.value = new URLSearchParams(location.search).get("q") || "";
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
    heading = near.headings(core);
    readAddress();
    listen();
    await hk.changed();
  });
})();
