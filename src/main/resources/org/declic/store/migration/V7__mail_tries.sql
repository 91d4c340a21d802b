-- Mails that are being sent, or of which nobody knows whether the mail server has taken them: a row is there from before the
-- mail server is asked until its answer is known. Nodes that have not been updated yet neither write nor read it.

CREATE TABLE DECLIC_MAIL_TRY (
    MAIL_KEY VARCHAR(512) PRIMARY KEY,
    CONTACT_ID BIGINT NOT NULL,
    IN_DOUBT BOOLEAN NOT NULL,
    BEGUN_AT TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX DECLIC_MAIL_TRY_CONTACT ON DECLIC_MAIL_TRY (CONTACT_ID);
