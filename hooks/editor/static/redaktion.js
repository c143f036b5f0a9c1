// Comfort beside the form; everything works without it. The frame follows what is written, Markdown gets buttons,
// and nobody leaves unsaved text by mistake.
'use strict';

const form = document.querySelector('#formular');
const show = document.querySelector('#visa');
const frame = document.querySelector('iframe[name=forhand]');

if (form && show && frame) {
  let timer = 0;
  let scrolled = 0;
  let changed = false;

  const draw = () => {
    try { scrolled = frame.contentWindow.scrollY; } catch { scrolled = 0; }
    form.requestSubmit(show);
  };
  frame.addEventListener('load', () => {
    try { frame.contentWindow.scrollTo(0, scrolled); } catch { /* another page is shown */ }
  });
  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(draw, 400);
  });
  form.addEventListener('submit', event => {
    if (event.submitter !== show) changed = false;
  });
  addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
  draw();
}

const text = document.querySelector('#text');
const tools = document.querySelector('#verktyg');

const put = (start, end, words, from, to) => {
  text.setRangeText(words, start, end, 'end');
  text.focus();
  text.setSelectionRange(from, to);
  text.dispatchEvent(new Event('input', { bubbles: true }));
};

if (text && tools) {
  tools.hidden = false;
  tools.addEventListener('click', event => {
    const { fore, efter, rad } = event.target.dataset;
    const start = text.selectionStart;
    const end = text.selectionEnd;
    if (rad) {
      const line = text.value.lastIndexOf('\n', start - 1) + 1;
      const lines = text.value.slice(line, Math.max(end, line)).split('\n').map(one => rad + one).join('\n');
      put(line, Math.max(end, line), lines, line + lines.length, line + lines.length);
    } else if (fore !== undefined) {
      const chosen = text.value.slice(start, end) || 'text';
      put(start, end, fore + chosen + efter, start + fore.length, start + fore.length + chosen.length);
    }
  });
  document.querySelector('#lagg-markor').addEventListener('click', event => {
    event.preventDefault();
    const words = `\n\n<!-- ${document.querySelector('#markor').value} -->\n\n`;
    const at = text.selectionEnd;
    put(at, at, words, at + words.length, at + words.length);
  });
}
