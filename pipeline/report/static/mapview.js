"use strict";
// A map on a canvas: thousands of points drawn pixel by pixel, moved and zoomed by pointer, wheel, pinch, buttons and keys.
// It knows places and looks only; what a point is, its page says.

const mapview = (() => {
  const MOST_ZOOM = 60;
  const MANY = 12000;
  const REACH = 16; // pixels from the pointer to the point it means

  // Shapes about the middle of a square of side 2, from -1 to 1.
  const SHAPES = [
    (g) => { g.arc(0, 0, 0.86, 0, 7); g.fill(); },
    (g) => { g.rect(-0.75, -0.75, 1.5, 1.5); g.fill(); },
    (g) => { g.moveTo(0, -0.95); g.lineTo(0.95, 0.75); g.lineTo(-0.95, 0.75); g.closePath(); g.fill(); },
    (g) => { g.moveTo(0, -1); g.lineTo(1, 0); g.lineTo(0, 1); g.lineTo(-1, 0); g.closePath(); g.fill(); },
    (g) => { g.rect(-0.3, -0.95, 0.6, 1.9); g.rect(-0.95, -0.3, 1.9, 0.6); g.fill(); },
    (g) => { g.moveTo(0, 0.95); g.lineTo(0.95, -0.75); g.lineTo(-0.95, -0.75); g.closePath(); g.fill(); },
    (g) => { g.lineWidth = 0.55; g.moveTo(-0.75, -0.75); g.lineTo(0.75, 0.75); g.moveTo(0.75, -0.75); g.lineTo(-0.75, 0.75); g.stroke(); },
    (g) => { g.lineWidth = 0.5; g.arc(0, 0, 0.68, 0, 7); g.stroke(); },
  ];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // A look (0 to 7: theme, 8: grey, 9: faint) drawn in a square of ``size`` pixels.
  function drawLook(g, look, size) {
    g.save();
    g.translate(size / 2, size / 2);
    const r = look < 8 ? size / 2 - 0.5 : size / 2 - 0.5 - size / 12;
    g.scale(r, r);
    g.fillStyle = colour(look < 8 ? `m${look + 1}` : look === 8 ? "grey" : "grey-faint");
    g.strokeStyle = g.fillStyle;
    g.beginPath();
    SHAPES[look < 8 ? look : 0](g);
    g.restore();
  }

  function swatch(canvas, look) {
    const g = canvas.getContext("2d");
    g.clearRect(0, 0, canvas.width, canvas.height);
    if (look >= 0) drawLook(g, look, canvas.width);
  }

  // The pixels of a look about its middle, for an image ``width`` pixels wide: those it covers, and those at its edge
  // with how much of each. Where points are many, an edge is not seen, and a pixel is covered or not.
  function sprite(look, size, width, sharp) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const g = canvas.getContext("2d");
    drawLook(g, look, size);
    const data = g.getImageData(0, 0, size, size).data;
    const [solid, edge] = [[], []];
    let colours = [0, 0, 0, -1];
    for (let k = 0; k < size * size; k += 1) {
      const cover = data[4 * k + 3];
      const at = (Math.floor(k / size) - (size >> 1)) * width + (k % size) - (size >> 1);
      if (cover > colours[3]) colours = data.slice(4 * k, 4 * k + 4);
      if (cover > 245 || (sharp && cover > 110)) solid.push(at);
      else if (!sharp && cover > 8) edge.push(at, cover);
    }
    const [red, green, blue] = colours;
    return { solid: Int32Array.from(solid), edge: Int32Array.from(edge), red, green, blue, whole: ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0 };
  }

  // ``points``: x and y (y grows downwards), both arrays. ``told``: over(i or -1), chosen(i or -1), moved(), enter().
  function start(canvas, points, told) {
    points = { x: Float32Array.from(points.x), y: Float32Array.from(points.y) };
    const n = points.x.length;
    const context = canvas.getContext("2d", { alpha: false });
    const looks = new Uint8Array(n).fill(8);
    const open = new Uint8Array(n).fill(1); // can be chosen
    let order = Uint32Array.from({ length: n }, (_, i) => i);
    let [width, height, ratio, image, pixels, whole] = [0, 0, 1, null, null, null];
    let [zoom, cx, cy] = [1, 0, 0]; // the map's middle in the points' own units
    let [over, chosen, waiting, sprites, spriteSize] = [-1, -1, false, [], 0];
    const state = { outlines: [] };

    const far = (values) => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0.1) * 2.1;
    const [wide, tall] = [far(points.x), far(points.y)];
    const unit = () => Math.min(width / wide, height / tall) * zoom; // pixels to a unit
    const px = (i) => (points.x[i] - cx) * unit() + width / 2;
    const py = (i) => (points.y[i] - cy) * unit() + height / 2;

    function measure() {
      const box = canvas.getBoundingClientRect();
      ratio = Math.min(2, window.devicePixelRatio || 1);
      width = Math.max(1, Math.round(box.width * ratio));
      height = Math.max(1, Math.round(box.height * ratio));
      canvas.width = width;
      canvas.height = height;
      image = context.createImageData(width, height);
      pixels = new Uint8ClampedArray(image.data.buffer);
      whole = new Uint32Array(image.data.buffer);
      spriteSize = 0;
      draw();
    }

    function dotSize() {
      const base = n < 1500 ? 9 : n < 6000 ? 7 : n < 25000 ? 5 : 4;
      return Math.round(Math.min(15, base * zoom ** 0.3) * ratio);
    }

    function paint() {
      waiting = false;
      const size = dotSize();
      if (size !== spriteSize) {
        sprites = Array.from({ length: 10 }, (_, look) => sprite(look, size, width, n > MANY));
        spriteSize = size;
      }
      const ground = colour("surface");
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16));
      whole.fill(((255 << 24) | (b << 16) | (g << 8) | r) >>> 0);
      const [k, ox, oy] = [unit(), width / 2 - cx * unit(), height / 2 - cy * unit()];
      const [xs, ys] = [points.x, points.y];
      for (let q = 0; q < n; q += 1) {
        const i = order[q];
        const x = (xs[i] * k + ox) | 0;
        const y = (ys[i] * k + oy) | 0;
        if (x < size || y < size || x >= width - size || y >= height - size) continue;
        const { solid, edge, red, green, blue, whole: full } = sprites[looks[i]];
        const middle = y * width + x;
        for (let p = 0; p < solid.length; p += 1) whole[middle + solid[p]] = full;
        for (let p = 0; p < edge.length; p += 2) {
          const at = 4 * (middle + edge[p]);
          const cover = edge[p + 1];
          const rest = 255 - cover;
          pixels[at] = (red * cover + pixels[at] * rest) / 255;
          pixels[at + 1] = (green * cover + pixels[at + 1] * rest) / 255;
          pixels[at + 2] = (blue * cover + pixels[at + 2] * rest) / 255;
        }
      }
      context.putImageData(image, 0, 0);
      for (const outline of state.outlines) drawOutline(outline);
      for (const [i, w] of [[over, 2], [chosen, 3.5]]) if (i >= 0) ring(i, w);
    }
    function draw() {
      if (!waiting) { waiting = true; requestAnimationFrame(paint); }
    }

    function ring(i, w) {
      context.beginPath();
      context.arc(px(i), py(i), spriteSize / 2 + 4 * ratio, 0, 7);
      context.lineWidth = w * ratio;
      context.strokeStyle = colour("ink");
      context.stroke();
    }

    function drawOutline({ places, label }) {
      const [k, ox, oy] = [unit(), width / 2 - cx * unit(), height / 2 - cy * unit()];
      context.beginPath();
      for (let p = 0; p < places.length; p += 2) context.lineTo(places[p] * k + ox, places[p + 1] * k + oy);
      context.closePath();
      context.setLineDash([6 * ratio, 4 * ratio]);
      context.lineJoin = "round";
      context.lineWidth = 1.5 * ratio;
      context.strokeStyle = colour("ink");
      context.stroke();
      context.setLineDash([]);
      let top = 1;
      for (let p = 3; p < places.length; p += 2) if (places[p] < places[top]) top = p;
      const [x, y] = [places[top - 1] * k + ox, places[top] * k + oy - 7 * ratio];
      context.font = `600 ${12 * ratio}px system-ui, sans-serif`;
      context.textAlign = "center";
      context.lineWidth = 4 * ratio;
      context.strokeStyle = colour("surface");
      context.strokeText(label, x, y);
      context.fillStyle = colour("ink");
      context.fillText(label, x, y);
    }

    // Moving ---------------------------------------------------------------------------------------------------

    let settling = 0;
    function moved() {
      const most = 1.1; // half the map, and its margin
      cx = Math.min(most, Math.max(-most, cx));
      cy = Math.min(most, Math.max(-most, cy));
      if (zoom <= 1) { cx = 0; cy = 0; }
      canvas.classList.toggle("zoomed", zoom > 1);
      canvas.dataset.zoom = zoom.toFixed(2);
      draw();
      clearTimeout(settling);
      settling = setTimeout(told.moved, 200);
    }
    // Zooms by ``by`` with the point at (x, y) in pixels kept where it is.
    function zoomAt(by, x = width / 2, y = height / 2) {
      const before = unit();
      zoom = Math.min(MOST_ZOOM, Math.max(1, zoom * by));
      const after = unit();
      cx += (x - width / 2) * (1 / before - 1 / after);
      cy += (y - height / 2) * (1 / before - 1 / after);
      moved();
    }
    function pan(dx, dy) { cx -= dx / unit(); cy -= dy / unit(); moved(); }
    function all() { zoom = 1; cx = 0; cy = 0; moved(); }
    const inView = (i) => { const [x, y] = [px(i), py(i)]; return x >= 0 && y >= 0 && x < width && y < height; };
    function bring(i) {
      const edge = 30 * ratio;
      const [x, y] = [px(i), py(i)];
      if (x < edge || y < edge || x > width - edge || y > height - edge) { cx = points.x[i]; cy = points.y[i]; moved(); }
    }

    // Choosing -------------------------------------------------------------------------------------------------

    function nearest(x, y, within) {
      let [best, found] = [within * within, -1];
      const [k, ox, oy] = [unit(), width / 2 - cx * unit() - x, height / 2 - cy * unit() - y];
      for (let i = 0; i < n; i += 1) {
        if (!open[i]) continue;
        const dx = points.x[i] * k + ox;
        const dy = points.y[i] * k + oy;
        const d = dx * dx + dy * dy;
        if (d < best) { best = d; found = i; }
      }
      return found;
    }
    // The nearest point in a direction, those straight ahead before those to the side.
    function toward(dx, dy) {
      if (chosen < 0) return nearest(width / 2, height / 2, Infinity);
      let [best, found] = [Infinity, -1];
      for (let i = 0; i < n; i += 1) {
        if (!open[i] || i === chosen) continue;
        const x = points.x[i] - points.x[chosen];
        const y = points.y[i] - points.y[chosen];
        const ahead = x * dx + y * dy;
        const aside = Math.abs(x * dy - y * dx);
        if (ahead <= 0 || aside > ahead) continue;
        const d = ahead + 2 * aside;
        if (d < best) { best = d; found = i; }
      }
      return found;
    }
    function choose(i) { chosen = i; if (i >= 0) bring(i); draw(); told.chosen(i); }
    function hover(i) { if (i !== over) { over = i; draw(); told.over(i); } }

    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio];
    };
    const down = new Map();
    let dragged = 0;
    canvas.addEventListener("pointerdown", (event) => {
      down.set(event.pointerId, at(event));
      dragged = down.size > 1 ? Infinity : 0;
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      const now = at(event);
      const before = down.get(event.pointerId);
      if (!before) { hover(nearest(now[0], now[1], REACH * ratio)); return; }
      if (down.size === 1) {
        dragged += Math.hypot(now[0] - before[0], now[1] - before[1]);
        if (dragged > 4 * ratio) pan(now[0] - before[0], now[1] - before[1]);
      } else if (down.size === 2) {
        const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
        const length = (place) => Math.max(1, Math.hypot(place[0] - other[0], place[1] - other[1]));
        zoomAt(length(now) / length(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      }
      down.set(event.pointerId, now);
    });
    function up(event) {
      if (!down.delete(event.pointerId) || event.type === "pointercancel") return;
      if (dragged <= 4 * ratio) {
        const [x, y] = at(event);
        choose(nearest(x, y, (event.pointerType === "touch" ? 1.6 : 1) * REACH * ratio));
      }
    }
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => { if (!down.size) hover(-1); });
    canvas.addEventListener("wheel", (event) => {
      if (zoom <= 1 && event.deltaY > 0) return; // out of the whole map: the page goes on
      event.preventDefault();
      zoomAt(1.0015 ** -Math.max(-240, Math.min(240, event.deltaY)), ...at(event));
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => zoomAt(2, ...at(event)));
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const way = ways[event.key];
      if (way && event.shiftKey) pan(-way[0] * width * 0.15, -way[1] * height * 0.15);
      else if (way) { const i = toward(...way); if (i >= 0) choose(i); }
      else if (event.key === "+") zoomAt(1.5, ...(chosen >= 0 ? [px(chosen), py(chosen)] : []));
      else if (event.key === "-") zoomAt(1 / 1.5, ...(chosen >= 0 ? [px(chosen), py(chosen)] : []));
      else if (event.key === "0") all();
      else if (event.key === "Escape") choose(-1);
      else if (event.key === "Enter") told.enter();
      else return;
      event.preventDefault();
    });
    new ResizeObserver(measure).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { spriteSize = 0; draw(); told.recolour(); });
    measure();
    moved();

    return {
      // The look and openness of each point; faint ones lie under grey ones, and these under the coloured.
      dress(look, isOpen) {
        for (let i = 0; i < n; i += 1) { looks[i] = isOpen(i) ? look(i) : 9; open[i] = isOpen(i) ? 1 : 0; }
        const rank = (i) => (looks[i] === 9 ? 0 : looks[i] === 8 ? 1 : 2);
        const by = [[], [], []];
        for (let i = 0; i < n; i += 1) by[rank(i)].push(i);
        order = Uint32Array.from(by.flat());
        if (chosen >= 0 && !open[chosen]) choose(-1);
        draw();
      },
      outlines(found) { state.outlines = found; draw(); },
      inView() {
        const out = [];
        for (let i = 0; i < n; i += 1) if (open[i] && inView(i)) out.push(i);
        return out.sort((a, b) => Math.hypot(px(a) - width / 2, py(a) - height / 2) - Math.hypot(px(b) - width / 2, py(b) - height / 2));
      },
      near(i, count, fits) {
        const d = (k) => (points.x[k] - points.x[i]) ** 2 + (points.y[k] - points.y[i]) ** 2;
        const out = [];
        for (let k = 0; k < n; k += 1) if (k !== i && open[k] && fits(k)) out.push(k);
        return out.sort((a, b) => d(a) - d(b)).slice(0, count);
      },
      zoom: (by) => zoomAt(by), all, choose, paint,
      place: (i) => [px(i) / ratio, py(i) / ratio],
      get chosen() { return chosen; },
      get over() { return over; },
    };
  }

  return { start, swatch };
})();
