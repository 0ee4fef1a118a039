// How many writes the store has seen.
// @column version: their number
MATCH (v:StoreVersion)
RETURN v.version AS version
