import { DeclicPropertiesProvider } from "./provider";

/** The module of bpmn-js. */
export default {
  __init__: ["declicPropertiesProvider"],
  declicPropertiesProvider: ["type", DeclicPropertiesProvider],
};
