import { instancePage } from "./decisions.js";
import { el, table } from "./dom.js";
import { timeline } from "./timeline.js";
import { time } from "./words.js";

/** All about a contact. */
export const contact = (from, found) => [
  el("h3", { class: "declic-contact" }, found.contact, found.tenant && el("small", {}, ` tenant ${found.tenant}`)),
  facts([
    ["Name", found.name],
    ["Telephone", found.phone],
    ["Lists", found.lists.join(", ")],
    ["Tags", found.tags.join(", ")],
    ...Object.entries(found.fields),
  ]),
  el("h4", {}, "Automations"),
  stays(found.automations),
  el("h4", {}, "Events"),
  timeline(from, found.contact, found.tenant),
];

/** @param pairs of a name and a text or element; those without are left out */
export const facts = (pairs) =>
  el(
    "dl",
    { class: "dl-horizontal declic-facts" },
    pairs.filter(([, value]) => value).map(([name, value]) => [el("dt", { title: name }, name), el("dd", {}, value)]),
  );

/** Automations that a contact has entered. */
export const stays = (found, here) =>
  found.length
    ? table(
        ["Automation", "Entered", "Left", "Instance"],
        found.map((one) => [
          one.name,
          time(one.enteredAt),
          one.exitedAt ? time(one.exitedAt) : el("span", { class: "declic-mark declic-entered" }, "is in it"),
          instance(one, here),
        ]),
        "Automations of the contact",
      )
    : el("p", { class: "declic-empty" }, "None.");

const instance = (one, here) => {
  if (one.processInstanceId === here) return "this one";
  const id = one.processInstanceId.slice(0, 8) + "…";
  return one.exitedAt ? el("span", { title: one.processInstanceId }, id) : el("a", { href: instancePage(one.processInstanceId) }, id);
};
