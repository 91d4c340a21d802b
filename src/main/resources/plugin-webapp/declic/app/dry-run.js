import { mark } from "./decisions.js";
import { textArea, textField } from "./fields.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { post } from "./server.js";
import { message, submit, submitted, table } from "./view.js";
import { jsonOrText, localTimes } from "./words.js";

/** What would become of an event of a contact; writes nothing. */
export const dryRun = (page, tenant) => {
  const answers = question(page);
  const contact = textField(page, "Contact", "dry-contact", { inputmode: "email", required: true });
  const event = textField(page, "Event that would happen now", "dry-event");
  const data = textArea(page, "Its value, text or JSON (may be empty)", "dry-data");
  const eventId = textField(page, "Or the id of a recorded event, judged as of then", "dry-event-id");
  const request = () =>
    post("/dry-run", {
      contact: contact.value,
      event: event.value.trim() || null,
      eventId: eventId.value.trim() || null,
      data: jsonOrText(data.value),
      tenant: tenant.value || null,
    });
  const run = () =>
    answers.ask(
      request(),
      ({ triggers }) =>
        () =>
          triggers.length
            ? triggers.map(answer)
            : message("info", "No trigger of an automation that you may read listens to this event."),
    );
  return () => html`
    <div>
      <p>Would the contact enter, and why? Nothing is recorded, nobody enters.</p>
      <form class="declic-form" @submit=${submitted(run)}>
        ${tenant.view()}${contact.view()}${event.view()}${data.view()}${eventId.view()}
        ${submit("Try", { off: answers.asks(request()) })}
      </form>
      <div aria-live="polite">${answers.view()}</div>
    </div>
  `;
};

const answer = (one) => html`
  <section class="declic-answer">
    <h4>${one.name} <code>${one.trigger}</code> ${mark(one.enters ? "entered" : "refused")}</h4>
    <p class="declic-sentence">${one.sentence}</p>
    ${one.reasons.map((reason) => html`<p class="declic-reason">${localTimes(reason)}</p>`)}
    ${
      one.conditions.length
        ? table(
            "Conditions of the segment",
            ["Condition", "Holds", "Seen"],
            one.conditions.map(({ condition, holds, seen }) => [condition, holds ? "✓ yes" : "✕ no", localTimes(seen)]),
          )
        : nothing
    }
  </section>
`;
