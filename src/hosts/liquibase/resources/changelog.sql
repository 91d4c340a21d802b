--liquibase formatted sql

--changeset host:1
CREATE TABLE GREETING (WORD VARCHAR(20) NOT NULL);
INSERT INTO GREETING (WORD) VALUES ('hello');
