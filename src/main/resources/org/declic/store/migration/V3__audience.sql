-- All contacts of a tenant are gone through page by page, by id.
CREATE INDEX DECLIC_CONTACT_BY_ID ON DECLIC_CONTACT (TENANT, ID);
