// How many policies are loaded.
// @filters policy_kind, policy_city, policy_q
// @starts words_policies
// @column total: their number
/*start*/ MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL /*where*/
RETURN count(p) AS total
