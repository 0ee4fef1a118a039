// Count a write.
// @column version: how many there were, with this one
MERGE (v:StoreVersion {id: 'store'})
SET v.version = coalesce(v.version, 0) + 1
RETURN v.version AS version
