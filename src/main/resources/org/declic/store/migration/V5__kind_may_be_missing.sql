-- While nodes are updated one after the other, those of version 3 keep decisions without a kind. They are read as what their
-- outcome says: entered, or else refused by the segment.

ALTER TABLE DECLIC_DECISION ALTER COLUMN KIND DROP NOT NULL;
