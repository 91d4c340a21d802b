import { html, nothing } from "./lit-html.js";

export const loading = () => html`<p class="text-muted" role="status">Loading …</p>`;

/** @param kind danger, warning, info, success */
export const message = (kind, content) =>
  html`<div class="alert alert-${kind} declic-message" role=${kind === "danger" ? "alert" : "status"}>${content}</div>`;

export const empty = (text) => html`<p class="declic-empty">${text}</p>`;

/**
 * @param press may return a promise of the end of what it began
 * @param chosen true or false for a button that stays pressed
 */
export const button = (label, press, { off = false, kind = "default", small = false, name, chosen } = {}) =>
  html`<button
    type="button"
    class="btn btn-${kind}${small ? " btn-sm" : ""}${chosen ? " active" : ""}"
    name=${name ?? nothing}
    aria-pressed=${chosen ?? nothing}
    ?disabled=${off}
    @click=${(event) => keepFocus(event.currentTarget, press(event))}
  >${label}</button>`;

export const submit = (label, { off = false, kind = "primary" } = {}) =>
  html`<button type="submit" class="btn btn-${kind}" ?disabled=${off}>${label}</button>`;

/** A listener for a form. */
export const submitted = (send) => (event) => {
  event.preventDefault();
  return keepFocus(event.submitter, send());
};

/** A button that goes off loses the focus: gives it back at the end, or to its neighbour in the pager if it stays off. */
const keepFocus = async (pressed, end) => {
  await end;
  if (!pressed || document.activeElement !== document.body) return;
  const next = pressed.disabled ? pressed.closest("nav")?.querySelector("button:not([disabled])") : pressed;
  next?.focus({ preventScroll: true });
};

/** @param rows arrays of cells, a cell being a text, a template or an array of them */
export const table = (name, heads, rows) => html`
  <table class="cam-table declic-table" aria-label=${name}>
    <thead>
      <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
    </thead>
    <tbody>
      ${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
    </tbody>
  </table>
`;

/** @param back, forth the buttons */
export const pager = (name, back, text, forth) =>
  html`<nav class="declic-pager" aria-label=${name}>${back}<span class="declic-page-number">${text}</span>${forth}</nav>`;
