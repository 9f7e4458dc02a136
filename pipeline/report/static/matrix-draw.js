"use strict";
// A matrix's heads and cells, made of the data; the rows' own heads are those that the page was written with.

const matrixDraw = (() => {
  const { t, tn, el } = hk;
  const HALF = 44;
  const GROUP_HALF = 36;

  function svg(name, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function drawn(parts, css, half, height, inset) {
    return svg("svg", { class: "bar", viewBox: `${-half} 0 ${2 * half} ${height}`, "aria-hidden": "true" },
      svg("path", { class: "axis", d: `M0 0v${height}` }),
      ...parts.map(([key, x, width]) => svg("rect", { class: css.get(key), x, y: inset, width, height: height - 2 * inset })));
  }

  function short(text, length) {
    if (text.length <= length) return text;
    const cut = text.slice(0, length - 1);
    const word = cut.slice(Math.floor(length / 2)).includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
    return `${word.replace(/[ ,\-–(]+$/, "")}…`;
  }

  // How a matrix is drawn: ``model`` is matrixData's, ``letters`` fit over a column.
  function drawing(c, model, letters) {
    const css = new Map(c.viewLabels.map(([key, , , name]) => [key, name]));
    const empty = el("td", { role: "cell" });
    const link = (name, href, label, ...inside) =>
      el("a", { class: `cell ${name}`, href, "aria-label": label, tabindex: "-1" }, ...inside);
    const doubt = (text) => el("small", { class: "q" }, text);
    const sign = (text, unsure) => el("span", { class: "sign" }, text, unsure ? doubt("?") : null);
    const number = (n) => (n ? el("span", { class: "num" }, String(n)) : null);

    // What the sender holds in another case, beside the view that stands for it: one that differs, when there is one.
    function corner([first, ...more]) {
      if (!more.length) return null;
      const also = more.find((view) => view.label !== first.label) || more[0];
      const [, , mark, name] = c.viewLabels[also.label];
      return el("span", { class: also.label === first.label ? "also" : `also mark ${name}` }, mark);
    }

    function viewCell(views) {
      const [first] = views;
      const [, , mark, name] = c.viewLabels[first.label];
      const more = `${first.other >= 0 ? " other" : ""}${first.from >= 0 ? " inherited" : ""}${first.unsure ? " unsure" : ""}`;
      return link(name + more, to(...model.place(first)), model.words(views), sign(mark, first.unsure), number(first.shown), corner(views));
    }

    function viewGroup(state, measure, type) {
      const n = state.group(measure, type);
      const pro = n.støtter + n["støtter-med-forbehold"];
      const con = n.kritisk + n.imot;
      const found = model.tallied(n);
      const said = found.map(([label, k]) => `${hk.lower(t(label[1]))} ${k}`).join(", ");
      const sides = el("span", { class: "num" }, pro ? el("b", { class: "pro" }, `+${pro}`) : null, con ? el("b", { class: "con" }, `−${con}`) : null);
      if (!pro && !con) sides.append(String(found.reduce((all, [, k]) => all + k, 0)));
      const unsure = state.doubted(measure, type);
      if (unsure) sides.append(doubt(`?${unsure}`));
      const label = `${t(c.types[type][1])}: ${said}${unsure ? `; ${tn(unsure, "{n} usikre", "{n} usikre")}` : ""}`;
      return link("sides", within(c.measures[measure][3], type), label,
        drawn(hk.barParts(n, state.widest[type], GROUP_HALF), css, GROUP_HALF, 8, 0), sides);
    }

    function themeCell(cell, href, most) {
      const look = model.prevailing(cell);
      return link(`level-${model.level(cell.said[0], most)}`, href, model.words(cell), number(cell.said[0]), sign(look ? look[2] : ""));
    }

    const to = (page, anchor) => `${hk.root}${page}#${anchor}`;
    const within = (page, type) => `${hk.root}${page}${c.types[type][0] ? `?type=${c.types[type][0]}` : ""}`;

    // The link in a cell that says something.
    function inside(state, row, column, byType) {
      if (model.kind === "measures") {
        return byType ? viewGroup(state, row, column) : viewCell(state.cell(row, column));
      }
      const cell = byType ? state.group(row, column) : state.cell(row, column);
      return byType ? themeCell(cell, within(c.themes[row][2], column), state.mostOfType) : themeCell(cell, to(...model.place(cell)), state.most);
    }

    // What a cell says, in short: it is made anew when this has changed. Empty when it is empty.
    function digest(state, row, column, byType) {
      const found = byType ? state.group(row, column) : state.cell(row, column);
      if (!found) return "";
      if (model.kind === "themes") return `${found.said} ${byType ? state.mostOfType : state.most}`;
      if (byType) return `${Object.values(found)} ${state.doubted(row, column)} ${state.widest[column]}`;
      return found.map((view) => `${view.at} ${view.shown}`).join();
    }

    // The cells of a row for these columns. ``kept`` holds those made before, by column, as [element, digest]; of the
    // others than those from ``view[0]`` to ``view[1]`` it is not asked whether they still say what they should.
    function cells(state, row, columns, byType, kept, view) {
      return columns.map((column, at) => {
        if (view && (at < view[0] || at >= view[1])) {
          if (!kept.has(column)) kept.set(column, [empty.cloneNode(false), ""]);
          return kept.get(column)[0];
        }
        const said = digest(state, row, column, byType);
        const old = kept && kept.get(column);
        if (old && old[1] === said) return old[0];
        const td = old ? old[0] : empty.cloneNode(false);
        td.replaceChildren(...(said ? [inside(state, row, column, byType)] : []));
        if (kept) kept.set(column, [td, said]);
        return td;
      });
    }

    const named = new Map(); // senders' heads, made once
    // What stands under «I alt».
    function total(state, row) {
      const { n, tally, unsure } = state.row(row);
      const out = [];
      if (tally) {
        out.push(drawn(hk.barParts(tally, state.longest, HALF), css, HALF, 10, 0),
          el("span", { class: "sr" }, model.tallied(tally).map(([label, k]) => `${t(label[1])}: ${k}. `).join(""),
            unsure ? `${t("Usikre")}: ${hk.number(unsure)}. ` : ""));
      }
      return [...out, el("b", {}, hk.number(n)), ...(tally ? [el("small", { class: "q", "aria-hidden": "true" }, unsure ? `?${hk.number(unsure)}` : "")] : [])];
    }

    function heads(columns, byType, address, nOfType, keep) {
      return columns.map((k) => {
        if (keep && !byType && named.has(k)) return named.get(k);
        const th = el("th", { role: "columnheader", scope: "col", "data-column": k });
        if (!byType) {
          const [name, , href] = c.senders[k];
          th.append(el("a", { class: "name", href: hk.href(href), title: name, tabindex: "-1" }, el("span", {}, short(name, letters))));
          if (keep) named.set(k, th);
          return th;
        }
        const to = c.types[k][0] ? address(c.types[k][0]) : null;
        th.append(el(to ? "a" : "span", { class: "name", href: to, tabindex: to ? "-1" : null },
          el("span", {}, `${t(c.types[k][1])} `, el("b", {}, hk.number(nOfType(k))))));
        return th;
      });
    }

    // The types over their senders, as [type, columns], where the columns stand by type.
    function groups(columns) {
      const out = [];
      for (const k of columns) {
        const type = c.senders[k][1];
        if (out.length && out[out.length - 1][0] === type) out[out.length - 1][1] += 1; else out.push([type, 1]);
      }
      return out;
    }
    const adopt = (k, th) => named.set(k, th);
    return { adopt, cells, digest, total, heads, groups };
  }

  return { drawing };
})();
