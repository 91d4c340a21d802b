import { getBusinessObject, is } from "bpmn-js/lib/util/ModelUtil";
import { automationGroup, triggerGroup, waitGroup } from "./groups";
import { messageHolder } from "./message";

/** After the one of element templates, whose groups it makes needless. */
const PRIORITY = 100;
const TEMPLATES = "org.declic.";
const STEPS = "bpmn:ServiceTask";

/** Adds the groups for triggers, waits and the process to the properties panel of a Camunda 7 diagram. */
export class DeclicPropertiesProvider {
  constructor(propertiesPanel) {
    propertiesPanel.registerProvider(PRIORITY, this);
  }

  getGroups(element) {
    return (groups) => {
      const added = groupOf(element);
      if (!added) {
        return groups;
      }
      const others = groups.filter((group) => !isOfOurTemplate(element, group));
      const general = others.findIndex((group) => group.id === "documentation");
      others.splice(general < 0 ? 1 : general + 1, 0, added);
      return others;
    };
  }
}

DeclicPropertiesProvider.$inject = ["propertiesPanel"];

function groupOf(element) {
  const businessObject = getBusinessObject(element);
  if (is(element, "bpmn:Process")) {
    return automationGroup(element);
  }
  if (!messageHolder(element)) {
    return null;
  }
  if (is(element, "bpmn:StartEvent")) {
    return is(businessObject.$parent, "bpmn:Process") ? triggerGroup(element) : null;
  }
  return is(element, "bpmn:IntermediateCatchEvent") || is(element, "bpmn:ReceiveTask") ? waitGroup(element) : null;
}

/** Whether the group shows what our own group shows already. */
function isOfOurTemplate(element, group) {
  const template = getBusinessObject(element).get("camunda:modelerTemplate") || "";
  return template.startsWith(TEMPLATES) && !is(element, STEPS) && /^ElementTemplates__CustomProperties/.test(group.id);
}
