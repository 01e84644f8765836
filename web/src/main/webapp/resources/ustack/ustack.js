// The dashboard's own behaviour: menus, the reader's own time, copying, and news that refresh the open page.
const language = document.documentElement.lang || 'en';

function setOpen(opener, target, open) {
  target.hidden = !open && target.id !== 'nav';
  target.classList.toggle('open', open);
  opener?.setAttribute('aria-expanded', String(open));
  const scrim = document.querySelector('.scrim');
  if (target.id === 'nav' && scrim) scrim.hidden = !open;
}

function closeAll(except) {
  for (const opener of document.querySelectorAll('[data-toggles]')) {
    const target = document.getElementById(opener.dataset.toggles);
    if (target && target !== except && target.classList.contains('open')) setOpen(opener, target, false);
  }
}

// Browsers offer the clipboard to pages of secure origins only; elsewhere a marked text can still be copied. It must stand
// beside the button: a dialog takes the focus away from what is outside of it.
async function putInClipboard(text, button) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  button.after(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  button.focus();
  if (!done) throw new Error('the browser does not let pages copy');
}

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-toggles]');
  if (opener) {
    const target = document.getElementById(opener.dataset.toggles);
    closeAll(target);
    setOpen(opener, target, !target.classList.contains('open'));
    if (target.classList.contains('open')) target.querySelector('a, button, input')?.focus();
    return;
  }
  if (!event.target.closest('.popover.open, #nav.open')) closeAll();
  // The line itself says what it is about: the server may see other lines by now.
  const ask = event.target.closest('[data-ask]');
  if (ask) {
    window[ask.dataset.command || 'ustackAsk']([
      {name: 'ask-what', value: ask.dataset.ask},
      {name: 'ask-id', value: ask.dataset.id},
      {name: 'ask-name', value: ask.dataset.name},
    ]);
    return;
  }
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    putInClipboard(copy.dataset.copy, copy).then(() => {
      copy.classList.add('copied');
      setTimeout(() => copy.classList.remove('copied'), 1200);
    });
  }
  const download = event.target.closest('[data-download]');
  if (download) {
    const text = document.querySelector(download.dataset.from).textContent;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], {type: download.dataset.type || 'application/x-pem-file'}));
    link.download = download.dataset.download;
    link.click();
    URL.revokeObjectURL(link.href);
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector('.popover.open, #nav.open');
  if (!open) return;
  closeAll();
  document.querySelector(`[data-toggles="${open.id}"]`)?.focus();
});

const full = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeStyle: 'medium'});
const relative = new Intl.RelativeTimeFormat(language, {numeric: 'auto', style: 'short'});
const steps = [['second', 60], ['minute', 60], ['hour', 24], ['day', 30]];

function say(instant) {
  let amount = (instant - Date.now()) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(amount) < size) return relative.format(Math.round(amount), unit);
    amount /= size;
  }
  return full.format(instant);
}

function showTimes(root) {
  for (const time of root.querySelectorAll('time[data-time]')) {
    const instant = new Date(time.dateTime);
    if (Number.isNaN(instant.getTime())) continue;
    const text = time.dataset.time === 'full' ? full.format(instant) : say(instant);
    if (time.textContent !== text) time.textContent = text;
    time.title = full.format(instant);
  }
  for (const end of root.querySelectorAll('[data-bottom]')) {
    if (!end.dataset.seen) { end.scrollTop = end.scrollHeight; end.dataset.seen = 'yes'; }
  }
}

// What is folded away must not hide a word about a mistake, nor what was entered.
function unfold() {
  for (const more of document.querySelectorAll('details.more:not([open])')) {
    if (more.querySelector('.ui-message-error, input:checked, textarea[placeholder]:not(:placeholder-shown)')) more.open = true;
  }
}

document.querySelector('nav.tabs .chosen')?.scrollIntoView({inline: 'nearest', block: 'nearest'});
showTimes(document);
setInterval(() => showTimes(document), 15000);
new MutationObserver(() => { showTimes(document); unfold(); }).observe(document.body, {childList: true, subtree: true});

// News: the server says which server changed; the page reads itself anew, at most some times a second.
const live = document.getElementById('live');
if (live) {
  let wait = 1000;
  let pending = 0;
  const refresh = () => {
    if (pending || typeof window.ustackRefresh !== 'function') return;
    pending = setTimeout(() => { pending = 0; window.ustackRefresh(); }, 150);
  };
  const connect = () => {
    const socket = new WebSocket(new URL('news', document.baseURI).href.replace(/^http/, 'ws'));
    let alive = 0;
    socket.onopen = () => {
      wait = 1000;
      live.hidden = false;
      alive = setInterval(() => socket.send('.'), 30000);
      refresh(); // what happened between the page and the line would be missed
    };
    socket.onmessage = (message) => {
      const news = JSON.parse(message.data);
      if (!news.id) return;
      const one = new URLSearchParams(location.search).get('id');
      if (!one || one === news.id) refresh();
    };
    socket.onclose = (event) => {
      clearInterval(alive);
      live.hidden = true;
      if (event.code === 1008) { location.reload(); return; }
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 30000);
    };
  };
  connect();
}
