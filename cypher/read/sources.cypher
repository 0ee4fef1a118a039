// The bytes that policies were read from.
// @param ids: ids of policies
// @column sha256: of a file's bytes
MATCH (p:Policy)
WHERE p.id IN $ids AND p.source_sha256 IS NOT NULL
RETURN DISTINCT p.source_sha256 AS sha256
ORDER BY sha256
