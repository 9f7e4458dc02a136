"use strict";
// What lies beside a search: words of the same family, compounds, and the themes, measures and senders that the words
// or the hits point to (docs/report.md). Stands on find.js; writes nothing on the page, search.js does.

const related = (() => {
  const MOST_WORDS = 8;
  const MOST_PLACES = 3; // themes, and measures, and senders, that are worth naming at once
  const FEWEST_HITS = 5; // from which the hits' own themes say anything
  const SHARE = 0.5;
  const SHORTEST_LIKE = 5;
  const MOST_UNLIKE = 3; // letters of an ending: psykologforening|en

  // Families: the groups that have one root --------------------------------------------------------------------------

  // Lays the families of data/search-0.js ready in the index: of each group its family's number, and of each word that
  // no text holds the family it leads to.
  function prepare(index, v) {
    const numbers = find.decode(v.families);
    const leads = v.leads ? v.leads.split(" ") : [];
    index.families = [];
    index.family = new Int32Array(index.shown.length).fill(-1);
    index.leads = new Map();
    let read = 0;
    for (let k = 0; k < numbers.length;) {
      const members = numbers.slice(k + 1, k + 1 + numbers[k]);
      for (const group of members) index.family[group] = index.families.length;
      k += 1 + numbers[k];
      for (const word of leads.slice(read, read + numbers[k])) index.leads.set(word, index.families.length);
      read += numbers[k];
      k += 1;
      index.families.push(members);
    }
    index.ofThemes = [];
    const themes = find.decode(v.themes);
    for (let k = 0; k < themes.length; k += 1 + themes[k]) index.ofThemes.push(new Set(themes.slice(k + 1, k + 1 + themes[k])));
  }

  // The families of a word that is searched for, also of one that no text holds, in any inflection.
  function familiesOf(index, one) {
    const of = [...new Set((one.groups || []).map((g) => index.family[g]).filter((f) => f >= 0))];
    if (of.length || (one.forms || []).length) return of;
    const lead = find.stems(one.words[0]).map((word) => index.leads.get(word)).find((f) => f !== undefined);
    return lead === undefined ? [] : [lead];
  }

  // Words of the same family that the texts hold: [{word, groups}]; those that are written alike are one.
  function kin(index, one) {
    if (one.kind !== "word") return [];
    const own = new Set(one.groups || []);
    const found = new Map();
    for (const family of familiesOf(index, one)) {
      for (const group of index.families[family]) {
        if (own.has(group)) continue;
        const word = index.shown[group];
        if (!found.has(word)) found.set(word, { word, groups: [] });
        found.get(word).groups.push(group);
      }
    }
    return [...found.values()];
  }

  // Compounds that a word is part of, which are not found with it: [{word, groups}].
  function compounds(index, one) {
    if (one.kind !== "word") return [];
    const own = new Set(one.groups || []);
    const found = [...new Set((one.groups || []).flatMap((g) => index.inside[g]))].filter((g) => !own.has(g) && index.shown[g]);
    return found.map((group) => ({ word: index.shown[group], groups: [group] }));
  }

  // Compounds that say in one word what the words say together (rådgivende enheter, rådgivningsenhet), which are not
  // found with them: [{word, groups}].
  function inOneWord(index, terms) {
    if (terms.length < 2 || terms.some((one) => one.kind !== "word")) return [];
    const asked = terms.map((one) => ofTerm(index, one).whole);
    const every = new Set(asked.flat());
    const near = new Set(terms.flatMap((one) => one.groups || []).flatMap((g) => (index.family[g] >= 0 ? index.families[index.family[g]] : [g]))
      .flatMap((g) => index.inside[g]));
    const found = [...near].filter((g) => {
      const parts = index.parts[g].map((p) => known(index, p));
      return index.shown[g] && parts.every((sign) => every.has(sign)) && asked.every((signs_) => signs_.some((sign) => parts.includes(sign)));
    });
    return found.map((group) => ({ word: index.shown[group], groups: [group] }));
  }

  // Names: whether what is asked for is said in a title ---------------------------------------------------------------

  // What a group is known by: its family, or itself.
  const known = (index, group) => (index.family[group] >= 0 ? `f${index.family[group]}` : `g${group}`);
  // What a word is known by, as a whole and by its parts where it is a compound.
  function signs(index, groups) {
    const whole = groups.map((g) => known(index, g));
    const parts = groups.filter((g) => index.parts[g].length).map((g) => index.parts[g].map((p) => known(index, p)));
    return { whole, parts };
  }
  const ofTerm = (index, one) => {
    const own = signs(index, one.groups || []);
    return { whole: [...own.whole, ...familiesOf(index, one).map((f) => `f${f}`)], parts: own.parts };
  };
  // The words of a title that mean something: each with all it may be known by.
  const titles = new Map();
  function title(index, text) {
    if (!titles.has(text)) titles.set(text, meaning(index, text));
    return titles.get(text);
  }
  function meaning(index, text) {
    return find.words(text).filter(({ form }) => form.length > 2).map(({ form }) => {
      const at = index.at.get(form);
      if (at === undefined) return { signs: new Set(), form };
      const { whole, parts } = signs(index, [index.group[at]]);
      return { signs: new Set([...whole, ...parts.flat()]), form };
    });
  }
  // Which words of a title a term is said by: as it is, or as a compound whose parts all are.
  function said(words, term, one) {
    const by = (sign) => words.findIndex((w) => w.signs.has(sign));
    const at = term.whole.map(by).filter((k) => k >= 0);
    if (at.length) return at;
    for (const parts of term.parts) {
      const found = parts.map(by);
      if (found.length && found.every((k) => k >= 0)) return found;
    }
    const same = words.findIndex((w) => w.form === one.words[0]);
    return same >= 0 ? [same] : [];
  }
  // The share of a title's words that the terms say; 0 when one of the terms is not said there.
  function covered(words, terms) {
    const met = new Set();
    for (const { term, one } of terms) {
      const at = said(words, term, one);
      if (!at.length) return 0;
      for (const k of at) met.add(k);
    }
    return words.length ? met.size / words.length : 0;
  }

  // Where else to look ----------------------------------------------------------------------------------------------

  const SMALL = new Set(["og", "eller", "i", "på", "av", "for", "til", "med", "andre", "annan", "anna"]);

  // Themes by their number, the nearest first: named by the words, looked for by them, or what most hits are about.
  function themes(index, core, terms, hits) {
    if (!core.themes.length) return [];
    const asked = terms.map((one) => ({ one, term: ofTerm(index, one) }));
    const n = new Array(core.themes.length).fill(0);
    for (const i of hits) for (const k of core.s.themes[i]) n[k] += 1;
    const rows = core.themes.map(([, label], k) => {
      const words = title(index, label).filter((w) => !SMALL.has(w.form));
      const named = asked.length ? covered(words, asked) : 0;
      const looked = asked.length && terms.every((one) => (one.groups || []).some((g) => index.ofThemes[k]?.has(g)));
      const share = hits.length >= FEWEST_HITS ? n[k] / hits.length : 0;
      return { k, rank: (named >= 0.5 ? 2 + named : 0) + (looked ? 1 : 0) + (share >= SHARE ? share : 0), n: n[k] };
    });
    return rows.filter((row) => row.rank > 0).sort((a, b) => b.rank - a.rank || b.n - a.n || a.k - b.k)
      .slice(0, MOST_PLACES).map((row) => row.k);
  }

  // Measures whose words hold all that is asked for, or whose number is; none when they are too many to tell apart.
  function measures(index, core, terms, query) {
    const named = core.measures.map(([, label], k) => (find.folded(label) === find.folded(query.trim()) ? k : -1)).filter((k) => k >= 0);
    if (named.length) return named;
    const asked = terms.map((one) => ({ one, term: ofTerm(index, one) }));
    if (!asked.length) return [];
    const found = core.measures.map((m, k) => ({ k, share: m[5] === "whole" ? 0 : covered(title(index, m[2]), asked) }))
      .filter(({ share }) => share > 0).sort((a, b) => b.share - a.share || a.k - b.k);
    return found.length <= MOST_PLACES ? found.map(({ k }) => k) : [];
  }

  const like = (word, asked) => word === asked || (asked.length >= SHORTEST_LIKE && word.length >= SHORTEST_LIKE
    && (word.startsWith(asked) || asked.startsWith(word)) && Math.abs(word.length - asked.length) <= MOST_UNLIKE);

  const FILE_NAME = / \(.*\.[\p{L}\p{N}]{1,5}\)$/u; // what stands for a name that is not known: «Ukjent avsender (fo-innspill.pdf)»
  const SHORTEST_NAME = 4; // letters and digits that may name the plan

  // Whether what is asked for stands in a row of words as its words do, written as one or as several: Prop. 15 S, prop15s.
  const inARow = (words, asked) => words.some((_, k) => words.slice(k).join("").startsWith(asked));

  // The plan's documents, by number, whose title, file name or case number is asked for: title and file name by two of
  // its words or a number among them, or the word that begins the title.
  function plans(core, query) {
    const words = find.words(find.folded(query)).map((w) => w.form);
    const asked = words.join("");
    if (asked.length < SHORTEST_NAME) return [];
    const formsOf = (text) => find.words(find.folded(text)).map((w) => w.form);
    return core.docs.map((d, k) => {
      if (d[0] >= 0) return -1;
      const title = formsOf(d[3] || core.cites[k]);
      const names = [title, formsOf(d[6]), formsOf(d[2]), k === core.docs.findIndex((x) => x[0] < 0) ? formsOf(core.caseNumber) : []];
      const several = words.length > 1 || (/\p{N}/u.test(asked) && /\p{L}/u.test(asked));
      return (several && names.some((name) => inARow(name, asked))) || (words.length === 1 && title.length > 0 && like(title[0], asked)) ? k : -1;
    }).filter((k) => k >= 0);
  }

  // Senders whose name holds all that is asked for, or whose short name in capitals is asked for; no private persons.
  function senders(core, query) {
    const asked = find.words(find.folded(query)).map((w) => w.form);
    if (!asked.length) return [];
    const found = core.senders.map((sender, k) => {
      if (sender[3]) return -1;
      const own = sender[0].replace(FILE_NAME, "");
      const names = find.words(own);
      const short = names.filter((w) => /^[\p{Lu}\p{N}]{2,}$/u.test(own.slice(w.start, w.end)));
      const whole = asked.every((word) => names.some((w) => like(w.form, word)));
      return whole || asked.some((word) => short.some((w) => w.form === word)) ? k : -1;
    }).filter((k) => k >= 0);
    return found.length <= MOST_PLACES ? found : [];
  }

  return { MOST_WORDS, prepare, kin, compounds, inOneWord, themes, measures, senders, plans };
})();
