/** The plugin's resources in the engine whose Cockpit this is. */
export const server = (api) => {
  const engine = location.pathname.match(/\/app\/cockpit\/([^/]+)/)[1];
  const resources = `${api.cockpitApi}/plugin/declic/${engine}`;
  const engineApi = `${api.baseApi}/engine/${engine}`;

  const send = async (method, url, body, accept = "application/json") => {
    const headers = { Accept: accept };
    if (method !== "GET") {
      headers["X-XSRF-TOKEN"] = api.CSRFToken;
      headers["Content-Type"] = "application/json";
    }
    const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (answer.status === 401) throw new Error("You are not logged in any more: reload the page.");
    if (answer.ok) return answer.status === 204 ? null : accept === "text/plain" ? answer.text() : answer.json();
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.message || `The server answered ${answer.status}.`);
  };

  return {
    // of the plugin
    /** @param parameters those that are empty are left out */
    get: (path, parameters = {}) => send("GET", resources + path + query(parameters)),
    post: (path, body) => send("POST", resources + path, body),
    // of Camunda's REST API
    text: (path) => send("GET", engineApi + path, undefined, "text/plain"),
    engine: (method, path) => send(method, engineApi + path),
  };
};

const query = (parameters) => {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length ? "?" + new URLSearchParams(given) : "";
};

/** An id as a part of a path. */
export const part = encodeURIComponent;
