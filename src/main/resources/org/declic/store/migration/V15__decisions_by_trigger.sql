-- The latest decisions through one trigger are found at once, however many there are through the automation's others.

CREATE INDEX DECLIC_DECISION_TRIGGER ON DECLIC_DECISION (AUTOMATION, TENANT, TRIGGER_ID, KIND, ID);

-- Nodes of version 3 have kept decisions without a kind while they were updated; they get the one as which they are read, since
-- decisions are looked for by their kinds.

UPDATE DECLIC_DECISION SET KIND = CASE WHEN OUTCOME = 'entered' THEN 'entered' ELSE 'segment' END WHERE KIND IS NULL;
