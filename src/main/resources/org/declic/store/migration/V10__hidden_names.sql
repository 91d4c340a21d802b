-- Which names are hidden is looked up every few seconds, however many names there are that are not.

CREATE INDEX DECLIC_EVENT_NAME_HIDDEN ON DECLIC_EVENT_NAME (HIDDEN, TENANT, NAME);
