// What changed since a version of the store is asked for, in the order of the writes.
CREATE INDEX indicator_changed IF NOT EXISTS FOR (n:Indicator) ON (n.changed)
