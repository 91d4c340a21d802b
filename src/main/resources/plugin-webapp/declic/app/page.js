import { contact } from "./contact.js";
import { dryRun } from "./dry-run.js";
import { failed } from "./failed.js";
import { choice, textField } from "./fields.js";
import { instance } from "./instance.js";
import { contactPage, go, asked as parameters, tabPage } from "./links.js";
import { lists } from "./lists.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get } from "./server.js";
import { empty, submit, submitted } from "./view.js";
import { number, times } from "./words.js";

/**
 * The page of its own: look up a contact, dry run, failed events, lists. The tab, the filters and what is looked up stand in the address,
 * and whoever goes to another address, or back, gets the page anew.
 */
export const page = (whole) => {
  const access = question(whole);
  access
    .ask(get("/contact/access"), (allowed, within) => {
      const asked = parameters();
      const tenant = tenants(within, allowed.tenants, asked.get("tenant") || "");
      const tabs = tabbed(
        within,
        [
          allowed.seesContacts && [
            "contact",
            "Look up a contact",
            (part) => lookUp(part, tenant, asked.get("contact")),
          ],
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
        tenant,
      );
      return () => html`
        <h2>Contacts</h2>
        ${tabs()}
      `;
    })
    .then(focusAgain);
  whole.signal.addEventListener("abort", rememberFocus);
  return access.view;
};

/** What had the focus when the page was left for another of its addresses, as a selector. */
let focused = null;

const rememberFocus = () => {
  const one = document.activeElement?.closest(".declic-page") && document.activeElement;
  const name = one?.name || (one?.type === "submit" && one.form?.elements[0]?.name);
  focused = one?.dataset.tab ? `[data-tab="${one.dataset.tab}"]` : name ? `[name="${name}"]` : null;
};

const focusAgain = () => {
  if (focused && document.activeElement === document.body) {
    document.querySelector(`.declic-page ${focused}`)?.focus({ preventScroll: true });
  }
  focused = null;
};

/** A choice that is shown where there are several. */
const tenants = (whole, ids, asked) => {
  const chosen = choice(whole, "Tenant", "tenant", () => ids.map((id) => [id, id || "none"]), {
    value: ids.includes(asked) ? asked : undefined,
  });
  const { view } = chosen;
  chosen.view = () => (ids.length > 1 ? view() : nothing);
  return chosen;
};

/** @param tabs arrays of an id, a label and what makes the view of the tab in its part of the page */
const tabbed = (whole, tabs, asked, tenant) => {
  const [opened, , make] = tabs.find(([id]) => id === asked) || tabs[0];
  const view = make(whole);
  const tab = ([id, label]) => html`
    <li class=${id === opened ? "active" : nothing}>
      <a href=${tabPage(id, tenant.value)} data-tab=${id} aria-current=${id === opened}>${label}</a>
    </li>
  `;
  return () => html`
    <ul class="nav nav-tabs">${tabs.map(tab)}</ul>
    <div class="declic-tab">${view()}</div>
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
  const request = () => {
    const text = email.value.trim();
    return text.includes("@") && !text.startsWith("@")
      ? get("/contact", { email: text, tenant: tenant.value })
      : get("/contact/search", { part: text, tenant: tenant.value });
  };
  const ask = () =>
    found.ask(request(), (one, within) => (one.contacts ? () => several(one, tenant.value) : contact(within, one)));
  const look = () => go(contactPage(email.value.trim(), tenant.value)) || ask();
  if (asked) ask();
  return () => html`
    <form class="form-inline declic-search" @submit=${submitted(look)}>
      ${tenant.view()}${email.view()}${submit("Look up", { off: found.asks(request()) })}
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
