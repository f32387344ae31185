/* What a page gains with scripts. Nothing here is needed to read or to send a form. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripts");

  /* Dialogs: a link to #name opens <dialog id="name">; without scripts the same link shows it in the page. */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog instanceof HTMLDialogElement) {
        event.preventDefault();
        if (!dialog.open) dialog.showModal();
      }
      return;
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) {
      const box = closer.closest("dialog, .toast");
      if (!box) return;
      event.preventDefault();
      if (box instanceof HTMLDialogElement && box.open) box.close();
      else if (box instanceof HTMLDialogElement) window.location.hash = "";
      else box.remove();
    }
  });

  /* Menus that are <details>: Escape and a click elsewhere close them. */
  const openMenus = () => document.querySelectorAll("details.account[open], .menu-wide details[open]");
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* A form is sent once; the server accepts a repeat calmly, the reader need not wonder. */
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[method=post i]") || form.hasAttribute("data-again")) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    /* After this turn, so that the pressed button's own value still travels with the form. */
    setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach((button) => { button.disabled = true; }), 0);
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.forms) {
      sent.delete(form);
      form.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; });
    }
  });

  /* Toasts: each can be closed; an answer to htmx may bring one (HX-Trigger: {"toast": "text"}). */
  const toasts = document.getElementById("toasts");
  const addClose = (toast) => {
    if (toast.querySelector(".toast-close")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toast-close";
    button.dataset.closes = "";
    button.setAttribute("aria-label", toasts.dataset.close);
    button.textContent = "×";
    toast.append(button);
  };
  toasts?.querySelectorAll(".toast").forEach(addClose);
  document.addEventListener("toast", (event) => {
    if (!toasts) return;
    const toast = document.createElement("div");
    toast.className = "notice toast";
    const text = document.createElement("div");
    text.textContent = event.detail.value ?? event.detail;
    toast.append(text);
    addClose(toast);
    toasts.append(toast);
  });

  /* htmx sends the token that protects forms. */
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector("meta[name=csrf-token]")?.content;
    if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
  });

  /* Print buttons; without scripts the browser's own menu prints. */
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-prints]")) window.print();
  });

  /* After a refused form the summary takes the focus, so that it is read first. */
  document.querySelector("[data-focus]")?.focus();
})();
