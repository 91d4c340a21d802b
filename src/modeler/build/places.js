import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this npm project. */
export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The root of the repository. */
export const ROOT = dirname(dirname(PROJECT));

/** Where all that is made goes. */
export const TARGET = join(ROOT, "target", "modeler");
