// The policies of these ids that are loaded.
// @param policy_ids: ids of policies
// @column id: id of a policy
// @column title: its title
MATCH (p:Policy)
WHERE p.id IN $policy_ids AND p.source_sha256 IS NOT NULL
RETURN p.id AS id, p.title AS title
ORDER BY id
