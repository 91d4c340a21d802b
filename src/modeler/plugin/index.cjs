/** What Camunda Modeler loads from the plugin's folder. */
module.exports = {
  name: "Declic",
  script: "./client.js",
  style: "./panel.css",
};
