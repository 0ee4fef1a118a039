// Count writes.
// @param writes: how many
// @column version: how many there were, with these
MERGE (v:StoreVersion {id: 'store'})
SET v.version = coalesce(v.version, 0) + $writes
RETURN v.version AS version
