"use strict";
// What the two matrices show, counted from the site's data for a selection. Without a selection every number is the one
// that the page was written with (context/matrix.py, context/matrixcells.py and context/bars.py): a test compares them.

const matrixData = (() => {
  const { t, tn, lower, selection } = hk;

  // What rows and columns are ordered by.
  const stats = () => ({ n: 0, pro: 0, con: 0, both: 0, unsure: 0 });
  const bySentence = () => selection.standpunkt.size > 0 || selection.tema.size > 0 || selection.sikkerhet > 0;

  // ``all`` stands for the cell as the page was written; sentences that may not be shown are counted there, and
  // nothing is known of them: they go as soon as the selection asks for a stance, a theme or a sureness.
  function left(all, list, found) {
    return bySentence() ? Math.min(all, found) : Math.max(0, all - (list.length - found));
  }
  // ``measure``: what the sentences are set against; then that link must be as sure as is asked for too.
  function heldOf(list, held, measure) {
    let n = 0;
    for (const i of list) n += measure === undefined ? held.sentences[i] : Number(held.link(i, measure));
    return n;
  }

  // Measures -----------------------------------------------------------------------------------------------------

  function measures(c, extra) {
    const keys = c.viewLabels.map(([key]) => key);
    const pro = new Set(hk.barSides.for);
    const con = new Set(hk.barSides.against);
    const S = c.senders.length;
    const cells = new Map(); // measure × sender → its views, the one that stands for them first
    for (const [at, best, from, other] of extra.views) {
      const [sender, measure, label, , n, , unsure] = c.views[at];
      const view = { at, sender, measure, label, n, unsure: unsure === 1, best, from, other, list: [] };
      const key = measure * S + sender;
      if (cells.has(key)) cells.get(key).push(view); else cells.set(key, [view]);
    }
    c.byMeasure.forEach((list, measure) => {
      for (const i of list) {
        const sender = c.docs[c.doc[i]][0];
        if (sender < 0 || !c.isPosition(i)) continue;
        for (const view of cells.get(measure * S + sender) || []) {
          if (view.n && view.other === extra.docs[c.doc[i]]) view.list.push(i);
        }
      }
    });
    const having = new Set(extra.views.map(([at]) => c.views[at][0]));
    const none = () => Object.fromEntries(keys.map((k) => [k, 0]));

    // The cells the selection holds, with their numbers, and what is summed of them.
    function select(held) {
      const shown = new Map();
      const rows = c.measures.map(() => ({ ...stats(), tally: none() }));
      const senders = new Map();
      const types = new Map();
      const groups = new Map();
      const doubted = new Map(); // of a type's views of a measure, how many are unsure
      for (const [key, views] of cells) {
        const found = [];
        for (const view of views) {
          if (!held.views[view.at]) continue;
          const n = view.n ? left(view.n, view.list, heldOf(view.list, held, view.measure)) : 0;
          view.shown = n; // in the latest selection
          if (n || !view.n) found.push(view);
        }
        if (!found.length) continue;
        shown.set(key, found);
        const { sender, measure, label, other, unsure } = found[0];
        const type = c.senders[sender][1];
        const counts = extra.onlyOther || other < 0;
        const sums = [sums_(senders, sender)];
        if (counts) {
          sums.push(rows[measure], sums_(types, type));
          rows[measure].tally[keys[label]] += 1;
          const at = measure * c.types.length + type;
          if (!groups.has(at)) groups.set(at, none());
          if (unsure) doubted.set(at, (doubted.get(at) || 0) + 1);
          groups.get(at)[keys[label]] += 1;
        }
        for (const sum of sums) {
          sum.n += 1;
          sum.pro += pro.has(keys[label]);
          sum.con += con.has(keys[label]);
          sum.both += keys[label] === "blandet";
          sum.unsure += unsure;
        }
      }
      const longest = Math.max(0, ...rows.map((row) => hk.barReach(row.tally)));
      const widest = c.types.map((x, type) => Math.max(0, ...c.measures.map((y, measure) => {
        const n = groups.get(measure * c.types.length + type);
        return n ? hk.barReach(n) : 0;
      })));
      return {
        longest, widest,
        row: (measure) => rows[measure],
        sender: (sender) => senders.get(sender) || stats(),
        type: (type) => types.get(type) || stats(),
        cell: (measure, sender) => shown.get(measure * S + sender),
        group: (measure, type) => groups.get(measure * c.types.length + type),
        doubted: (measure, type) => doubted.get(measure * c.types.length + type) || 0,
      };
    }
    const sums_ = (map, key) => {
      if (!map.has(key)) map.set(key, stats());
      return map.get(key);
    };

    // A cell in words, as its label says it.
    function words(views) {
      const [first, ...more] = views;
      const label = (view) => {
        const said = lower(t(c.viewLabels[view.label][1]));
        return view.unsure ? t("{view} (usikkert)", { view: said }) : said;
      };
      const notes = [label(first)];
      notes.push(first.from >= 0
        ? t("slutter seg til {who}", { who: c.senders[first.from][0] })
        : tn(first.shown, "{n} posisjon", "{n} posisjoner"));
      if (first.other >= 0) notes.push(t("i annen sak: {case}", { case: extra.cases[first.other] }));
      for (const view of more) {
        notes.push(t("{view} i annen sak: {case}", { view: label(view), case: extra.cases[view.other] }));
      }
      return `${c.senders[first.sender][0]}: ${notes.join(", ")}`;
    }
    const page = (sender) => c.senders[sender][2].replace(/^.*\/|\.html$/g, "");
    const place = (view) => [c.measures[view.measure][3], `${page(view.sender)}${view.other >= 0 ? `--sak-${view.other + 1}` : ""}`];
    const tallied = (n) => c.viewLabels.filter(([key]) => n[key]).map((label) => [label, n[label[0]]]);
    return { kind: "measures", having, select, words, place, tallied, cases: extra.cases, rows: c.measures };
  }

  // Themes -------------------------------------------------------------------------------------------------------

  function themes(c, extra) {
    const S = c.senders.length;
    const sides = c.stances.map(([key]) => ({ støtter: 1, "støtter-med-forbehold": 1, foreslår: 2, kritisk: 3, imot: 3 }[key] || 0));
    const cells = new Map();
    for (const [sender, theme, ...said] of extra.cells) {
      cells.set(theme * S + sender, { sender, theme, said, lists: [[], [], [], []] });
    }
    c.byTheme.forEach((list, theme) => {
      for (const i of list) {
        const cell = c.docs[c.doc[i]][0] >= 0 && cells.get(theme * S + c.docs[c.doc[i]][0]);
        if (!cell) continue;
        cell.lists[0].push(i);
        const side = sides[c.s.stance[i]] || 0; // none where the program abstains
        if (side) cell.lists[side].push(i);
      }
    });
    const having = new Set(extra.cells.map(([sender]) => sender));

    function select(held) {
      const shown = new Map();
      const groups = new Map();
      const rows = c.themes.map(stats);
      const senders = c.senders.map(stats);
      const types = c.types.map(stats);
      for (const [key, cell] of cells) {
        if (!held.senders.has(cell.sender)) continue;
        const said = cell.said.map((n, side) => left(n, cell.lists[side], heldOf(cell.lists[side], held)));
        if (!said[0]) continue;
        shown.set(key, { ...cell, said });
        const type = c.senders[cell.sender][1];
        const at = cell.theme * c.types.length + type;
        if (!groups.has(at)) groups.set(at, { type, theme: cell.theme, said: [0, 0, 0, 0] });
        said.forEach((n, side) => { groups.get(at).said[side] += n; });
        for (const sum of [rows[cell.theme], senders[cell.sender], types[type]]) {
          sum.n += said[0];
          sum.pro += said[1];
          sum.con += said[3];
        }
      }
      const most = (map) => Math.max(1, ...Array.from(map.values(), (cell) => cell.said[0]));
      return {
        most: most(shown), mostOfType: most(groups),
        row: (theme) => rows[theme],
        sender: (sender) => senders[sender],
        type: (type) => types[type],
        cell: (theme, sender) => shown.get(theme * S + sender),
        group: (theme, type) => groups.get(theme * c.types.length + type),
      };
    }

    // The stance that more positions have than any other, as a row of ``stances``, or null.
    function prevailing(cell) {
      const [, ...n] = cell.said;
      const most = Math.max(...n);
      if (!most || n.filter((x) => x === most).length > 1) return null;
      return c.stances[c.at.standpunkt.get(["støtter", "foreslår", "kritisk"][n.indexOf(most)])];
    }
    function words(cell) {
      const [n, pro, wants, con] = cell.said;
      const said = t("{for} for, {wants} foreslår, {against} kritisk eller imot", { for: pro, wants, against: con });
      const name = cell.sender === undefined ? t(c.types[cell.type][1]) : c.senders[cell.sender][0];
      return `${name}: ${tn(n, "{n} setning", "{n} setninger")}; ${said}`;
    }
    const page = (sender) => c.senders[sender][2].replace(/^.*\/|\.html$/g, "");
    const place = (cell) => [c.themes[cell.theme][2], `instans-${page(cell.sender)}`];
    const level = (n, most) => Math.min(4, 1 + Math.trunc(4 * Math.sqrt(n / most) - 1e-9));
    return { kind: "themes", having, select, words, place, prevailing, level, rows: c.themes };
  }

  return { measures, themes };
})();
