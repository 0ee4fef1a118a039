// What changed since a version of the store is asked for, in the order of the writes.
CREATE INDEX agency_changed IF NOT EXISTS FOR (n:Agency) ON (n.changed)
