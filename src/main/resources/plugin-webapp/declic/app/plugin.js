import { badges } from "./badges.js";
import { dashboard } from "./dashboard.js";
import { entries } from "./entries.js";
import { instance } from "./instance.js";
import { page } from "./page.js";

const contactTab = (id, pluginPoint) => ({
  id,
  pluginPoint,
  priority: 7,
  properties: { label: "Contact" },
  render: instance,
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
    render: entries,
  },
  contactTab("declic-contact", "cockpit.processInstance.runtime.tab"),
  contactTab("declic-contact-history", "cockpit.processInstance.history.tab"),
  {
    id: "declic-dashboard",
    pluginPoint: "cockpit.dashboard",
    priority: 7,
    render: dashboard,
  },
  {
    id: "declic-page",
    pluginPoint: "cockpit.route",
    properties: { path: "/declic" },
    render: page,
  },
  {
    id: "declic",
    pluginPoint: "cockpit.navigation",
    priority: 7,
    properties: { path: "/declic", checkActive: (address) => address.includes("#/declic") },
    render: (container) => {
      const link = document.createElement("a");
      link.href = "#/declic";
      link.textContent = "Contacts";
      container.className = "declic-navigation";
      container.append(link);
    },
  },
];
