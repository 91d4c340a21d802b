import Linter from "bpmnlint/lib/linter";
import Modeler from "camunda-bpmn-js/lib/camunda-platform/Modeler";
import { config, resolver } from "../lint";
import panelModule from "../panel";

/** Camunda Modeler's own parts for Camunda 7; with the plugin, unless the address ends with #without-plugin. */
const modeler = new Modeler({
  container: "#canvas",
  propertiesPanel: { parent: "#panel" },
  additionalModules: location.hash === "#without-plugin" ? [] : [panelModule],
});
const linter = new Linter({ config, resolver });

window.modeler = modeler;

/** Offers these element templates, as the Modeler does with those it finds beside the diagram. */
window.templates = (templates) => modeler.get("elementTemplatesLoader").setTemplates(templates);

/** Opens a diagram and shows all of it. */
window.open = async (xml) => {
  const { warnings } = await modeler.importXML(xml);
  modeler.get("canvas").zoom("fit-viewport", "auto");
  return warnings.map((warning) => warning.message);
};

/** Selects an element as by a click on it; the process as by a click beside all elements. */
window.select = (id) => {
  const element = modeler.get("elementRegistry").get(id);
  modeler.get("selection").select(element === modeler.get("canvas").getRootElement() ? [] : element);
};

/** Applies an offered template to an element, as by a click in the Modeler's list of templates. */
window.apply = (id, template) => {
  const templates = modeler.get("elementTemplates");
  templates.applyTemplate(modeler.get("elementRegistry").get(id), templates.getAll(template)[0]);
};

/** What is kept of the selected element: its property of this name, or the name of its message. */
window.kept = (property) => {
  const [{ businessObject }] = modeler.get("selection").get();
  const values = businessObject.extensionElements?.values.flatMap((carrier) => carrier.values ?? []) ?? [];
  return property === "message name"
    ? businessObject.eventDefinitions[0].messageRef?.name
    : values.find(({ name }) => name === property)?.value;
};

/** The diagram as the Modeler saves it. */
window.save = async () => (await modeler.saveXML({ format: true })).xml;

/** What the rules of the plugin find, as {rule: [{id, message}]}. */
window.lint = () => linter.lint(modeler.getDefinitions());
