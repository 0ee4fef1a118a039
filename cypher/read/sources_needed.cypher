// Which of these files' bytes a policy was read from.
// @param sha256s: of the files' bytes
// @column sha256: one that is needed
MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL
UNWIND [p.source_sha256] + coalesce(p.other_sha256s, []) AS sha256
WITH DISTINCT sha256
WHERE sha256 IN $sha256s
RETURN sha256
ORDER BY sha256
