import { contact } from "./contact.js";
import { dryRun } from "./dry-run.js";
import { el, field, fill, input, load, loading, select } from "./dom.js";
import { failed } from "./failed.js";
import { server } from "./server.js";

/** The page of its own: look up a contact, dry run, failed events. What is looked up stands in the address. */
export const page = (container, { api }) => {
  const from = server(api);
  container.className = "declic declic-page";
  fill(container, loading());
  load(container, from.get("/contact/access"), (access) => {
    const asked = new URLSearchParams(location.hash.split("?")[1] || "");
    const tenant = tenants(access.tenants, asked.get("tenant") || "");
    const tabs = [
      access.seesContacts && ["contact", "Look up a contact", () => lookUp(from, tenant, asked)],
      ["dry-run", "Dry run", () => dryRun(from, () => tenant.value || null)],
      access.seesContacts && ["failed", "Failed events", () => failed(from)],
    ].filter(Boolean);
    return [el("h2", {}, "Contacts"), access.tenants.length > 1 && field("Tenant", tenant), tabbed(tabs, asked.get("tab"))];
  });
};

const tenants = (ids, asked) => {
  const chosen = select(ids.map((id) => [id, id || "none"]), { name: "tenant" });
  chosen.value = ids.includes(asked) ? asked : (ids[0] ?? "");
  return chosen;
};

/** @param tabs arrays of an id, a label and what makes the content */
const tabbed = (tabs, asked) => {
  const place = el("div", { class: "declic-tab" });
  const items = tabs.map(([id, label, make]) => {
    const link = el("a", { href: `#/declic?tab=${id}`, "data-tab": id }, label);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(id, make);
    });
    return el("li", {}, link);
  });
  const open = (id, make) => {
    items.forEach((item) => {
      const chosen = item.firstChild.dataset.tab === id;
      item.classList.toggle("active", chosen);
      item.firstChild.setAttribute("aria-current", chosen);
    });
    fill(place, make());
  };
  const [first, , make] = tabs.find(([id]) => id === asked) || tabs[0];
  open(first, make);
  return [el("ul", { class: "nav nav-tabs" }, items), place];
};

const lookUp = (from, tenant, asked) => {
  const email = input({ inputmode: "email", required: true, name: "look-up", autocomplete: "off", size: 40 });
  const place = el("div", { class: "declic-found" });
  const look = () => {
    fill(place, loading());
    load(place, from.get("/contact", { email: email.value, tenant: tenant.value }), (found) => contact(from, found));
  };
  email.value = asked.get("contact") || "";
  if (email.value) look();
  return [
    el(
      "form",
      {
        class: "form-inline declic-search",
        onsubmit: (event) => {
          event.preventDefault();
          look();
        },
      },
      field("E-mail", email),
      el("button", { type: "submit", class: "btn btn-primary" }, "Look up"),
    ),
    place,
  ];
};
