// Policies that were read themselves, in the order of their ids.
// @param first: id that they begin at, or behind where it is no policy's; empty for all
// @param limit: how many at the most
// @column id: id of the policy
MATCH (p:Policy)
WHERE p.id >= $first AND p.source_sha256 IS NOT NULL
RETURN p.id AS id
ORDER BY id LIMIT $limit
