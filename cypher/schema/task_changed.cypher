// What changed since a version of the store is asked for, in the order of the writes.
CREATE INDEX task_changed IF NOT EXISTS FOR (n:Task) ON (n.changed)
