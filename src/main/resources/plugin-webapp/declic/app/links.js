/** Whether this Cockpit has pages for instances that have ended; the community's has none. */
const hasHistory = () => {
  try {
    const { routes } = window.angular.element(document.body).injector().get("$route");
    return "/process-instance/:id/history" in routes;
  } catch {
    return false;
  }
};

/** The page of an instance; of one that has ended its history, in Cockpit or, where it has none, here. */
export const instancePage = (id, ended = false) => {
  if (!ended) return `#/process-instance/${encodeURIComponent(id)}/runtime`;
  return hasHistory()
    ? `#/process-instance/${encodeURIComponent(id)}/history`
    : `#/declic?${new URLSearchParams({ tab: "instance", instance: id })}`;
};

export const entriesPage = (definitionId) =>
  `#/process-definition/${encodeURIComponent(definitionId)}/runtime?detailsTab=declic-entries`;

export const contactPage = (contact, tenant) =>
  `#/declic?${new URLSearchParams({ contact, ...(tenant && { tenant }) })}`;

export const failedPage = (automation) => `#/declic?${new URLSearchParams({ tab: "failed", automation })}`;

/** The parameters of the address. */
export const asked = () => new URLSearchParams(location.hash.split("?")[1] || "");

/** Puts parameters into the address, where Cockpit keeps its own, without going anywhere. @param parameters empty: taken out */
export const keep = (parameters) => {
  try {
    const cockpit = window.angular.element(document.body).injector();
    const given = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value || null]));
    cockpit.get("$rootScope").$applyAsync(() => cockpit.get("search").updateSilently(given, true));
  } catch {
    // the page works without it
  }
};
