import { badges } from "./badges.js";
import { dashboard } from "./dashboard.js";
import { entries } from "./entries.js";
import { instance } from "./instance.js";
import { html } from "./lit-html.js";
import { page } from "./page.js";
import { screen } from "./screen.js";

const contactTab = (id, pluginPoint) => ({
  id,
  pluginPoint,
  priority: 7,
  properties: { label: "Contact" },
  ...screen("declic", instance),
});

export default [
  {
    id: "declic-badges",
    pluginPoint: "cockpit.processDefinition.diagram.plugin",
    priority: 0,
    render: badges,
  },
  {
    id: "declic-entries",
    pluginPoint: "cockpit.processDefinition.runtime.tab",
    priority: 7,
    properties: { label: "Entries" },
    ...screen("declic", entries),
  },
  contactTab("declic-contact", "cockpit.processInstance.runtime.tab"),
  contactTab("declic-contact-history", "cockpit.processInstance.history.tab"),
  {
    id: "declic-dashboard",
    pluginPoint: "cockpit.dashboard",
    priority: 7,
    ...screen("declic declic-dashboard", dashboard),
  },
  {
    id: "declic-page",
    pluginPoint: "cockpit.route",
    properties: { path: "/declic" },
    ...screen("declic declic-page", page),
  },
  {
    id: "declic",
    pluginPoint: "cockpit.navigation",
    priority: 7,
    properties: { path: "/declic", checkActive: (address) => address.includes("#/declic") },
    ...screen("declic-navigation", () => () => html`<a href="#/declic">Contacts</a>`),
  },
];
