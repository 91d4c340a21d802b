/**
 * Makes an element. Children are elements or texts; a text is only ever shown as text. What is null or false is left out.
 * A property that begins with "on" is a listener.
 */
export const el = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...shown(children));
  return element;
};

/** Takes out what is in the element and puts this in. */
export const fill = (element, ...children) => {
  element.replaceChildren(...shown(children));
  return element;
};

const shown = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

export const button = (text, onclick, properties = {}) =>
  el("button", { type: "button", class: "btn btn-default", onclick, ...properties }, text);

/** A label with its control below; the control gets an id. */
export const field = (label, control) => {
  control.id = control.id || "declic-" + ++count;
  return el("div", { class: "form-group" }, el("label", { for: control.id }, label), control);
};

let count = 0;

export const input = (properties = {}) => el("input", { type: "text", class: "form-control", ...properties });

/** @param options pairs of a value and its label */
export const select = (options, properties = {}) =>
  el(
    "select",
    { class: "form-control", ...properties },
    options.map(([value, label]) => el("option", { value }, label)),
  );

/** @param rows arrays of cells, a cell being a text, an element or an array of them */
export const table = (heads, rows, name) =>
  el(
    "table",
    { class: "cam-table declic-table", "aria-label": name },
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell))))),
  );

/** @param kind danger, warning, info, success */
export const message = (kind, ...children) =>
  el("div", { class: `alert alert-${kind} declic-message`, role: kind === "danger" ? "alert" : "status" }, children);

export const loading = () => el("p", { class: "text-muted", role: "status" }, "Loading …");

/** Shows what the promise gives, or what went wrong. */
export const load = async (element, promise, show) => {
  try {
    const found = await promise;
    fill(element, show(found));
  } catch (failed) {
    fill(element, message("danger", failed.message));
  }
  return element;
};
