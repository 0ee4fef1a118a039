// What changed since a version of the store is asked for, in the order of the writes.
CREATE INDEX policy_changed IF NOT EXISTS FOR (n:Policy) ON (n.changed)
