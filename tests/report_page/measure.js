// In the page: sideways room, and the contrast of all that is seen (WCAG 2.2: relative luminance). It judges nothing:
// test_in_browser.py does.
(() => {
  const rgb = (text) => { const m = text.match(/[\d.]+/g).map(Number); if (text.startsWith('color(')) for (const i of [0, 1, 2]) m[i] *= 255; return [m[0], m[1], m[2], m.length > 3 ? m[3] : 1]; };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = (c) => { const l = c.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]; };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = (element) => { const layers = [];
    for (let e = element; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); layers.push(c); if (c[3] === 1) break; }
    return layers.reverse().reduce((below, c) => over(c, below), [255, 255, 255, 1]); };
  const result = { width: document.documentElement.scrollWidth, room: innerWidth, text: 99, textOf: '', graphics: 99, graphicsOf: '',
    pictures: 0, beyond: [], over: [], outside: [] };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || ['SCRIPT', 'STYLE'].includes(e.tagName) || !e.getClientRects().length) continue;
    const inPicture = e.closest('svg');
    if (inPicture && e.classList.contains('on')) continue; // on a block: measured against it below
    const c = contrast(over(rgb(inPicture ? getComputedStyle(e).fill : getComputedStyle(e).color), behind(e)), behind(e));
    if (c < result.text) { result.text = c; result.textOf = n.data.trim().slice(0, 60); }
  }
  for (const svg of document.querySelectorAll('svg')) {
    const box = svg.getBoundingClientRect();
    if (box.width > 100 && box.height > 40) ++result.pictures;
    for (const e of svg.querySelectorAll('.f:not(.half):not(.third):not(.h1):not(.h2):not(.h3):not(.h4), .l, .open, .hollow, .target, .axis')) {
      const s = getComputedStyle(e), paint = s.stroke !== 'none' && !e.classList.contains('f') ? s.stroke : s.fill;
      const c = contrast(rgb(paint), behind(e));
      if (c < result.graphics) { result.graphics = c; result.graphicsOf = e.getAttribute('class'); }
    }
    for (const e of svg.querySelectorAll('text.on')) {
      const block = e.previousElementSibling;
      const c = contrast(rgb(getComputedStyle(e).fill), rgb(getComputedStyle(block).fill));
      if (c < result.text) { result.text = c; result.textOf = e.textContent; }
    }
    const texts = [...svg.querySelectorAll('text')].map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, b]) => b.width);
    for (const [words, b] of texts) if (b.left < -1 || b.right > innerWidth + 1) result.beyond.push(words);
    // Words over words: the boxes of their letters, which are lower than those of their lines.
    for (let i = 0; i < texts.length; ++i) for (let j = i + 1; j < texts.length; ++j) {
      const [[a, p], [b, q]] = [texts[i], texts[j]], high = 0.35 * Math.min(p.height, q.height);
      if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1 && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > high)
        result.over.push(a + ' | ' + b);
    }
    for (const e of svg.querySelectorAll('path, rect, circle')) {
      const b = e.getBoundingClientRect();
      if (box.width && (b.top < box.top - 3 || b.bottom > box.bottom + 3 || b.left < box.left - 6 || b.right > box.right + 6))
        result.outside.push((e.getAttribute('class') || e.tagName) + ' of ' + svg.getAttribute('aria-label').slice(0, 40));
    }
  }
  return result;
})()
