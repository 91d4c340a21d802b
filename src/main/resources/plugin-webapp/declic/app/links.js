export const instancePage = (id) => `#/process-instance/${encodeURIComponent(id)}/runtime`;

export const entriesPage = (definitionId) =>
  `#/process-definition/${encodeURIComponent(definitionId)}/runtime?detailsTab=declic-entries`;

export const contactPage = (contact, tenant) =>
  `#/declic?${new URLSearchParams({ contact, ...(tenant && { tenant }) })}`;

export const failedPage = (automation) => `#/declic?${new URLSearchParams({ tab: "failed", automation })}`;
