import { html, nothing } from "./lit-html.js";

// A field has the value that it holds and a view. The page is drawn when the value changes.

export const textField = (page, label, name, { value = "", inputmode, placeholder, size, required = false } = {}) => {
  const field = {
    value,
    view: () =>
      labelled(
        label,
        name,
        html`<input
          type="text"
          class="form-control"
          id=${id(name)}
          name=${name}
          autocomplete="off"
          inputmode=${inputmode ?? nothing}
          placeholder=${placeholder ?? nothing}
          size=${size ?? nothing}
          ?required=${required}
          .value=${field.value}
          @input=${typed(page, (text) => (field.value = text))}
        />`,
      ),
  };
  return field;
};

export const textArea = (page, label, name) => {
  const field = {
    value: "",
    view: () =>
      labelled(
        label,
        name,
        html`<textarea
          class="form-control"
          rows="3"
          id=${id(name)}
          name=${name}
          .value=${field.value}
          @input=${typed(page, (text) => (field.value = text))}
        ></textarea>`,
      ),
  };
  return field;
};

/**
 * @param options gives pairs of a value and its label
 * @param changed is called when the user has chosen
 */
export const choice = (page, label, name, options, { value, changed = () => {} } = {}) => {
  const choose = typed(page, (chosen) => {
    field.value = chosen;
    changed();
  });
  const field = {
    value: value ?? options()[0]?.[0] ?? "",
    view: ({ off = false } = {}) =>
      labelled(
        label,
        name,
        html`<select class="form-control" id=${id(name)} name=${name} ?disabled=${off} @change=${choose}>
          ${options().map(([one, text]) => html`<option value=${one} .selected=${one === field.value}>${text}</option>`)}
        </select>`,
      ),
  };
  return field;
};

/** @param changed is called when the user has chosen */
export const checkBox = (page, name, { changed = () => {} } = {}) => {
  const field = {
    value: false,
    view: (label, { off = false } = {}) => html`
      <div class="checkbox">
        <label>
          <input
            type="checkbox"
            name=${name}
            ?disabled=${off}
            .checked=${field.value}
            @change=${(event) => {
              field.value = event.target.checked;
              changed();
              page.draw();
            }}
          />
          ${label}
        </label>
      </div>
    `,
  };
  return field;
};

const id = (name) => `declic-field-${name}`;

const labelled = (label, name, control) =>
  html`<div class="form-group"><label for=${id(name)}>${label}</label>${control}</div>`;

const typed = (page, take) => (event) => {
  take(event.target.value);
  page.draw();
};
