/* What could not be sent while the connection was down: kept in this tab only, sent again, and erased at sign-out.
   Forms that take part carry data-kept and are sent by htmx; without scripts they are ordinary forms. */
(() => {
  "use strict";
  const KEY = "kiem.unsent", LOST = "kiem.lost";
  const read = () => JSON.parse(sessionStorage.getItem(KEY) || "[]");
  const write = (kept) => (kept.length ? sessionStorage.setItem(KEY, JSON.stringify(kept)) : sessionStorage.removeItem(KEY));
  const box = () => document.querySelector("[data-waiting]");
  const signOut = document.querySelector("form[data-signs-out]");

  const say = (text, waiting) => {
    const place = box();
    if (!place) return;
    place.replaceChildren();
    const line = document.createElement("p");
    line.className = waiting ? "notice warning" : "look-kept";
    line.textContent = text;
    place.append(line);
  };

  /* A page to sign in on: nobody is signed in here by now, and nothing of the one before is kept. */
  const lost = document.querySelector("[data-was-lost]");
  if (lost) {
    lost.hidden = !(sessionStorage.getItem(KEY) || sessionStorage.getItem(LOST));
    sessionStorage.clear();
  }
  if (!signOut) return;

  /* The tapped button shows at once, whatever the connection does. */
  const press = (form, name, value) => {
    if (!form || name !== "position") return;
    for (const button of form.querySelectorAll("button[name=position]")) {
      button.setAttribute("aria-pressed", String(button.value === value));
    }
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-kept]") && event.submitter) press(event.target, event.submitter.name, event.submitter.value);
  }, true);

  /* The last of what was sent to one place for one competence is what counts: taps apart from words and ticks. */
  const keep = (path, fields) => {
    const of = (entry) => JSON.stringify([entry.path, entry.fields.some(([name]) => name === "position")]);
    const entry = { path, fields: fields.filter(([name]) => name !== "csrfmiddlewaretoken") };
    write([...read().filter((other) => of(other) !== of(entry)), entry]);
    say(box()?.dataset.waiting ?? "", true);
    later();
  };
  const failed = (event) => {
    const { elt, requestConfig } = event.detail;
    if (!elt.matches("[data-kept]")) return;
    keep(requestConfig.path, [...requestConfig.formData.entries()].map(([name, value]) => [name, String(value)]));
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.elt.matches("[data-kept]")) {
      if (event.detail.xhr.status >= 500) failed(event);
      else say(box()?.dataset.failed ?? "", true);
    }
  });

  /* The session ended: what came too late is said on the page to sign in on, not kept. */
  const ended = (address) => {
    sessionStorage.removeItem(KEY);
    sessionStorage.setItem(LOST, "1");
    window.location.assign(address);
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { elt, xhr, pathInfo } = event.detail;
    if (!elt?.matches?.("[data-kept]") && !event.detail.requestConfig?.elt?.matches("[data-kept]")) return;
    const answered = new URL(xhr.responseURL, window.location).pathname;
    if (answered !== new URL(pathInfo.requestPath, window.location).pathname) {
      event.detail.shouldSwap = false;
      ended(xhr.responseURL);
    }
  });

  /* Try again: when the connection is back, and every five seconds. */
  let timer = 0, busy = false;
  const later = () => { clearTimeout(timer); timer = setTimeout(again, 5000); };
  const again = async () => {
    if (busy || !read().length) return;
    busy = true;
    try {
      for (const entry of read()) {
        const body = new URLSearchParams(entry.fields);
        const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
        const answer = await fetch(entry.path, { method: "POST", body, headers: { "HX-Request": "true", "X-CSRFToken": token } });
        if (answer.redirected) return ended(answer.url);
        if (answer.status === 403) return ended("/"); // the page is of a session that is over, maybe of someone else
        if (answer.status >= 500) break;
        write(read().filter((other) => JSON.stringify(other) !== JSON.stringify(entry)));
        if (answer.ok) say(box()?.dataset.sent ?? "", false);
        else say(new DOMParser().parseFromString(await answer.text(), "text/html").body.textContent.trim(), true);
      }
    } catch { /* still down */ }
    busy = false;
    if (read().length) later();
  };
  window.addEventListener("online", again);
  if (read().length) {
    for (const entry of read()) {
      const form = document.querySelector(`form[data-kept][action="${CSS.escape(entry.path)}"]`);
      for (const [name, value] of entry.fields) press(form, name, value);
    }
    say(box()?.dataset.waiting ?? "", true);
    again();
  }

  /* Leaving with something unsent asks first; signing out erases it. */
  window.addEventListener("beforeunload", (event) => { if (read().length) event.preventDefault(); });
  signOut.addEventListener("submit", (event) => {
    if (read().length && !window.confirm(signOut.dataset.signsOut)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sessionStorage.clear();
  });
})();
