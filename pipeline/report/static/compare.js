"use strict";
// Compares senders, or types of senders, on the site's data: measure by measure, theme by theme, word by word. Writes
// nothing on the page; compare_page.js does. docs/report.md says what is counted.

const compare = (() => {
  const FOR = new Set(["støtter", "støtter-med-forbehold"]);
  const AGAINST = new Set(["kritisk", "imot"]);
  const SCALE = { støtter: 2, "støtter-med-forbehold": 1, foreslår: 0.5, kritisk: -1, imot: -2 };
  const MOST = 4; // sides
  const PRIOR = 500; // words' worth of the whole hearing that each side's words are weighed against
  const CLEAR = 1.96; // standard errors that a typical word lies from no difference

  const page = (sender) => sender[2].replace(/^instans\//, "").replace(/\.html$/, "");

  // Who is asked for in the address: a sender's page name, «sender:3» or «type:kommune»; null where there is no such.
  function side(core, key) {
    if (key.startsWith("type:")) {
      const type = key === "type:" ? undefined : core.at.type.get(key.slice(5));
      const members = core.senders.map((s, k) => (s[1] === type ? k : -1)).filter((k) => k >= 0);
      return members.length ? { key, type, name: core.types[type][1], members: new Set(members) } : null;
    }
    const numbered = /^sender:(\d+)$/.exec(key);
    const at = numbered ? Number(numbered[1]) : core.senders.findIndex((s) => page(s) === key);
    const sender = core.senders[at];
    return sender ? { key: page(sender), sender: at, name: sender[0], members: new Set([at]) } : null;
  }

  // The sides of an address, each once, four at most.
  function sides(core, asked) {
    const found = asked.split(",").filter(Boolean).map((key) => side(core, key)).filter(Boolean);
    return found.filter((one, k) => found.findIndex((x) => x.key === one.key) === k).slice(0, MOST);
  }

  // Of each measure a side's views, one a sender: the first of those that the selection holds.
  function views(core, data, held, one) {
    const first = new Map();
    core.views.forEach(([sender, measure], k) => {
      if (!held.views[k] || !one.members.has(sender)) return;
      const key = `${measure} ${sender}`;
      if (!first.has(key) || data.views[first.get(key)][3] > data.views[k][3]) first.set(key, k);
    });
    const out = new Map();
    for (const k of [...first.values()].sort((a, b) => a - b)) {
      const measure = core.views[k][1];
      if (!out.has(measure)) out.set(measure, []);
      out.get(measure).push(k);
    }
    return out;
  }

  const label = (core, view) => core.viewLabels[core.views[view][2]][0];

  // Where a side leans: for, against, both, wants or none.
  function lead(core, own) {
    const n = (test) => own.filter((k) => test(label(core, k))).length;
    const [pro, contra] = [n((x) => FOR.has(x)), n((x) => AGAINST.has(x))];
    if (contra > pro) return "against";
    if (pro > contra) return "for";
    if (pro || n((x) => x === "blandet")) return "both";
    return n((x) => x === "foreslår") ? "wants" : "none";
  }
  const mean = (core, own) => own.reduce((sum, k) => sum + (SCALE[label(core, k)] || 0), 0) / own.length;

  // What the sides are to one another on a measure: opposed, different, agreed or alone. ``own``: each side's views.
  function relation(core, own) {
    const heard = own.filter((x) => x.length);
    if (heard.length < 2) return "alone";
    const leads = new Set(heard.map((x) => lead(core, x)));
    if (leads.has("against") && leads.size > 1) return "opposed";
    if (leads.size > 1) return "different";
    const split = leads.has("both") && heard.some((x) => x.length > 1); // a group that is split agrees with nobody
    const single = heard.every((x) => x.length === 1);
    return split || (single && new Set(heard.map((x) => label(core, x[0]))).size > 1) ? "different" : "agreed";
  }

  // Of each side the views that do not rest on unsure quotes alone.
  const firm = (core, own) => own.map((x) => x.filter((k) => !core.views[k][6]));

  // How sides stand to one another, and whether the program is sure: by what is sure, where two sides or more have that.
  function judged(core, own) {
    if (own.filter((x) => x.length).length < 2) return { what: "alone", sure: true };
    const sure = firm(core, own);
    if (sure.filter((x) => x.length).length < 2) return { what: relation(core, own), sure: false };
    return { what: relation(core, sure), sure: true };
  }

  // The measures anyone of the sides has a view of, by relation, those that lie furthest apart first. Where fewer than
  // two sides have a view that the program is sure of, the measure is unsure, and ``what`` only says how it is read.
  function measures(core, data, held, chosen) {
    const each = chosen.map((one) => views(core, data, held, one));
    const out = { opposed: [], different: [], agreed: [], unsure: [], alone: [] };
    core.measures.forEach((_, measure) => {
      const own = each.map((x) => x.get(measure) || []);
      const heard = own.filter((x) => x.length);
      if (!heard.length) return;
      const { what, sure } = judged(core, own);
      const at = (sure && what !== "alone" ? firm(core, own).filter((x) => x.length) : heard).map((x) => mean(core, x));
      const weight = own.flat().reduce((n, k) => n + core.views[k][4], 0);
      out[sure ? what : "unsure"].push({ measure, own, what, far: Math.max(...at) - Math.min(...at), weight });
    });
    for (const rows of Object.values(out)) rows.sort((a, b) => b.far - a.far || b.weight - a.weight || a.measure - b.measure);
    return out;
  }

  // Of some pairs of views: how many there are, how many of them are opposed, different and agreed, and how many unsure.
  function tallied(core, all) {
    const found = all.map((pair) => judged(core, pair));
    const n = (what) => found.filter((x) => x.sure && x.what === what).length;
    return { common: all.length, opposed: n("opposed"), different: n("different"), agreed: n("agreed"), unsure: found.filter((x) => !x.sure).length };
  }

  // Of two sides: what ``tallied`` says of the measures both have a view of.
  function between(core, rows, one, other) {
    return tallied(core, Object.values(rows).flat().map((row) => [row.own[one], row.own[other]]).filter(([a, b]) => a.length && b.length));
  }

  // The senders that differ most from a side, and those that agree most, each with the numbers of measures.
  function others(core, data, held, one, most) {
    const mine = views(core, data, held, one);
    const found = core.senders.map((_, sender) => {
      if (one.members.has(sender)) return null;
      const their = views(core, data, held, { members: new Set([sender]) });
      return { sender, ...tallied(core, [...their].filter(([measure]) => mine.has(measure)).map(([measure, own]) => [mine.get(measure), own])) };
    }).filter((x) => x && x.common);
    const best = (what) => found.filter((x) => x[what]).sort((a, b) => b[what] - a[what] || b.common - a.common || a.sender - b.sender).slice(0, most);
    return { opposed: best("opposed"), agreed: best("agreed"), common: best("common") };
  }

  // Each side's running sentences, positions and sentences by theme, of those that the selection holds.
  function text(core, held, one) {
    const out = { sentences: 0, positions: 0, themes: core.themes.map(() => ({ n: 0, pro: 0, wants: 0, contra: 0 })) };
    for (let i = 0; i < core.n; i += 1) {
      const sender = core.docs[core.doc[i]][0];
      if (!held.sentences[i] || !one.members.has(sender)) continue;
      if (core.isPosition(i)) out.positions += 1;
      if (core.s.kind[i] !== 0) continue;
      out.sentences += 1;
      const stance = core.s.stance[i] >= 0 ? core.stances[core.s.stance[i]][0] : "";
      for (const k of core.s.themes[i]) {
        const theme = out.themes[k];
        theme.n += 1;
        if (FOR.has(stance)) theme.pro += 1;
        if (stance === "foreslår") theme.wants += 1;
        if (AGAINST.has(stance)) theme.contra += 1;
      }
    }
    return out;
  }

  // How often a side uses each word of ``data.words``, as a map of those it uses.
  function counts(data, one) {
    const out = new Map();
    for (const sender of one.members) {
      const numbers = find.decode(data.counts[sender]);
      for (let k = 0, word = 0; k < numbers.length; k += 2) {
        word += numbers[k];
        out.set(word, (out.get(word) || 0) + numbers[k + 1]);
      }
    }
    return out;
  }
  const sum = (map) => [...map.values()].reduce((n, x) => n + x, 0);

  // How far the odds of a word in one text lie from its odds in another, in standard errors (Monroe, Colaresi and Quinn
  // 2008: log-odds with an informative Dirichlet prior). ``y`` of ``n`` words, against ``z`` of ``m``; ``a`` of ``all``
  // is the word's share of the prior.
  function apart(y, n, z, m, a, all) {
    const odds = (k, of) => Math.log((k + a) / (of + all - k - a));
    return (odds(y, n) - odds(z, m)) / Math.sqrt(1 / (y + a) + 1 / (z + a));
  }

  // Words that each side uses clearly more than the others together: [word, times, times in the others], most typical
  // first; and how many words each side's text has.
  function typical(data, chosen, most) {
    const words = data.words ? data.words.split(" ") : [];
    const each = chosen.map((one) => counts(data, one));
    const hearing = counts(data, { members: data.counts.map((_, k) => k) });
    const all = sum(hearing);
    const names = new Set(chosen.flatMap((one) => find.words(one.name).map((w) => w.form)));
    return each.map((own, at) => {
      const n = sum(own);
      const rest = each.filter((_, k) => k !== at);
      const m = rest.reduce((total, map) => total + sum(map), 0);
      const found = [...own].filter(([word, y]) => y > 1 && !names.has(words[word].toLowerCase())).map(([word, y]) => {
        const z = rest.reduce((total, map) => total + (map.get(word) || 0), 0);
        return { word: words[word], y, z, far: apart(y, n, z, m, PRIOR * hearing.get(word) / all, PRIOR) };
      });
      found.sort((a, b) => b.far - a.far || (a.word < b.word ? -1 : 1));
      return { n, words: found.filter((x) => x.far > CLEAR).slice(0, most) };
    });
  }

  return { MOST, page, side, sides, views, lead, relation, measures, between, others, text, counts, apart, typical, label };
})();
