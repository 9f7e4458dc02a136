"use strict";
// What comes nearest where no sentence holds all that is asked for: the words in a sentence, in its heading or in the
// sentence beside it, with related words and compounds (docs/report.md). Stands on find.js and related.js; writes
// nothing on the page, search.js does.

const near = (() => {
  const WEAK = 0.6; // of a related word or a compound
  const HEADING = 0.5; // of what the heading holds
  const BESIDE = 0.4; // of what the sentence before or after holds

  // The nearest heading above each sentence in the same document, or -1.
  function headings(core) {
    const out = new Int32Array(core.n).fill(-1);
    for (let i = 1; i < core.n; i += 1) {
      if (core.doc[i] === core.doc[i - 1]) out[i] = core.s.kind[i - 1] === 1 ? i - 1 : out[i - 1];
    }
    return out;
  }

  // The sentences before and after that belong to the same text: in the same document, and no heading between.
  const besides = (core, i) => (core.s.kind[i] === 1 ? [] : [i - 1, i + 1]).filter((k) => k >= 0 && k < core.n && core.doc[k] === core.doc[i] && core.s.kind[k] !== 1);

  // Whether a term says nothing by itself (av, og). What is written in capitals does: LAR.
  function isEmpty(index, one) {
    if (one.kind !== "word" || !(one.groups || []).length) return false;
    const name = one.raw === one.raw.toUpperCase() && one.words[0].length > 1;
    return !name && one.groups.every((g) => index.empty.has(g));
  }

  // The clauses that say something; all of them where none does.
  function ofContent(index, clauses) {
    const wanted = clauses.filter((c) => !c.not);
    const said = wanted.filter((c) => !c.any.every((one) => isEmpty(index, one)));
    return said.length ? said : wanted;
  }

  // Related words and compounds of a clause, as a term of their own.
  function weak(index, clause) {
    const groups = clause.any.flatMap((one) => [...related.kin(index, one), ...related.compounds(index, one)]).flatMap((x) => x.groups);
    return { kind: "kin", groups, lists: find.listsOf(index, groups) };
  }

  // How strongly each sentence says the clause: 1 by its words, less by related ones, 0 not at all.
  function strengths(n, clause, more) {
    const out = new Float32Array(n);
    for (const { s } of more.lists) for (const i of s) out[i] = WEAK;
    for (const one of clause.any) for (const { s } of one.lists) for (const i of s) out[i] = 1;
    return out;
  }

  // What the clauses are worth together in a sentence, its heading and the sentences beside it; 0 where one is missing.
  function whole(core, said, rare, heading, i) {
    let both = null;
    let sum = 0;
    for (let k = 0; k < said.length; k += 1) {
      const own = said[k];
      let at = own[i] || (heading[i] >= 0 ? HEADING * own[heading[i]] : 0);
      if (!at) {
        both = both || besides(core, i);
        for (const j of both) at = Math.max(at, BESIDE * own[j]);
      }
      if (!at) return 0;
      sum += rare[k] * at;
    }
    return sum;
  }

  // The sentences that come nearest: ``near`` have every word in them, in the heading or beside; ``some`` have a part of
  // them. Each the best first. ``marks``: what is to be marked; ``shown(i)``: the sentences beside that hold a word.
  function nearest(index, core, found, heading, weight = () => 1) {
    const clauses = ofContent(index, found.clauses);
    const more = clauses.map((clause) => weak(index, clause));
    const said = clauses.map((clause, k) => strengths(core.n, clause, more[k]));
    const rare = said.map((own) => {
      const held = own.reduce((n, x) => n + (x > 0 ? 1 : 0), 0);
      return Math.log(1 + (core.n - held + 0.5) / (held + 0.5));
    });
    const out = new Set(found.clauses.filter((c) => c.not).flatMap((c) => c.any).flatMap((one) => one.lists).flatMap(({ s }) => [...s]));
    const score = new Float32Array(core.n);
    const [all, some] = [[], []];
    for (let i = 0; i < core.n; i += 1) {
      if (out.has(i)) continue;
      let part = 0; // by the sentence itself
      for (let k = 0; k < said.length; k += 1) part += rare[k] * said[k][i];
      if (!part) continue;
      const about = whole(core, said, rare, heading, i);
      score[i] = weight(i) * (about || part);
      (about ? all : some).push(i);
    }
    const best = (a, b) => score[b] - score[a] || a - b;
    const missing = (i) => said.filter((own) => !own[i] && !(heading[i] >= 0 && own[heading[i]]));
    const shown = (i) => besides(core, i).filter((k) => missing(i).some((own) => own[k]));
    return {
      near: all.sort(best), some: some.sort(best), shown,
      marks: { clauses: clauses.map((clause, k) => ({ not: false, any: [...clause.any, more[k]] })) },
    };
  }

  // Sentences of running text that stand under a heading that holds what is asked for, and do not hold it themselves.
  function under(core, found, heading) {
    const own = new Set(found.hits);
    return Array.from(heading.keys()).filter((i) => core.s.kind[i] === 0 && heading[i] >= 0 && own.has(heading[i]) && !own.has(i));
  }

  return { headings, ofContent, nearest, under };
})();
