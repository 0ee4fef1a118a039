// Which of these files' bytes a policy was read from.
// @param sha256s: of the files' bytes
// @column sha256: one that is needed
MATCH (p:Policy)
WHERE p.source_sha256 IN $sha256s
RETURN DISTINCT p.source_sha256 AS sha256
ORDER BY sha256
