// Policies that a version of the extractor read from files' bytes.
// @param sha256s: of the bytes
// @param extractor: the version that read them
// @column sha256: of the bytes
// @column id: id of the policy
// @column document: name of the file
// @column is_policy: whether it is a policy, and was not taken in as what is none
UNWIND $sha256s AS sha256
MATCH (p:Policy {source_sha256: sha256})
WHERE p.extractor = $extractor
RETURN sha256, p.id AS id, p.document AS document, p.why_not IS NULL AS is_policy
ORDER BY sha256, id
