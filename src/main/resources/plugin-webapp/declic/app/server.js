/** A request for one of the plugin's resources. @param parameters those that are empty are left out */
export const get = (path, parameters = {}) => ({ method: "GET", path: path + query(parameters) });

/** A request to one of the plugin's resources. */
export const post = (path, body) => ({ method: "POST", path, body });

/** A request to Camunda's REST API. */
export const engine = (method, path, accept) => ({ method, path, accept, ofEngine: true });

const query = (parameters) => {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length ? `?${new URLSearchParams(given)}` : "";
};

/** An id as a part of a path. */
export const part = encodeURIComponent;

/**
 * Sends requests to the engine whose Cockpit or Tasklist this is. Nothing else in the plugin fetches. A signal ends the reading of an
 * answer; what changes data is sent to its end.
 */
export const server = (api) => {
  const [, application, engineName] = location.pathname.match(/\/app\/(cockpit|tasklist)\/([^/]+)/);
  const resources = `${api[`${application}Api`]}/plugin/declic/${engineName}`;
  const engineApi = `${api.baseApi}/engine/${engineName}`;

  return async ({ method, path, body, accept = "application/json", ofEngine = false }, signal) => {
    const reads = method === "GET";
    const headers = { Accept: accept };
    if (!reads) {
      headers["X-XSRF-TOKEN"] = api.CSRFToken;
      headers["Content-Type"] = "application/json";
    }
    const answer = await fetch((ofEngine ? engineApi : resources) + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: reads ? signal : undefined,
    });
    if (answer.status === 401) throw new Error("You are not logged in any more: reload the page.");
    if (answer.ok) return read(answer, accept);
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.message || `The server answered ${answer.status}.`);
  };
};

const read = (answer, accept) => {
  if (answer.status === 204) return null;
  return accept === "text/plain" ? answer.text() : answer.json();
};
