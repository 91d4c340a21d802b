-- The latest decisions through one trigger are found at once, however many there are through the automation's others.

CREATE INDEX DECLIC_DECISION_TRIGGER ON DECLIC_DECISION (AUTOMATION, TENANT, TRIGGER_ID, KIND, ID);
