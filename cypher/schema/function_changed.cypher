// What changed since a version of the store is asked for, in the order of the writes.
CREATE INDEX function_changed IF NOT EXISTS FOR (n:Function) ON (n.changed)
