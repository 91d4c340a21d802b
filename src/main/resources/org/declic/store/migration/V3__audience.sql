-- All contacts of a tenant are gone through page by page, by id. The tenant comes second: where it came first, PostgreSQL looked up
-- addresses by this index as long as it had no statistics, and read all contacts of the tenant for each.
CREATE INDEX DECLIC_CONTACT_BY_ID ON DECLIC_CONTACT (ID, TENANT);
