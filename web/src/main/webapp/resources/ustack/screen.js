// The screen of a server: noVNC over the dashboard's own websocket.
import RFB from '../novnc/core/rfb.js';

const area = document.getElementById('screen');
const state = document.getElementById('screen-state');

function show(word, tone) {
  state.textContent = state.dataset[word];
  state.className = `pill ${tone}`;
}

document.getElementById('screen-again').addEventListener('click', () => location.reload());
document.getElementById('screen-full').addEventListener('click', () => {
  if (document.fullscreenElement) document.exitFullscreen(); else area.requestFullscreen();
});

if (area.dataset.path) {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${area.dataset.path}`;
  const rfb = new RFB(area, address, {wsProtocols: ['binary']});
  let connected = false;
  rfb.scaleViewport = true;
  rfb.background = 'transparent';
  rfb.addEventListener('connect', () => { connected = true; show('connected', 'good'); rfb.focus(); });
  rfb.addEventListener('disconnect', () => show(connected ? 'ended' : 'refused', connected ? 'idle' : 'bad'));
  document.getElementById('screen-keys').addEventListener('click', () => { rfb.sendCtrlAltDel(); rfb.focus(); });
} else {
  show('refused', 'bad');
}
