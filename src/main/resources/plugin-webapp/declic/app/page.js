import { contact } from "./contact.js";
import { dryRun } from "./dry-run.js";
import { failed } from "./failed.js";
import { choice, textField } from "./fields.js";
import { instance } from "./instance.js";
import { contactPage, asked as parameters } from "./links.js";
import { lists } from "./lists.js";
import { html, nothing } from "./lit-html.js";
import { lifetime, question } from "./question.js";
import { get } from "./server.js";
import { empty, submit, submitted } from "./view.js";
import { number, times } from "./words.js";

/** The page of its own: look up a contact, dry run, failed events, lists. What is looked up stands in the address. */
export const page = (whole) => {
  const access = question(whole);
  access.ask(get("/contact/access"), (allowed, within) => {
    const asked = parameters();
    const tenant = tenants(within, allowed.tenants, asked.get("tenant") || "");
    const tabs = tabbed(
      within,
      [
        allowed.seesContacts && ["contact", "Look up a contact", (part) => lookUp(part, tenant, asked.get("contact"))],
        ["dry-run", "Dry run", (part) => dryRun(part, tenant)],
        allowed.seesContacts && ["failed", "Failed events", (part) => failed(part, asked)],
        allowed.seesContacts && ["lists", "Lists", (part) => lists(part, tenant)],
        asked.get("instance") && [
          "instance",
          "Instance that has ended",
          (part) => instance(part, { processInstanceId: asked.get("instance") }),
        ],
      ].filter(Boolean),
      asked.get("tab"),
    );
    return () => html`
      <h2>Contacts</h2>
      ${allowed.tenants.length > 1 ? tenant.view() : nothing}
      ${tabs()}
    `;
  });
  return access.view;
};

const tenants = (whole, ids, asked) =>
  choice(whole, "Tenant", "tenant", () => ids.map((id) => [id, id || "none"]), {
    value: ids.includes(asked) ? asked : undefined,
  });

/** @param tabs arrays of an id, a label and what makes the view of the tab in its part of the page */
const tabbed = (whole, tabs, asked) => {
  let life = lifetime(whole);
  let opened;
  const open = ([id, , make]) => {
    life.end();
    life = lifetime(whole);
    opened = { id, view: make(life.within) };
    whole.draw();
  };
  const tab = (one) => {
    const [id, label] = one;
    const follow = (event) => {
      event.preventDefault();
      open(one);
    };
    return html`
      <li class=${id === opened.id ? "active" : nothing}>
        <a href="#/declic?tab=${id}" data-tab=${id} aria-current=${id === opened.id} @click=${follow}>${label}</a>
      </li>
    `;
  };
  open(tabs.find(([id]) => id === asked) || tabs[0]);
  return () => html`
    <ul class="nav nav-tabs">${tabs.map(tab)}</ul>
    <div class="declic-tab">${opened.view()}</div>
  `;
};

/** A whole address is looked up; a part of one gives the contacts that have it. */
const lookUp = (whole, tenant, asked) => {
  const found = question(whole);
  const email = textField(whole, "E-mail or a part of it", "look-up", {
    value: asked || "",
    inputmode: "email",
    required: true,
    size: 40,
  });
  const request = () =>
    email.value.includes("@") && !email.value.startsWith("@")
      ? get("/contact", { email: email.value, tenant: tenant.value })
      : get("/contact/search", { part: email.value, tenant: tenant.value });
  const look = () =>
    found.ask(request(), (one, within) => (one.contacts ? () => several(one, tenant.value) : contact(within, one)));
  if (asked) look();
  return () => html`
    <form class="form-inline declic-search" @submit=${submitted(look)}>
      ${email.view()}${submit("Look up", { off: found.asks(request()) })}
    </form>
    <div class="declic-found">${found.view()}</div>
  `;
};

const several = ({ contacts, total }, tenant) =>
  contacts.length
    ? html`
        <p>${times(total, "contact")}${total > contacts.length ? `, the first ${number(contacts.length)} of them` : nothing}:</p>
        <ul class="declic-several">
          ${contacts.map((one) => html`<li><a href=${contactPage(one, tenant)}>${one}</a></li>`)}
        </ul>
      `
    : empty("No contact has this in its address, name or telephone number.");
