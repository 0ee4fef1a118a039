// The policies of these ids that are loaded.
// @param policy_ids: ids of policies
// @column id: id of a policy
// @column title: its title
// @column title_key: what all ways to write it share
UNWIND $policy_ids AS policy_id
MATCH (p:Policy {id: policy_id})
WHERE p.source_sha256 IS NOT NULL
RETURN policy_id AS id, p.title AS title, p.title_key AS title_key
ORDER BY id
