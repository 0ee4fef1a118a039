// Other policies that the same bytes were read as: an older version gave them another title, number or date.
// @param policy_id: id of the policy that they are read as now
// @param sha256: of the bytes
// @column id: id of a policy
MATCH (p:Policy)
WHERE p.source_sha256 = $sha256 AND p.id <> $policy_id
RETURN p.id AS id
ORDER BY id
