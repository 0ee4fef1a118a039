// The bytes that policies were read from.
// @param ids: ids of policies
// @column sha256: of a file's bytes
UNWIND $ids AS id
MATCH (p:Policy {id: id})
WHERE p.source_sha256 IS NOT NULL
UNWIND [p.source_sha256] + coalesce(p.other_sha256s, []) AS sha256
RETURN DISTINCT sha256
ORDER BY sha256
