-- Names of lists, tags and fields are one regardless of case and white space: NAME_KEY is what they have in common, and is filled in
-- by the application, since databases fold Unicode each in its own way. Without a value the row was made by a node of an earlier
-- version, or is joined to another row. Ids of joined rows stay known, as links in mails have them.

ALTER TABLE DECLIC_ATTRIBUTE ADD COLUMN NAME_KEY VARCHAR(1000);
ALTER TABLE DECLIC_ATTRIBUTE ADD COLUMN JOINED_TO BIGINT;
ALTER TABLE DECLIC_ATTRIBUTE ADD CONSTRAINT DECLIC_ATTRIBUTE_KEY UNIQUE (TENANT, KIND, NAME_KEY);

-- Contacts who want no mail at all, whatever lists they are subscribed to.
CREATE TABLE DECLIC_NO_MAIL (
    CONTACT_ID BIGINT PRIMARY KEY,
    SINCE TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
