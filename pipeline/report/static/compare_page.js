"use strict";
// The page of comparison: who is compared stands in the address (med=solvang-kommune,type:kommune), with the selection.

(() => {
  const { t, tn, el } = hk;
  const form = document.getElementById("velg");
  if (!form) return;
  const OPEN = 12; // measures shown with quotes at once
  const WORDS = 12;
  const IDS = { opposed: "cmp-uenige", different: "cmp-ulike", agreed: "cmp-enige", unsure: "cmp-usikre" };
  const readAs = (what) => ({ opposed: t("leses som uenige"), different: t("leses som ulike syn"), agreed: t("leses som enige") })[what];
  const FEW_WORDS = 300; // fewer words of content make the list of typical ones unsure
  const SVG = "http://www.w3.org/2000/svg";
  const list = form.querySelector(".sides");
  const out = document.getElementById("sammenligning");
  const live = form.querySelector("output");
  let core = null;
  let data = null;
  let held = null;
  let keys = []; // as in the address
  let labels = new Map(); // what may be chosen, as it is written → key

  const number = (n) => hk.number(n);
  const percent = (x) => t("{n} %", { n: x > 0 && x < 0.005 ? "<1" : number(Math.round(100 * x)) });
  const nameOf = (one) => (one.type === undefined ? one.name : t(one.name));
  const linkTo = (one) => (one.type === undefined
    ? el("a", { href: hk.href(core.senders[one.sender][2]) }, one.name) : el("span", {}, t(one.name)));
  const senderLink = (k) => el("a", { href: hk.href(core.senders[k][2]) }, core.senders[k][0]);
  const chip = (view) => hk.chip(core.viewLabels[core.views[view][2]]);
  const css = (view) => core.viewLabels[core.views[view][2]][3];

  // Choosing --------------------------------------------------------------------------------------------------------

  function offer() {
    const taken = new Map();
    const put = (label, key, more) => {
      const unique = taken.has(label) ? `${label} (${more})` : label;
      taken.set(unique, key);
    };
    const read = new Set(core.docs.map((d) => d[0]));
    core.types.forEach(([key, label], k) => {
      const n = core.senders.filter((s, at) => s[1] === k && read.has(at)).length;
      if (key && n) put(t("Alle: {type} ({n})", { type: t(label), n }), `type:${key}`, key);
    });
    for (const s of core.senders) put(s[0], compare.page(s), compare.page(s));
    labels = taken;
    document.getElementById("valg").replaceChildren(...[...taken.keys()].map((value) => el("option", { value })));
  }
  const labelOf = (key) => [...labels].find(([, k]) => k === key)?.[0] || "";
  const folded = (text) => text.trim().toLocaleLowerCase("nb");

  // The key of what is written in a field: the whole label, or the only one that holds it. "" for nothing written.
  function keyOf(text) {
    const wanted = folded(text);
    if (!wanted) return "";
    const all = [...labels];
    const whole = all.filter(([label]) => folded(label) === wanted);
    const some = whole.length ? whole : all.filter(([label]) => folded(label).includes(wanted));
    return some.length === 1 ? some[0][1] : null;
  }

  // ``rebuilt``: the fields are made anew; else they stay, so that the focus goes where the reader takes it.
  function choose(next, rebuilt = true, focus = "") {
    keys = next;
    const asked = hk.query();
    const med = keys.filter(Boolean).join(",");
    if (med) asked.set("med", med); else asked.delete("med");
    history.pushState(null, "", location.href); // those chosen before can be gone back to
    hk.address(asked);
    if (rebuilt) drawForm(); else drawButtons();
    if (focus) form.querySelector(focus)?.focus();
    hk.changed();
  }

  function drawForm() {
    const rows = keys.concat(Array(Math.max(0, 2 - keys.length)).fill(""));
    list.replaceChildren(...rows.map((key, at) => {
      const input = el("input", { list: "valg", autocomplete: "off", value: labelOf(key), "data-at": at,
        placeholder: t("Skriv et navn, eller velg fra listen") });
      input.addEventListener("change", () => {
        const found = keyOf(input.value);
        const twice = found && rows.some((k, x) => k === found && x !== at);
        input.setAttribute("aria-invalid", String(found === null || Boolean(twice)));
        live.classList.remove("sr");
        if (found === null) { live.textContent = t("Fant ingen eller flere som passer med «{text}». Velg én fra listen.", { text: input.value.slice(0, 60) }); return; }
        if (twice) { live.textContent = t("{name} er allerede med.", { name: input.value }); return; }
        input.value = labelOf(found);
        rows[at] = found;
        const next = rows.filter((k, x) => k || x < 2);
        choose(next, next.length !== rows.length);
      });
      const gone = el("button", { type: "button", class: "gone" }, t("Fjern"));
      gone.addEventListener("click", () => choose(rows.filter((_, x) => x !== at), true, "[data-at]"));
      return el("li", {}, el("label", {}, el("span", {}, t("Nr. {n}", { n: at + 1 })), input), gone);
    }));
    drawButtons();
  }

  function drawButtons() {
    const fields = Array.from(list.querySelectorAll("input"));
    const filled = fields.filter((field) => field.value).length;
    list.querySelectorAll(".gone").forEach((gone, at) => {
      gone.hidden = !fields[at].value && fields.length <= 2;
      gone.setAttribute("aria-label", t("Fjern {name}", { name: fields[at].value || String(at + 1) }));
    });
    form.querySelector(".add").hidden = fields.length >= compare.MOST || filled < fields.length;
    form.querySelector(".turn").hidden = filled < 2;
  }

  // The head: who they are ------------------------------------------------------------------------------------------

  function heads(chosen, texts, rows) {
    const every = Object.values(rows).flat();
    return el("div", { class: `sides n${chosen.length}` }, ...chosen.map((one, at) => {
      const facts = el("dl", { class: "facts-list" });
      const fact = (name, ...value) => facts.append(el("div", {}, el("dt", {}, name), el("dd", {}, ...value)));
      const docs = core.docs.filter((d, k) => held.docs[k] && one.members.has(d[0]));
      const whole = docs.filter((d) => d[8] >= 0 && !d[5]); // what answers another case says nothing of the plan
      if (one.type === undefined) fact(t("Planen som helhet"), whole.length ? hk.chip(core.overall[whole[0][8]]) : t("ikke sagt"));
      else fact(t("Planen som helhet"), ...(whole.length ? tally(whole.map((d) => core.overall[d[8]]), whole.length) : [t("ikke sagt")]));
      fact(t("Posisjoner"), number(texts[at].positions));
      fact(t("Tiltak med syn"), number(every.filter((r) => r.own[at].length).length));
      if (chosen.length > 1) {
        const shared = every.filter((r) => r.own[at].length && r.own.some((x, k) => k !== at && x.length)).length;
        fact(t("Av dem også hos andre her"), number(shared));
      }
      const type = one.type === undefined ? t(core.types[core.senders[one.sender][1]][1])
        : tn([...one.members].filter((k) => held.senders.has(k)).length, "{n} høringsinstans", "{n} høringsinstanser");
      const none = ![...one.members].some((k) => held.senders.has(k));
      return el("section", { class: "side" }, el("h2", {}, linkTo(one)), el("p", { class: "kicker" }, type),
        none ? el("p", { class: "note" }, t("Er ikke i utvalget.")) : facts);
    }));
  }

  // Looks with how many hold each, most first: «✕ imot 3 av 7».
  function tally(looks, of) {
    const n = new Map();
    for (const look of looks) n.set(look, (n.get(look) || 0) + 1);
    return [el("ul", { class: "tally" }, ...[...n].sort((a, b) => b[1] - a[1]).map(([look, k]) => el("li", {}, hk.chip(look), " ",
      t("{n} av {all}", { n: number(k), all: number(of) }))))];
  }

  // A message whose fields are nodes, each by its name.
  const spoken = (message, nodes) => message.split(/\{(\w+)\}/).map((piece, k) => (k % 2 ? nodes[piece] : piece));

  // What they have in common, in one line; each number leads to its measures.
  function answer(chosen, rows) {
    const shared = ["opposed", "different", "agreed", "unsure"].reduce((n, what) => n + rows[what].length, 0);
    const two = chosen.length === 2;
    if (!shared) return el("p", { class: "answer" }, two ? t("Ingen tiltak har begge et syn på.") : t("Ingen tiltak har flere av dem et syn på."));
    const to = (what) => {
      if (!rows[what].length) return number(0);
      const link = el("a", { href: `#${IDS[what]}` }, number(rows[what].length));
      link.addEventListener("click", (event) => { // the address is kept: a change of it draws all anew
        event.preventDefault();
        const head = document.getElementById(IDS[what]);
        head.scrollIntoView();
        head.focus({ preventScroll: true });
      });
      return link;
    };
    const line = two
      ? tn(shared, "{n} tiltak har begge et syn på: uenige om {opposed}, ulike syn på {different}, enige om {agreed}, {unsure} usikre.", "{n} tiltak har begge et syn på: uenige om {opposed}, ulike syn på {different}, enige om {agreed}, {unsure} usikre.")
      : tn(shared, "{n} tiltak har minst to av dem et syn på: uenige om {opposed}, ulike syn på {different}, enige om {agreed}, {unsure} usikre.", "{n} tiltak har minst to av dem et syn på: uenige om {opposed}, ulike syn på {different}, enige om {agreed}, {unsure} usikre.");
    return el("p", { class: "answer" }, ...spoken(line, Object.fromEntries(Object.keys(IDS).map((what) => [what, to(what)]))));
  }

  // Of three or four, what each two of them have in common.
  function pairs(chosen, rows) {
    if (chosen.length < 3) return null;
    const lines = [];
    chosen.forEach((one, a) => chosen.slice(a + 1).forEach((other, k) => {
      const n = compare.between(core, rows, a, a + 1 + k);
      lines.push(el("li", {}, t("{one} og {other}: {common} felles tiltak, uenige om {opposed}, ulike syn på {different}, enige om {agreed}, {unsure} usikre", {
        one: nameOf(one), other: nameOf(other), common: number(n.common), opposed: number(n.opposed),
        different: number(n.different), agreed: number(n.agreed), unsure: number(n.unsure) })));
    }));
    return el("ul", { class: "pairs plain" }, ...lines);
  }

  // Measures --------------------------------------------------------------------------------------------------------

  const measureLink = (k) => {
    const [, label, text, address] = core.measures[k];
    return el("a", { href: hk.href(address) }, el("span", { class: "label" }, label), " ",
      el("span", { class: "verbatim" }, core.measures[k][5] === "whole" ? "" : text));
  };

  // Where the measure's page has the view: at the sender, or at those who share it.
  function viewHref(view, many) {
    const [sender, measure] = core.views[view];
    const sak = data.views[view][2];
    const anchor = many ? `syn-${css(view)}` : `${compare.page(core.senders[sender])}${sak ? `--sak-${sak}` : ""}`;
    return hk.href(`${core.measures[measure][3]}#${anchor}`);
  }

  function marks(view) {
    const notes = [];
    const from = data.views[view][1];
    if (from >= 0) notes.push(el("span", { class: "inherits" }, t("arvet fra {name}", { name: core.senders[from][0] })));
    if (core.views[view][6]) notes.push(el("span", { class: "few doubt" }, t("usikkert")));
    if (core.views[view][3]) notes.push(el("span", { class: "small" }, t("fra innspill i en annen sak")));
    return notes;
  }

  // The view to be quoted of a type: of those that lean as most do, the one with most positions.
  function loudest(own) {
    const lean = compare.lead(core, own);
    const like = own.filter((k) => compare.lead(core, [k]) === lean);
    return (like.length ? like : own).slice().sort((a, b) => core.views[b][4] - core.views[a][4] || a - b)[0];
  }

  function stand(one, own) {
    if (!own.length) return [el("span", { class: "small" }, t("ikke noe syn"))];
    if (one.type === undefined) return [el("a", { class: "to-view", href: viewHref(own[0], false) }, chip(own[0])), ...marks(own[0])];
    const all = [...one.members].filter((k) => held.senders.has(k)).length;
    return tally(own.map((k) => core.viewLabels[core.views[k][2]]), all);
  }

  function cell(one, own, said) {
    const place = el("div", { class: "side" }, el("p", { class: "who" }, nameOf(one)), el("div", { class: "stand" }, ...stand(one, own)));
    if (!own.length) return place;
    const view = one.type === undefined ? own[0] : loudest(own);
    const best = data.views[view][0];
    if (best >= 0 && said.has(best)) {
      place.append(hk.quote(core, best, said.get(best), { sender: one.type !== undefined, measures: false, themes: false }));
    }
    const n = own.reduce((total, k) => total + core.views[k][4], 0);
    const shared = core.views[view][3] !== 0; // what answers another case stands apart, at the sender
    place.append(el("p", { class: "small" }, el("a", { href: viewHref(view, one.type !== undefined && !shared) },
      n ? tn(n, "{n} posisjon om tiltaket", "{n} posisjoner om tiltaket") : t("se tiltaket"))));
    return place;
  }

  const bestOf = (chosen, rows) => rows.flatMap((row) => row.own.map((own, at) => (own.length
    ? data.views[chosen[at].type === undefined ? own[0] : loudest(own)][0] : -1))).filter((i) => i >= 0);

  // Measures with the views and a quote of each side; more are shown when asked for.
  function quoted(id, title, lead, chosen, rows) {
    const place = el("div", {});
    const head = el("h2", { id, tabindex: "-1" }, title, " ", el("span", { class: "number" }, number(rows.length)));
    const section = el("section", { "aria-labelledby": id }, head, el("p", { class: "small" }, lead), place);
    const more = el("button", { type: "button" });
    let done = 0;
    const next = async () => {
      const some = rows.slice(done, done + OPEN);
      const from = done;
      done += some.length;
      const numbers = [...new Set(bestOf(chosen, some))];
      const texts = await hk.texts(numbers);
      const said = new Map(numbers.map((i, k) => [i, texts[k]]));
      place.append(...some.map((row) => el("article", { class: "contest" }, el("h3", {}, measureLink(row.measure),
        id === IDS.unsure ? el("span", { class: "few doubt" }, readAs(row.what)) : null),
        el("div", { class: `sides n${chosen.length}` }, ...chosen.map((one, at) => cell(one, row.own[at], said))))));
      const left = rows.length - done;
      more.hidden = left <= 0;
      more.textContent = tn(Math.min(OPEN, left), "Vis {n} tiltak til", "Vis {n} tiltak til");
      if (from) place.children[from]?.querySelector("a").focus();
    };
    more.addEventListener("click", next);
    next();
    section.append(el("p", {}, more));
    return rows.length ? section : null;
  }

  // Measures as a table, without quotes.
  function table(id, title, chosen, rows) {
    if (!rows.length) return null;
    const head = el("tr", {}, el("th", { scope: "col" }, t("Tiltak")), ...chosen.map((one) => el("th", { scope: "col" }, nameOf(one))));
    const body = rows.map((row) => el("tr", {}, el("th", { scope: "row" }, measureLink(row.measure)),
      ...chosen.map((one, at) => el("td", {}, ...(row.own[at].length ? stand(one, row.own[at]) : ["–"])))));
    return el("section", { "aria-labelledby": id },
      el("h2", { id }, title, " ", el("span", { class: "number" }, number(rows.length))),
      scroll(title, el("table", { class: "list views by-side" }, el("caption", { class: "sr" }, title), el("thead", {}, head), el("tbody", {}, ...body))));
  }
  const scroll = (label, inner) => el("div", { class: "scroll", role: "group", "aria-label": label, tabindex: "0" }, inner);

  // Themes ----------------------------------------------------------------------------------------------------------

  function svgBar(share, most) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of Object.entries({ viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true", class: "share" })) svg.setAttribute(key, value);
    const rect = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({ width: (100 * share / most).toFixed(1), height: "8" })) rect.setAttribute(key, value);
    svg.append(rect);
    return svg;
  }

  function themes(chosen, texts) {
    const share = (at, k) => (texts[at].sentences ? texts[at].themes[k].n / texts[at].sentences : 0);
    const rows = core.themes.map((_, k) => ({ k, shares: chosen.map((_one, at) => share(at, k)) })).filter((r) => r.shares.some((x) => x > 0));
    if (!rows.length) return null;
    const most = Math.max(...rows.flatMap((r) => r.shares));
    rows.sort((a, b) => Math.max(...b.shares) - Math.max(...a.shares) || a.k - b.k);
    const stance = (key) => core.stances.find(([x]) => x === key);
    const signs = (x) => [["støtter", "+", x.pro], ["foreslår", "→", x.wants], ["imot", "−", x.contra]].filter(([, , n]) => n)
      .map(([key, sign, n]) => el("span", { class: "n-of" }, hk.mark([key, { støtter: t("for, også med forbehold"), foreslår: t("foreslår"), imot: t("kritisk eller imot") }[key], sign, stance(key)[3]]), number(n)));
    const body = rows.map(({ k, shares }) => el("tr", {},
      el("th", { scope: "row" }, el("a", { href: hk.href(core.themes[k][2]) }, t(core.themes[k][1]))),
      ...shares.map((x, at) => {
        const own = texts[at].themes[k];
        return el("td", {}, ...(own.n ? [svgBar(x, most), el("span", { class: "of" }, `${percent(x)} `, el("span", { class: "small" }, `(${number(own.n)})`)), " ", ...signs(own)] : []));
      })));
    const head = el("tr", {}, el("th", { scope: "col" }, t("Tema")), ...chosen.map((one, at) => el("th", { scope: "col" }, nameOf(one), " ",
      el("span", { class: "small sub" }, tn(texts[at].sentences, "av {n} setning", "av {n} setninger")))));
    const title = t("Temaer");
    return el("section", { "aria-labelledby": "cmp-temaer" }, el("h2", { id: "cmp-temaer" }, title),
      el("p", { class: "small" }, t("Andel av setningene i løpende tekst som handler om temaet, antallet i parentes, og standpunktene i dem. En setning kan ha flere temaer.")),
      scroll(title, el("table", { class: "list by-side themes" }, el("caption", { class: "sr" }, title), el("thead", {}, head), el("tbody", {}, ...body))));
  }

  // Words -----------------------------------------------------------------------------------------------------------

  function words(chosen) {
    const found = compare.typical(data, chosen, WORDS);
    const columns = chosen.map((one, at) => {
      const { n, words: own } = found[at];
      const side = el("section", { class: "side" }, el("h3", {}, nameOf(one)));
      if (own.length) {
        const rows = own.map((w) => el("tr", {}, el("th", { scope: "row" }, el("a", { href: hk.href(`sok.html?q=${encodeURIComponent(w.word)}`) }, w.word)),
          el("td", { class: "num" }, number(w.y)), el("td", { class: "num" }, number(w.z))));
        side.append(el("table", { class: "list words" }, el("caption", { class: "sr" }, nameOf(one)),
          el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("Ord")), el("th", { scope: "col", class: "num" }, t("her")), el("th", { scope: "col", class: "num" }, t("hos de andre")))),
          el("tbody", {}, ...rows)));
      } else side.append(el("p", { class: "empty" }, t("Ingen ord skiller seg klart ut.")));
      if (n < FEW_WORDS) side.append(el("p", { class: "note" }, tn(n, "Bare {n} innholdsord: for lite til å si mye.", "Bare {n} innholdsord: for lite til å si mye.")));
      return side;
    });
    return el("section", { "aria-labelledby": "cmp-ord" }, el("h2", { id: "cmp-ord" }, t("Ord som er typiske")),
      el("p", { class: "small" }, t("Substantiv, verb og adjektiv som brukes klart oftere enn hos de andre her, i alle bøyninger; egne navn er utelatt. Vanlige ord i høringen må skille seg mer ut enn sjeldne."),
        " ", hk.isActive() ? t("Ordene er fra hele svarene, også utenfor utvalget.") : ""),
      el("div", { class: `sides n${chosen.length}` }, ...columns));
  }

  // The whole page --------------------------------------------------------------------------------------------------

  function suggestion(one, other, n) {
    const med = [one, other].join(",");
    return el("li", {}, el("a", { href: hk.href(`sammenlign.html?med=${med}`) },
      t("{one} og {other}", { one: nameOf(compare.side(core, one)), other: nameOf(compare.side(core, other)) })), n ? el("span", { class: "small" }, ` ${n}`) : null);
  }
  const opposedOf = (n, all) => t("uenige om {n} av {all} felles tiltak", { n: number(n), all: number(all) });
  const agreedOf = (n, all) => t("enige om {n} av {all} felles tiltak", { n: number(n), all: number(all) });

  const commonOf = (n) => tn(n, "{n} felles tiltak", "{n} felles tiltak");

  function prompt(chosen) {
    const keyOfSender = (k) => compare.page(core.senders[k]);
    const block = (title, rows) => (rows.length ? [el("h2", {}, title), el("ul", { class: "plain suggestions" }, ...rows)] : []);
    if (chosen.length === 1) {
      const found = compare.others(core, data, held, chosen[0], 5);
      const row = (what) => (x) => suggestion(chosen[0].key, keyOfSender(x.sender), what === "opposed" ? opposedOf(x.opposed, x.common) : agreedOf(x.agreed, x.common));
      return [el("p", { class: "lead" }, t("Velg minst én til å sammenligne {name} med.", { name: nameOf(chosen[0]) })),
        ...block(t("Mest uenig med"), found.opposed.map(row("opposed"))), ...block(t("Mest enig med"), found.agreed.map(row("agreed"))),
        ...block(t("Flest felles tiltak med"), found.common.map((x) => suggestion(chosen[0].key, keyOfSender(x.sender), commonOf(x.common))))];
    }
    const types = core.types.map(([key], k) => ({ key, n: core.senders.filter((s) => s[1] === k).length })).filter((x) => x.key && x.n)
      .sort((a, b) => b.n - a.n).slice(0, 3);
    const typePairs = types.flatMap((a, k) => types.slice(k + 1).map((b) => suggestion(`type:${a.key}`, `type:${b.key}`, "")));
    return [...block(t("De som er mest uenige"), data.pairs.map(([a, b, n, all]) => suggestion(keyOfSender(a), keyOfSender(b), opposedOf(n, all)))),
      ...block(t("De som har syn på flest av de samme tiltakene"), data.common.map(([a, b, n]) => suggestion(keyOfSender(a), keyOfSender(b), commonOf(n)))),
      ...block(t("De største gruppene"), typePairs)];
  }

  function draw() {
    const chosen = compare.sides(core, keys.join(","));
    if (chosen.length < 2) {
      out.replaceChildren(...prompt(chosen));
      live.textContent = "";
      live.classList.remove("sr");
      return;
    }
    const rows = compare.measures(core, data, held, chosen);
    const texts = chosen.map((one) => compare.text(core, held, one));
    const line = answer(chosen, rows);
    live.textContent = line.textContent;
    live.classList.add("sr"); // it stands below, with links
    out.replaceChildren(...[
      line,
      pairs(chosen, rows),
      quoted(IDS.opposed, t("Uenige om"), t("Noen er kritiske eller går imot, andre ikke. En type høringsinstanser regnes som imot når flere av dem er kritiske eller imot enn for."), chosen, rows.opposed),
      quoted(IDS.different, t("Ulike syn, men ikke imot hverandre"), t("For eksempel støtter mot støtter med forbehold, eller foreslår noe annet."), chosen, rows.different),
      quoted(IDS.agreed, t("Enige om"), t("Synene peker samme vei."), chosen, rows.agreed),
      quoted(IDS.unsure, t("Usikre"), t("Programmet er usikkert på alle sitatene til minst én av dem, så det kan ikke si om de er enige. Les sitatene."), chosen, rows.unsure),
      heads(chosen, texts, rows),
      table("cmp-alene", t("Bare én har sagt noe"), chosen, rows.alone),
      themes(chosen, texts),
      words(chosen),
    ].filter(Boolean));
  }

  const readAddress = () => { keys = compare.sides(core, new URLSearchParams(location.search).get("med") || "").map((one) => one.key); };

  hk.startLanguage().then(async () => {
    try {
      [core, data] = await Promise.all([hk.core(), hk.load("compare")]);
    } catch (error) {
      out.replaceChildren(el("p", { class: "note strong" }, t("Dataene kunne ikke leses: {why}", { why: error.message })));
      return;
    }
    offer();
    readAddress();
    drawForm();
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector(".add").addEventListener("click", () => {
      keys = keys.filter(Boolean).concat("");
      drawForm();
      form.querySelector(`[data-at="${keys.length - 1}"]`).focus();
    });
    form.querySelector(".turn").addEventListener("click", () => choose([...keys.slice(1), keys[0]].filter(Boolean), true, ".turn"));
    addEventListener("popstate", () => { readAddress(); drawForm(); draw(); });
    hk.whenSelected((c, now) => { held = now; draw(); });
    hk.changed();
  });
})();
