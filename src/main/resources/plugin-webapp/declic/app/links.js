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
    : page({ tab: "instance", instance: id });
};

export const entriesPage = (definitionId) =>
  `#/process-definition/${encodeURIComponent(definitionId)}/runtime?detailsTab=declic-entries`;

export const contactPage = (contact, tenant) => page({ contact, tenant });

export const failedPage = (automation, contact) => page({ tab: "failed", automation, contact });

export const tabPage = (tab, tenant) => page({ tab, tenant });

/**
 * An address of the page of its own. It is written as Cockpit writes addresses: Cockpit would rewrite any other, and the way back
 * would end there.
 */
const page = (parameters) => {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return `#/declic?${given.map(([name, value]) => `${name}=${plain(encodeURIComponent(value))}`).join("&")}`;
};

const plain = (encoded) => encoded.replace(/%(40|3A|24|2C|3B)/g, (one) => decodeURIComponent(one));

/** Goes to an address of the page of its own, which is drawn anew by it; false if that is where we are. */
export const go = (address) => {
  if (location.hash === address) return false;
  location.hash = address;
  return true;
};

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
