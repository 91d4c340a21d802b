-- Which of their contact's events running instances have used, if they have a wait that looks back, and which are kept for those
-- that are suspended. The rows go with the instance.

CREATE TABLE DECLIC_INSTANCE_EVENT (
    PROCESS_INSTANCE_ID VARCHAR(64) NOT NULL,
    CONTACT_ID BIGINT NOT NULL,
    SEQ BIGINT NOT NULL,
    KEPT BOOLEAN NOT NULL,
    PRIMARY KEY (PROCESS_INSTANCE_ID, CONTACT_ID, SEQ)
);
CREATE INDEX DECLIC_INSTANCE_EVENT_CONTACT ON DECLIC_INSTANCE_EVENT (CONTACT_ID, SEQ);
