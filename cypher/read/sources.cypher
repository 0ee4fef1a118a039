// The bytes that policies were read from.
// @param ids: ids of policies
// @column sha256: of a file's bytes
MATCH (p:Policy)
WHERE p.id IN $ids AND p.source_sha256 IS NOT NULL
UNWIND [p.source_sha256] + coalesce(p.other_sha256s, []) AS sha256
RETURN DISTINCT sha256
ORDER BY sha256
