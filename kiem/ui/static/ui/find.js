/* Finding as you type: the field becomes a combobox over the list that htmx brings. Without this it is a plain form. */
(() => {
  "use strict";
  for (const form of document.querySelectorAll("[data-find]")) {
    const field = form.querySelector("[data-find-field]");
    const list = document.getElementById(`${field.id}-list`);
    const status = form.querySelector("[data-find-status]");
    const options = () => [...list.querySelectorAll("[role=option]")];
    const active = () => document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);

    const show = (open) => {
      list.hidden = !open;
      field.setAttribute("aria-expanded", String(open && options().length > 0));
      if (!open) choose(null);
    };
    const choose = (option) => {
      active()?.setAttribute("aria-selected", "false");
      field.removeAttribute("aria-activedescendant");
      if (!option) return;
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    };
    show(false);

    list.addEventListener("htmx:afterSwap", () => {
      choose(null);
      const all = options();
      all.forEach((option, place) => { option.id = `${list.id}-${place}`; });
      if (all.length) list.setAttribute("role", "listbox");
      else list.removeAttribute("role");
      if (all.length) list.setAttribute("aria-label", form.getAttribute("aria-label"));
      else list.removeAttribute("aria-label");
      const says = list.querySelector("[data-says]")?.dataset.says ?? "";
      status.textContent = says;
      show(Boolean(says) && form.contains(document.activeElement));
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") {
        if (!list.hidden) event.preventDefault(); // the first time the list closes, the second the field empties
        show(false);
        return;
      }
      const all = options();
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!all.length) return;
        event.preventDefault();
        if (list.hidden) show(true);
        const at = all.indexOf(active());
        const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? all.length - 1 : at - 1;
        choose(all[next] ?? null);
      } else if (event.key === "Enter" && !list.hidden && active()) {
        event.preventDefault();
        active().click();
      }
    });
    field.addEventListener("focus", () => { if (options().length) show(true); });
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) show(false); });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus until the click
  }
})();
