// Bundles the plugin, its zip, and the page on which it is tried, into target/modeler.

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { zipSync } from "fflate";
import { PROJECT, TARGET } from "./places.js";

const PLUGIN = join(TARGET, "declic");
const PAGE = join(TARGET, "page");

const COMMON = {
  bundle: true,
  absWorkingDir: PROJECT,
  jsx: "automatic",
  jsxImportSource: "@bpmn-io/properties-panel/preact",
  format: "iife",
  target: "chrome110",
  logLevel: "warning",
};

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(PLUGIN, { recursive: true });
mkdirSync(PAGE, { recursive: true });

// the Modeler has one properties panel, which all plugins must share
await build({
  ...COMMON,
  entryPoints: ["client/index.js"],
  outfile: join(PLUGIN, "client.js"),
  minify: true,
  alias: {
    "@bpmn-io/properties-panel": "camunda-modeler-plugin-helpers/vendor/@bpmn-io/properties-panel",
    "bpmn-js-properties-panel": "camunda-modeler-plugin-helpers/vendor/bpmn-js-properties-panel",
  },
});
cpSync(join(PROJECT, "plugin", "index.cjs"), join(PLUGIN, "index.js"));
cpSync(join(PROJECT, "panel", "panel.css"), join(PLUGIN, "panel.css"));
writeFileSync(
  join(TARGET, "declic-modeler-plugin.zip"),
  zipSync(
    {
      declic: Object.fromEntries(
        readdirSync(PLUGIN).map((name) => [name, new Uint8Array(readFileSync(join(PLUGIN, name)))]),
      ),
    },
    { mtime: new Date("2026-01-01T00:00:00Z") },
  ),
);

await build({
  ...COMMON,
  entryPoints: [
    { in: "page/modeler.js", out: "modeler" },
    { in: "page/style.css", out: "style" },
  ],
  outdir: PAGE,
  loader: { ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".eot": "dataurl", ".svg": "dataurl" },
});
cpSync(join(PROJECT, "page", "index.html"), join(PAGE, "index.html"));
