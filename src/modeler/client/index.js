import { registerClientPlugin, registerPlatformBpmnJSPlugin } from "camunda-modeler-plugin-helpers";
import { config, resolver } from "../lint";
import panelModule from "../panel";

// Camunda 7 only: 'bpmn' is the Modeler's name for such a diagram's tab
registerPlatformBpmnJSPlugin(panelModule);
registerClientPlugin({ config, resolver }, "lintRules.bpmn");
