// Count writes.
// @param writes: how many
// @column version: how many there were, with these
// @column former: whether anything is kept of ids that name nothing any more
MERGE (v:StoreVersion {id: 'store'})
SET v.version = coalesce(v.version, 0) + $writes
RETURN v.version AS version, EXISTS { MATCH (:Former) } AS former
