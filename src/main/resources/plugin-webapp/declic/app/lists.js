import { textField } from "./fields.js";
import { html, nothing } from "./lit-html.js";
import { question } from "./question.js";
import { get, post } from "./server.js";
import { empty, message, submit, submitted } from "./view.js";

/** The lists of a tenant, and a form to make another. */
export const lists = (page, tenant) => {
  const found = question(page, { keeps: true });
  const making = question(page);
  const name = textField(page, "Name of a new list", "new-list", { required: true, size: 40 });
  let shown;

  const ask = () => {
    shown = tenant.value;
    return found.ask(get("/lists", { tenant: shown }), ({ lists: names, mayMake }) => () => [
      names.length
        ? html`<ul class="declic-several">${names.map((one) => html`<li>${one}</li>`)}</ul>`
        : empty("There is no list yet."),
      mayMake ? form() : nothing,
    ]);
  };
  const make = () => {
    if (making.waiting()) return null;
    const body = { name: name.value, tenant: tenant.value || null };
    return making.ask(post("/lists", body), async (made) => {
      name.value = "";
      await ask();
      return () => message("success", `There is a list ${made.name} now.`);
    });
  };
  const form = () => html`
    <form class="form-inline declic-search" @submit=${submitted(make)}>
      ${name.view()}${submit("Make it", { off: making.waiting() })}
    </form>
  `;

  ask();
  return () => {
    if (shown !== tenant.value) {
      shown = tenant.value;
      queueMicrotask(ask); // not within a drawing
    }
    return html`
      <div>
        <p>“Send e-mail” looks for one of these. A contact who has left a list gets none of its mails.</p>
        ${tenant.view()}
        <div aria-live="polite">${making.view()}</div>
        <div>${found.view()}</div>
      </div>
    `;
  };
};
