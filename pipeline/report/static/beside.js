"use strict";
// The box above the hits: related words as switches, compounds, and where else to look. search.js hands over what was
// found and what its buttons do; related.js knows what belongs together.

const beside = (() => {
  const { t, tn, el } = hk;
  const MOST_COMPOUNDS = 4;

  const row = (label, ...content) => el("div", {}, el("dt", {}, label), el("dd", {}, ...content));

  // Words of the same family, each a switch that takes it along; the most frequent first.
  function kinRows(at) {
    const asked = at.result.clauses.flatMap((clause, k) => (clause.not ? [] : clause.any.map((one) => ({ one, k }))));
    return asked.flatMap(({ one, k }) => {
      const kin = related.kin(at.index, one);
      const meets = kin.length ? meetsOthers(at, k) : null;
      const times = (groups) => find.sentencesOf(at.index, groups, at.result.compounds).filter((i) => at.isHeld(i) && meets(i)).length;
      const words = kin.map((x) => ({ ...x, n: times(x.groups) })).filter((x) => x.n || at.widened.has(x.word))
        .sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1)).slice(0, related.MOST_WORDS);
      if (!words.length) return [];
      const several = asked.filter((x) => x.one.kind === "word").length > 1;
      const label = several ? t("Beslektet med «{word}»", { word: at.quoted(at.written(one), 30) }) : t("Beslektede ord");
      return [row(label, el("ul", {}, ...words.map((x) => el("li", {}, kinSwitch(at, x)))))];
    });
  }

  function kinSwitch(at, { word, n }) {
    const chosen = at.widened.has(word);
    const button = at.press("", () => at.widen(word));
    button.setAttribute("aria-pressed", String(chosen));
    button.dataset.kin = word;
    button.append(...named(word, n));
    return button;
  }

  // A word and its hits, also for those who listen.
  const named = (word, n) => [el("span", { lang: "nb" }, word), " ", el("b", { "aria-hidden": "true" }, hk.number(n)),
    el("span", { class: "sr" }, tn(n, "{n} treff", "{n} treff"))];

  // Whether a sentence meets all that is asked for but one clause: what a word in its place would find there.
  function meetsOthers(at, clause) {
    const others = at.result.asked.filter((_, k) => k !== clause);
    if (!others.length) return () => true;
    if (others.some((c) => !c.not)) {
      const met = new Set(at.ask(others, at.result.compounds).hits);
      return (i) => met.has(i);
    }
    const left = new Set(at.ask([{ not: false, any: others.flatMap((c) => c.any) }], at.result.compounds).hits);
    return (i) => !left.has(i);
  }

  // What is asked for, written in one word: each a search of its own.
  function oneWordRows({ terms, ...at }) {
    const words = related.inOneWord(at.index, terms)
      .map((x) => ({ ...x, n: find.sentencesOf(at.index, x.groups, false).filter((i) => at.isHeld(i)).length })).filter((x) => x.n);
    const buttons = words.map((x) => {
      const button = at.press("", () => at.askFor(x.word));
      button.append(...named(x.word, x.n));
      return el("li", {}, button);
    });
    return words.length ? [row(t("Skrevet i ett ord"), el("ul", {}, ...buttons))] : [];
  }

  // Compounds that hold the words, the most frequent first, and the switch that takes them all.
  function compoundRows({ terms, more, ...at }) {
    if (more <= 0) return [];
    const count = (groups) => find.sentencesOf(at.index, groups, false).filter((i) => at.isHeld(i)).length;
    const words = terms.flatMap((one) => related.compounds(at.index, one)).map((x) => ({ ...x, n: count(x.groups) }))
      .filter((x) => x.n).sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1));
    if (!words.length) return [];
    const most = words.slice(0, MOST_COMPOUNDS).map((x) => `${x.word} (${hk.number(x.n)})`).join(", ");
    const rest = words.length > MOST_COMPOUNDS ? ` ${tn(words.length - MOST_COMPOUNDS, "og {n} til", "og {n} til")}` : "";
    const all = at.press(tn(more, "Ta med ({n} treff til)", "Ta med ({n} treff til)"), () => at.tick("deler"));
    return [row(t("Sammensatte ord"), el("span", { lang: "nb" }, most), rest, " ", all)];
  }

  // A document of the plan: as it is read here, or the file itself; null where neither is shown.
  function planItem(core, k, item) {
    const [, , read, title, , , source] = core.docs[k];
    const name = el("span", { lang: "nb" }, core.cites[k] || title || t("Planen"));
    if (read) return item(read, name);
    return source ? el("li", {}, el("a", { href: `${hk.root}${source}` }, name)) : null;
  }

  // The plan, themes, measures and senders that the words or the hits point to.
  function placeRows({ terms, hits, ...at }) {
    const asked = terms.filter((one) => one.kind === "word" || one.kind === "together");
    const simple = asked.length === terms.length && !at.result.clauses.some((c) => c.not);
    const words = simple ? asked.filter((one) => one.kind === "word") : [];
    const own = hits.filter((i) => !at.ofPlan(i));
    const item = (href, name, ...note) => el("li", {}, el("a", { href: hk.href(href) }, name), " ", ...note);
    const small = (said) => el("span", { class: "small" }, said);
    const themes = related.themes(at.index, at.core, words, own).map((k) => {
      const n = hk.count(at.core, at.held, `sentences?theme=${at.core.themes[k][0]}`);
      return item(at.core.themes[k][2], t(at.core.themes[k][1]), small(tn(n, "{n} setning", "{n} setninger")));
    });
    const measures = related.measures(at.index, at.core, words, at.query).map((k) => {
      const [, label, text, address] = at.core.measures[k];
      return item(address, label, el("span", { class: "verbatim", lang: "nb" }, at.quoted(text, 80)));
    });
    const senders = related.senders(at.core, simple ? at.query : "").map((k) => item(at.core.senders[k][2], at.core.senders[k][0]));
    const plans = (simple ? related.plans(at.core, at.query) : []).map((k) => planItem(at.core, k, item)).filter(Boolean);
    const out = [[t("Se planen"), plans], [tn(themes.length, "Se også temaet", "Se også temaene"), themes],
      [tn(measures.length, "Se også tiltaket", "Se også tiltakene"), measures],
      [tn(senders.length, "Gå til siden for", "Gå til sidene for"), senders]];
    return out.filter(([, items]) => items.length).map(([label, items]) => {
      const made = row(label, el("ul", {}, ...items));
      made.classList.add("place");
      return made;
    });
  }

  // The box without compounds, or nothing where there is nothing to say.
  function draw(at) {
    const rows = [...kinRows(at), ...oneWordRows(at), ...placeRows(at)];
    return rows.length ? el("dl", { class: "beside" }, ...rows) : null;
  }

  // Puts compounds into the box among ``notes``, which is made where it is missing; whether there are any.
  function addCompounds(notes, at) {
    const rows = compoundRows(at);
    if (!rows.length) return false;
    let box = notes.querySelector(".beside");
    if (!box) {
      box = el("dl", { class: "beside" });
      notes.insertBefore(box, notes.querySelector(":scope > details"));
    }
    const places = box.querySelector(":scope > .place");
    if (places) places.before(...rows); else box.append(...rows);
    return true;
  }

  return { draw, addCompounds };
})();
