/* On a computer that people share: asks half a minute before, then signs out and leaves nothing. The server ends it too. */
(() => {
  "use strict";
  const box = document.querySelector("dialog[data-idle]");
  if (!box) return;
  const IDLE = Number(box.dataset.idle) * 1000, ASK = 30000, TELL = 10000;
  const form = box.querySelector("form[data-leaves]");
  const others = new BroadcastChannel("kiem-idle"); // other windows of the same browser
  let last = Date.now(), told = last;

  const leave = () => { sessionStorage.clear(); form.submit(); };
  form.addEventListener("submit", () => sessionStorage.clear());
  const tell = async () => {
    told = Date.now();
    try {
      const answer = await fetch(box.dataset.stay);
      if (answer.redirected) leave();
    } catch { /* no connection: what is done here still counts here */ }
  };
  const done = () => {
    if (box.open) return;
    last = Date.now();
    others.postMessage("done");
  };
  for (const each of ["keydown", "pointerdown", "wheel", "touchmove"]) document.addEventListener(each, done, { passive: true });
  others.addEventListener("message", () => { last = Date.now(); if (box.open) box.close(); });
  const stay = () => { if (box.open) box.close(); done(); tell(); };
  box.querySelector("[data-stays]").addEventListener("click", stay);
  box.addEventListener("cancel", (event) => { event.preventDefault(); stay(); });
  setInterval(() => {
    const left = IDLE - (Date.now() - last);
    if (left <= 0) leave();
    else if (left <= ASK && !box.open) box.showModal();
    else if (last > told && Date.now() - told >= TELL) tell();
  }, 1000);

  /* The back button brings no page of before. */
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });
})();
