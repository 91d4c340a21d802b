import { button, el, field, fill, input, load, loading, select, table } from "./dom.js";
import { kindName, kinds, time } from "./words.js";

const ANY = ["", "any"];

/**
 * The latest decisions, with a search by contact, filters and pages.
 *
 * @param shown the definition as the server shows it
 */
export const decisions = (get, shown) => {
  const contact = input({ placeholder: "ana@example.com", autocomplete: "off", name: "contact" });
  const outcome = select([ANY, ["entered", "entered"], ["refused", "refused"]], { name: "outcome" });
  const reason = select([], { name: "reason" });
  const list = el("div", { class: "declic-decisions", "aria-live": "polite" });
  let pages = [""];

  const offerReasons = () => {
    const wanted = reason.value;
    fill(reason, [ANY, ...kinds(outcome.value)].map(([value, label]) => el("option", { value }, label)));
    reason.value = kinds(outcome.value).some(([kind]) => kind === wanted) ? wanted : "";
  };
  const show = () => {
    const before = pages[pages.length - 1];
    list.setAttribute("aria-busy", "true");
    const wanted = { contact: contact.value.trim(), outcome: outcome.value, reason: reason.value, before };
    return load(list, get(wanted), (page) => [rows(page.decisions, shown), pager(page.older)]).then(() => list.removeAttribute("aria-busy"));
  };
  const fromStart = () => {
    pages = [""];
    show();
  };
  const pager = (older) => {
    const newer = pages.length > 1;
    if (!older && !newer) return null;
    const turn = (change) => () => {
      change();
      show().then(() => list.querySelector("nav button:not([disabled])")?.focus());
    };
    return el(
      "nav",
      { class: "declic-pager", "aria-label": "Pages of decisions" },
      button("‹ Newer", turn(() => pages.pop()), { disabled: !newer }),
      el("span", { class: "declic-page-number" }, `Page ${pages.length}`),
      button("Older ›", turn(() => pages.push(older)), { disabled: !older }),
    );
  };

  offerReasons();
  outcome.addEventListener("change", () => {
    offerReasons();
    fromStart();
  });
  reason.addEventListener("change", fromStart);
  fill(list, loading());
  show();
  const search = el(
    "form",
    {
      class: "form-inline declic-search",
      onsubmit: (event) => {
        event.preventDefault();
        fromStart();
      },
    },
    field("Contact", contact),
    field("Outcome", outcome),
    field("Reason", reason),
    el("button", { type: "submit", class: "btn btn-default" }, "Search"),
    button("Clear", () => {
      contact.value = "";
      outcome.value = "";
      offerReasons();
      reason.value = "";
      fromStart();
    }),
  );
  return { element: el("div", {}, search, list), refresh: fromStart };
};

const rows = (found, shown) =>
  found.length
    ? table(["Contact", "Event", "Time", "Outcome", "Reason", "Instance"], found.map((one) => row(one, shown)), "Decisions")
    : el("p", { class: "declic-empty" }, "No decision fits.");

const row = (one, shown) => [
  shown.seesContacts ? el("a", { href: contactPage(one.contact, shown.tenant) }, one.contact) : one.contact,
  one.event || el("span", { class: "text-muted" }, "none"),
  time(one.decidedAt),
  mark(one.outcome),
  [el("span", { class: "declic-kind" }, kindName(one.reason)), one.reasons.map((text) => el("div", { class: "declic-reason" }, text))],
  one.processInstanceId ? el("a", { href: instancePage(one.processInstanceId) }, one.processInstanceId.slice(0, 8) + "…") : "",
];

export const mark = (outcome) => el("span", { class: `declic-mark declic-${outcome}` }, (outcome === "entered" ? "✓ " : "✕ ") + outcome);

export const instancePage = (id) => `#/process-instance/${encodeURIComponent(id)}/runtime`;

export const contactPage = (contact, tenant) =>
  `#/declic?contact=${encodeURIComponent(contact)}` + (tenant ? `&tenant=${encodeURIComponent(tenant)}` : "");
