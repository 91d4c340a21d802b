-- Addresses that contacts had before. What comes for one of them is the contact's, until somebody else has it: no contact has
-- an address that is here too. CURRENT_EMAIL is the contact's address, so that the statement that finds contacts by addresses
-- finds them by these as well.

CREATE TABLE DECLIC_ALIAS (
    EMAIL VARCHAR(254) NOT NULL,
    TENANT VARCHAR(64) NOT NULL,
    CONTACT_ID BIGINT NOT NULL,
    CURRENT_EMAIL VARCHAR(254) NOT NULL,
    SINCE TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT DECLIC_ALIAS_PK PRIMARY KEY (EMAIL, TENANT)
);
CREATE INDEX DECLIC_ALIAS_CONTACT ON DECLIC_ALIAS (CONTACT_ID);

-- The contact's address if it has been changed ever, for who has waited for the lock on this row while it was changed.
ALTER TABLE DECLIC_ENTRANCE ADD COLUMN EMAIL VARCHAR(254);
