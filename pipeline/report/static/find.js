"use strict";
// Finds sentences by words, on the index that data/search-*.js holds (docs/report.md): reads what is asked for, looks
// the words up with all their forms, and ranks the sentences. Writes nothing on the page; search.js does.

const find = (() => {
  // Coding: five bits a sign, the lowest first; the first 32 signs end a number -------------------------------------

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Uint8Array(128);
  for (let k = 0; k < DIGITS.length; k += 1) VALUE[DIGITS.charCodeAt(k)] = k;

  function decode(text) {
    const out = [];
    let n = 0;
    let scale = 1;
    for (let k = 0; k < text.length; k += 1) {
      const digit = VALUE[text.charCodeAt(k)];
      n += (digit & 31) * scale;
      if (digit < 32) {
        out.push(n);
        n = 0;
        scale = 1;
      } else scale *= 32;
    }
    return out;
  }

  // Where a form stands: sentences, and the word's number in each.
  function places(text) {
    const numbers = decode(text);
    const s = new Int32Array(numbers.length / 2);
    const p = new Int32Array(numbers.length / 2);
    let sentence = -1;
    let at = 0;
    for (let k = 0; k < s.length; k += 1) {
      const far = numbers[2 * k];
      at = far ? numbers[2 * k + 1] : at + numbers[2 * k + 1];
      sentence += far;
      s[k] = sentence;
      p[k] = at;
    }
    return { s, p };
  }

  // Words -----------------------------------------------------------------------------------------------------------

  const folded = (text) => text.normalize("NFC").toLowerCase();

  // The words of a text as the index counts them: letters and digits that stand together.
  const words = (text) => Array.from(text.matchAll(/[\p{L}\p{N}]+/gu),
    (found) => ({ start: found.index, end: found.index + found[0].length, form: found[0].toLowerCase() }));

  // What is asked for -----------------------------------------------------------------------------------------------

  const OR = new Set(["eller", "or", "|"]);
  const AND = new Set(["og", "and", "&", "+"]);

  // A word, a word*, or several that stand together: in quotes as they are written, else (rus-feltet) in any form.
  function term(raw) {
    const quoted = /^["«»“”„]/.test(raw);
    const found = words(folded(raw)).map((w) => w.form);
    if (!found.length) return null;
    if (quoted) return { kind: "phrase", words: found, raw };
    if (found.length > 1) return { kind: "together", words: found, raw };
    return { kind: /[\p{L}\p{N}]\*$/u.test(raw) ? "beginning" : "word", words: found, raw };
  }

  // The query as clauses that must all hold (``not``: must not): each is met by any of its terms.
  function parse(query) {
    const tokens = Array.from(
      query.matchAll(/([-−–]?)((?:"[^"]*"?)|(?:[«»][^«»]*[«»]?)|(?:[“”„][^“”]*[“”]?)|[^\s"«»“”„]+)/gu),
      ([, minus, raw]) => ({ not: minus !== "", raw, sign: minus + raw }),
    );
    const clauses = [];
    let joining = false;
    tokens.forEach((token, k) => {
      const low = folded(token.sign);
      const between = k > 0 && k + 1 < tokens.length;
      if (between && OR.has(low)) { joining = clauses.length > 0; return; }
      if (between && AND.has(low)) return;
      const made = term(token.raw);
      if (!made) return;
      const last = clauses[clauses.length - 1];
      if (joining && last && !token.not && !last.not) last.any.push(made);
      else clauses.push({ not: token.not, any: [made] });
      joining = false;
    });
    return clauses;
  }

  // The index -------------------------------------------------------------------------------------------------------

  // Reads data/search-*.js; ``told(done, all)`` is called for each file.
  async function load(told = () => {}) {
    const v = await hk.load("search-0");
    const all = v.files + 1;
    let done = 1;
    told(done, all);
    const files = await Promise.all(Array.from({ length: v.files }, (_, k) => hk.load(`search-${k + 1}`).then((file) => {
      done += 1;
      told(done, all);
      return file;
    })));
    const forms = v.forms ? v.forms.split(" ") : [];
    const group = Int32Array.from(decode(v.groups));
    const shown = v.shown.split(" ");
    const index = {
      n: v.n, forms, group, shown, common: v.common, lengths: Int32Array.from(decode(v.lengths)),
      at: new Map(forms.map((form, k) => [form, k])),
      coded: files.flatMap((file) => file.split(" ")), read: new Map(),
      empty: new Set(decode(v.empty)), byGroup: shown.map(() => []), parts: [], inside: shown.map(() => []),
    };
    for (let k = 0; k < v.n; k += 1) index.byGroup[group[k]].push(k);
    const parts = decode(v.parts);
    for (let k = 0, g = 0; k < parts.length; k += parts[k] + 1, g += 1) {
      index.parts.push(parts.slice(k + 1, k + 1 + parts[k]));
      for (const part of index.parts[g]) index.inside[part].push(g);
    }
    related.prepare(index, v);
    index.mean = index.lengths.reduce((sum, n) => sum + n, 0) / (index.lengths.length || 1);
    return index;
  }

  function placesOf(index, form) {
    if (!index.read.has(form)) index.read.set(form, places(index.coded[form]));
    return index.read.get(form);
  }
  const times = (index, form) => placesOf(index, form).s.length;
  const timesOfGroup = (index, group) => index.byGroup[group].reduce((n, form) => n + times(index, form), 0);

  // Looking up ------------------------------------------------------------------------------------------------------

  const ENDINGS = ["", "e", "a", "en", "et", "er", "ar", "ene", "ane", "r", "n", "t", "s", "ens", "ets", "enes", "anes",
    "te", "de", "ere", "est", "este"];
  const SHORTEST_STEM = 4;

  // The group of a word whose form no text holds, by what is left when its ending goes: kommunanes → kommune.
  function byEnding(index, word) {
    for (const ending of ENDINGS.slice().sort((a, b) => a.length - b.length)) {
      if (!ending || !word.endsWith(ending) || word.length - ending.length < SHORTEST_STEM) continue;
      const stem = word.slice(0, -ending.length);
      const found = ENDINGS.map((other) => index.at.get(stem + other)).filter((at) => at !== undefined);
      if (found.length) return index.group[found[0]];
    }
    return undefined;
  }

  // A word and what may be its dictionary form: kommunanes → kommunanes, kommune, …
  function stems(word) {
    const out = [word];
    for (const ending of ENDINGS.slice().sort((a, b) => a.length - b.length)) {
      if (!ending || !word.endsWith(ending) || word.length - ending.length < SHORTEST_STEM) continue;
      for (const other of ENDINGS) out.push(word.slice(0, -ending.length) + other);
    }
    return [...new Set(out)];
  }

  // The groups of a compound that no text holds as it is written, by its parts: rus + rådgjeving → rusrådgivning.
  function byParts(index, word) {
    for (let cut = 3; cut <= word.length - 4; cut += 1) {
      const last = index.at.get(word.slice(cut)) ?? null;
      const first = index.at.get(word.slice(0, cut)) ?? index.at.get(word.slice(0, cut).replace(/[se]$/, ""));
      if (last === null || first === undefined) continue;
      const [one, other] = [index.group[first], index.group[last]];
      const found = index.inside[other].filter((g) => index.parts[g][0] === one && index.parts[g].at(-1) === other);
      if (found.length) return found;
    }
    return [];
  }

  // Letters to change, add, drop or swap to come from one word to the other; more than ``most`` is ``most + 1``.
  function distance(a, b, most) {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, k) => k);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        let n = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) n = Math.min(n, before[j - 2] + 1);
        next.push(n);
        least = Math.min(least, n);
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  // Words of the text that may have been meant: few letters away, or with as long a beginning in common.
  function proposals(index, word) {
    if (word.length < 3 || word.length > 40) return [];
    const most = word.length < 5 ? 1 : 2;
    const begin = word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)));
    const found = new Map();
    for (let k = 0; k < index.forms.length; k += 1) {
      const form = index.forms[k];
      let far = Math.abs(form.length - word.length) > most ? most + 1 : distance(word, form, most);
      if (far > most && word.length >= 6 && form.startsWith(begin)) far = most + 0.5;
      if (far > most + 0.5) continue;
      const group = index.group[k];
      if (!found.has(group) || found.get(group).far > far) {
        found.set(group, { group, far, form: k < index.n ? form : index.shown[group] });
      }
    }
    return Array.from(found.values(), (one) => ({ ...one, n: timesOfGroup(index, one.group) }))
      .filter((one) => one.n && one.form)
      .sort((a, b) => a.far - b.far || b.n - a.n || (a.form < b.form ? -1 : 1)).slice(0, 5).map((one) => one.form);
  }

  // The forms that a word stands for. ``how``: as written, by its ending, by its parts, or null where none is known.
  function lookUp(index, word, compounds) {
    const at = index.at.get(word);
    let groups = at === undefined ? [] : [index.group[at]];
    let how = "written";
    if (!groups.length) {
      const group = byEnding(index, word);
      groups = group === undefined ? byParts(index, word) : [group];
      how = !groups.length ? null : group === undefined ? "parts" : "ending";
    }
    return { how, groups, forms: formsOf(index, groups, compounds) };
  }

  // The forms of groups, and of the compounds they are part of.
  function formsOf(index, groups, compounds) {
    const wider = compounds ? groups.concat(groups.flatMap((g) => index.inside[g])) : groups;
    return [...new Set(wider)].flatMap((g) => index.byGroup[g]);
  }

  // The places of all forms of groups.
  const listsOf = (index, groups) => formsOf(index, groups, false).map((f) => ({ ...placesOf(index, f), width: 1 }));

  // The sentences that hold any of the forms of groups.
  function sentencesOf(index, groups, compounds) {
    const out = new Set();
    for (const form of formsOf(index, groups, compounds)) for (const s of placesOf(index, form).s) out.add(s);
    return [...out];
  }

  const beginning = (index, word) => index.forms.slice(0, index.n)
    .map((form, k) => (form.startsWith(word) ? k : -1)).filter((k) => k >= 0);

  // Where several words stand one after the other; each of them as any of its forms.
  function together(index, sets) {
    const SPACE = 65536;
    let keys = sets[0].flatMap((form) => {
      const { s, p } = placesOf(index, form);
      return Array.from(s, (sentence, k) => sentence * SPACE + p[k]);
    });
    sets.slice(1).forEach((forms, k) => {
      const next = new Set();
      for (const form of forms) {
        const { s, p } = placesOf(index, form);
        s.forEach((sentence, x) => next.add(sentence * SPACE + p[x] - k - 1));
      }
      keys = keys.filter((key) => next.has(key));
    });
    keys.sort((a, b) => a - b);
    return {
      s: Int32Array.from(keys, (key) => Math.floor(key / SPACE)), p: Int32Array.from(keys, (key) => key % SPACE),
      width: sets.length,
    };
  }

  // A term with the forms it stands for and the places where they are. One that is ``kin`` has its groups already.
  function resolve(index, t, compounds) {
    if (t.kind === "kin") {
      const forms = formsOf(index, t.groups, compounds);
      return { ...t, forms, how: "written", lists: forms.map((f) => ({ ...placesOf(index, f), width: 1 })) };
    }
    if (t.kind === "beginning") {
      const forms = beginning(index, t.words[0]);
      return { ...t, forms, how: forms.length ? "written" : null, lists: forms.map((f) => ({ ...placesOf(index, f), width: 1 })) };
    }
    if (t.kind === "word") {
      const found = lookUp(index, t.words[0], compounds);
      return { ...t, ...found, lists: found.forms.map((f) => ({ ...placesOf(index, f), width: 1 })) };
    }
    const exact = (word) => [index.at.get(word)].filter((at) => at !== undefined && at < index.n);
    const sets = t.words.map((w) => (t.kind === "phrase" ? exact(w) : lookUp(index, w, false).forms));
    const whole = sets.length === 1 ? sets[0].map((f) => ({ ...placesOf(index, f), width: 1 })) : [together(index, sets)];
    const there = whole.some((list) => list.s.length);
    return { ...t, forms: t.words.length === 1 ? sets[0] : [], how: there ? "written" : null, lists: there ? whole : [] };
  }

  // Searching -------------------------------------------------------------------------------------------------------

  const FREQUENCY = 1.2; // how much more a word counts that stands there twice (BM25's k1)
  const LENGTH = 0.5; // how much long sentences are held back (BM25's b)

  // Sentences that meet every clause, the best first: BM25 over the clauses, times ``weight(sentence)``.
  function search(index, clauses, { compounds = false, weight = () => 1 } = {}) {
    const n = index.lengths.length;
    const read = clauses.map((c) => ({ not: c.not, any: c.any.map((t) => resolve(index, t, compounds)) }));
    const wanted = read.filter((c) => !c.not);
    const met = new Uint8Array(n);
    const score = new Float32Array(n);
    wanted.forEach((clause, k) => {
      const times = new Uint16Array(n);
      let held = 0;
      for (const t of clause.any) {
        for (const list of t.lists) for (const s of list.s) { if (!times[s]) held += 1; times[s] += 1; }
      }
      const rare = Math.log(1 + (n - held + 0.5) / (held + 0.5));
      for (let s = 0; s < n; s += 1) {
        if (!times[s] || met[s] !== k) continue;
        met[s] += 1;
        const long = 1 - LENGTH + LENGTH * index.lengths[s] / index.mean;
        score[s] += rare * times[s] * (FREQUENCY + 1) / (times[s] + FREQUENCY * long);
      }
    });
    for (const clause of read) {
      if (clause.not) for (const t of clause.any) for (const list of t.lists) for (const s of list.s) met[s] = 0;
    }
    const hits = [];
    if (wanted.length) for (let s = 0; s < n; s += 1) if (met[s] === wanted.length) { score[s] *= weight(s); hits.push(s); }
    hits.sort((a, b) => score[b] - score[a] || a - b);
    return { hits, clauses: read, score };
  }

  // The first place of a sentence in a list that rises.
  function first(s, sentence) {
    let low = 0;
    let high = s.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (s[middle] < sentence) low = middle + 1; else high = middle;
    }
    return low;
  }

  // The text of a sentence in pieces, each found or not, for those that were searched for.
  function pieces(found, sentence, text) {
    const at = words(text);
    const held = new Uint8Array(at.length + 1); // 1: found, 2: found and one with the next
    for (const clause of found.clauses) {
      if (clause.not) continue;
      for (const t of clause.any) {
        for (const { s, p, width } of t.lists) {
          for (let k = first(s, sentence); k < s.length && s[k] === sentence; k += 1) {
            for (let w = 0; w < width; w += 1) held[p[k] + w] = Math.max(held[p[k] + w], w + 1 < width ? 2 : 1);
          }
        }
      }
    }
    const out = [];
    let done = 0;
    for (let k = 0; k < at.length; k += 1) {
      if (!held[k]) continue;
      const start = at[k].start;
      while (held[k] === 2 && k + 1 < at.length) k += 1;
      if (start > done) out.push({ text: text.slice(done, start), found: false });
      out.push({ text: text.slice(start, at[k].end), found: true });
      done = at[k].end;
    }
    if (done < text.length) out.push({ text: text.slice(done), found: false });
    return out;
  }

  return { decode, places, folded, words, stems, parse, load, lookUp, listsOf, sentencesOf, proposals, distance, search, pieces, times };
})();
