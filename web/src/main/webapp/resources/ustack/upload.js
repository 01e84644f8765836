// Sends the file that was chosen as it is, and says how far it got. The parts of the page come and go, so the document listens.
const running = new Map();

function parts(from) {
  const box = from.closest('[data-upload]');
  return {
    box,
    field: box.querySelector('input[type=file]'),
    name: box.querySelector('.upload-name'),
    state: box.querySelector('.upload-state'),
    bar: box.querySelector('progress'),
    said: box.querySelector('.upload-state [role=status]'),
    problem: box.querySelector('[role=alert]'),
    go: box.querySelector('[data-upload-go]'),
    stop: box.querySelector('[data-upload-stop]'),
  };
}

function chosen({field, name, go, problem}) {
  const file = field.files[0];
  name.textContent = file ? file.name : name.dataset.empty;
  go.disabled = !file;
  problem.hidden = true;
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'];
function size(bytes) {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < units.length - 1) { value /= 1024; unit++; }
  return `${value.toLocaleString(document.documentElement.lang, {maximumFractionDigits: value < 10 ? 1 : 0})} ${units[unit]}`;
}

function show(part, active) {
  part.state.hidden = !active;
  part.stop.hidden = !active;
  part.go.disabled = active;
  part.field.disabled = active;
}

function refused(part, sentence) {
  running.delete(part.box);
  show(part, false);
  part.problem.textContent = sentence;
  part.problem.hidden = false;
}

function send(part) {
  const file = part.field.files[0];
  const request = new XMLHttpRequest();
  running.set(part.box, request);
  part.problem.hidden = true;
  part.bar.value = 0;
  show(part, true);
  request.upload.onprogress = (event) => {
    part.bar.value = event.total ? (100 * event.loaded) / event.total : 0;
    part.said.textContent = part.box.dataset.moved.replace('{0}', size(event.loaded)).replace('{1}', size(event.total));
  };
  request.upload.onload = () => { part.said.textContent = part.box.dataset.checking; };
  request.onload = () => {
    if (request.status === 204) {
      running.delete(part.box);
      location.reload();
    } else {
      const sentence = (request.getResponseHeader('Content-Type') || '').startsWith('text/plain') && request.responseText;
      refused(part, sentence || part.box.dataset.broken);
    }
  };
  request.onerror = () => refused(part, part.box.dataset.broken);
  request.onabort = () => refused(part, part.box.dataset.stopped);
  request.open('POST', part.box.dataset.upload);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.send(file);
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-upload] input[type=file]')) chosen(parts(event.target));
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-upload-go]')) send(parts(event.target));
  const stop = event.target.closest('[data-upload-stop]');
  if (stop) running.get(parts(stop).box)?.abort();
});
document.addEventListener('dragover', (event) => {
  if (event.target.closest?.('[data-upload]')) event.preventDefault();
});
document.addEventListener('drop', (event) => {
  const box = event.target.closest?.('[data-upload]');
  if (!box) return;
  event.preventDefault();
  const part = parts(box);
  if (!running.has(box) && event.dataTransfer.files.length === 1) {
    part.field.files = event.dataTransfer.files;
    chosen(part);
  }
});
window.addEventListener('beforeunload', (event) => {
  if (running.size) event.preventDefault();
});
