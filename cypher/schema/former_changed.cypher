// What went since a version of the store is asked for, in the order of the writes.
CREATE INDEX former_changed IF NOT EXISTS FOR (n:Former) ON (n.changed)
