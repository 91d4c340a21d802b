import { audience } from "./audience.js";
import { choice, textArea, textField } from "./fields.js";
import { instancePage } from "./links.js";
import { html, nothing } from "./lit-html.js";
import { lifetime, question } from "./question.js";
import { post } from "./server.js";
import { button, message, submit, submitted } from "./view.js";
import { jsonOrText } from "./words.js";

/** What the user may do with the automation; nothing for those who may do nothing. */
export const actions = (page, path, definition, refresh) => {
  if (!definition.mayEnter) return () => nothing;
  const fitting = definition.triggers.filter((trigger) => !trigger.plain);
  let life = lifetime(page);
  let opened = null;
  const close = () => {
    life.end();
    opened = null;
    page.draw();
  };
  const open = (make) => (event) => {
    const section = event.currentTarget.closest("section");
    life.end();
    life = lifetime(page);
    opened = make(life.within, close);
    page.draw();
    section.querySelector(".declic-action :is(input, select, button)")?.focus();
  };
  const byHandForm = open((within, end) => byHand(within, path, definition, refresh, end));
  const audienceForm = open((within, end) => audience(within, path, fitting, refresh, end));
  return () => html`
    <section aria-label="Actions">${[
      button("Enter a contact by hand …", byHandForm),
      definition.mayEnterAudience && fitting.length ? button("Enter all who fit …", audienceForm) : nothing,
    ]}
      <div class="declic-action">${opened ? opened() : nothing}</div>
    </section>
  `;
};

const byHand = (page, path, definition, refresh, close) => {
  const contact = textField(page, "Contact", "enter-contact", { inputmode: "email", required: true });
  const trigger = choice(page, "Start event", "enter-trigger", () => [
    ["", "the usual one"],
    ...definition.triggers.map((one) => [one.id, `${one.id}, ${one.event}`]),
  ]);
  const data = textArea(page, "Value of the event that the instance gets, text or JSON (may be empty)", "enter-data");
  const entering = question(page);
  const enter = () => {
    if (entering.waiting()) return null;
    const who = contact.value;
    const body = { contact: who, trigger: trigger.value || null, data: jsonOrText(data.value) };
    return entering.ask(post(`${path}/entries`, body), ({ processInstanceId }) => {
      refresh();
      return () =>
        message("success", html`${who} has entered: <a href=${instancePage(processInstanceId)}>the instance</a>`);
    });
  };
  return () => html`
    <form class="declic-form" @submit=${submitted(enter)}>
      <p>Past the gate: neither the segment nor runs and limit are asked. The decision has your name.</p>
      ${contact.view()}${trigger.view()}${data.view()}
      ${[submit("Enter", { off: entering.waiting() }), button("Close", close, { off: entering.waiting() })]}
      <div>${entering.view()}</div>
    </form>
  `;
};
