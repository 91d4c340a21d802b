-- Secrets that were made here as none was set, such as the one that signs links in mails: all nodes use the same.

CREATE TABLE DECLIC_SECRET (
    NAME VARCHAR(64) NOT NULL,
    SECRET VARCHAR(255) NOT NULL,
    MADE_AT TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT DECLIC_SECRET_PK PRIMARY KEY (NAME)
);
