import { choice, textField } from "./fields.js";
import { asked, contactPage, instancePage, keep } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get } from "./server.js";
import { button, empty, pager, submit, submitted, table } from "./view.js";
import { kindName, kinds, localTimes, time } from "./words.js";

const ANY = ["", "any"];

/**
 * The latest decisions, with a search by contact, filters and pages.
 *
 * @param shown the definition as the server shows it
 */
export const decisions = (page, path, shown) => {
  const list = question(page, { keeps: true });
  const given = asked();
  const contact = textField(page, "Contact", "contact", {
    value: given.get("declicContact") || "",
    placeholder: "ana@example.com",
  });
  const outcome = choice(page, "Outcome", "outcome", () => [ANY, ["entered", "entered"], ["refused", "refused"]], {
    value: given.get("declicOutcome") || "",
    changed: () => {
      if (!kinds(outcome.value).some(([kind]) => kind === reason.value)) reason.value = "";
      search();
    },
  });
  const reason = choice(page, "Reason", "reason", () => [ANY, ...kinds(outcome.value)], {
    value: given.get("declicReason") || "",
    changed: () => search(),
  });

  const filter = () => ({ contact: contact.value.trim(), outcome: outcome.value, reason: reason.value });
  /** @param pages where each page begins, up to the wanted one */
  const request = (wanted, pages) => get(`${path}/decisions`, { ...wanted, before: pages.at(-1) });
  const ask = (wanted, pages) =>
    list.ask(request(wanted, pages), ({ decisions: found, older }) => () => [
      found.length
        ? table("Decisions", ["Contact", "Event", "Time", "Outcome", "Reason", "Instance"], found.map(row(shown)))
        : empty("No decision fits."),
      turns(wanted, pages, older),
    ]);
  const search = () => {
    const { contact: declicContact, outcome: declicOutcome, reason: declicReason } = filter();
    keep({ declicContact, declicOutcome, declicReason });
    return ask(filter(), [""]);
  };
  const clear = () => {
    contact.value = "";
    outcome.value = "";
    reason.value = "";
    return search();
  };
  const turns = (wanted, pages, older) => {
    const newer = pages.length > 1;
    if (!older && !newer) return nothing;
    const turn = (label, to, there) => button(label, () => ask(wanted, to), { off: !there || list.waiting() });
    return pager(
      "Pages of decisions",
      turn("‹ Newer", pages.slice(0, -1), newer),
      `Page ${pages.length}`,
      turn("Older ›", [...pages, older], older),
    );
  };

  ask(filter(), [""]);
  const view = () => html`
    <div>
      <form class="form-inline declic-search" @submit=${submitted(search)}>
        ${contact.view()}${outcome.view()}${reason.view()}${[
          submit("Search", { kind: "default", off: list.asks(request(filter(), [""])) }),
          button("Clear", clear, { off: list.asks(request({}, [""])) }),
        ]}
      </form>
      <div class="declic-decisions" aria-live="polite" aria-busy=${list.waiting() ? "true" : nothing}>${list.view()}</div>
    </div>
  `;
  return { view, refresh: search };
};

const row = (shown) => (one) => [
  shown.seesContacts ? html`<a href=${contactPage(one.contact, shown.tenant)}>${one.contact}</a>` : one.contact,
  one.event || html`<span class="text-muted">none</span>`,
  time(one.decidedAt),
  mark(one.outcome),
  [
    html`<span class="declic-kind">${kindName(one.reason)}</span>`,
    one.reasons.map((text) => html`<div class="declic-reason">${localTimes(text)}</div>`),
  ],
  one.processInstanceId
    ? html`<a href=${instancePage(one.processInstanceId, one.ended)}>${one.processInstanceId.slice(0, 8)}…</a>`
    : nothing,
];

export const mark = (outcome) =>
  html`<span class="declic-mark declic-${outcome}">${outcome === "entered" ? "✓" : "✕"} ${outcome}</span>`;
