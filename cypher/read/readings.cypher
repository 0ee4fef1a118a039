// How policies were read.
// @filters policy, policy_city
// @column policy_id: id of the policy
// @column policy_title: its title
// @column document: its file
// @column extractor: the version that read it
// @column reading: how it was read, as JSON; null where that was not kept yet
MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL /*where*/
RETURN p.id AS policy_id, p.title AS policy_title, p.document AS document, p.extractor AS extractor, p.reading AS reading
ORDER BY policy_id
