// What changed since a version of the store is asked for, in the order of the writes.
CREATE INDEX city_changed IF NOT EXISTS FOR (n:City) ON (n.changed)
