// How many there are of each value of a field, the most first.
// @filters policy_kind, policy_city, policy_q
// @starts words_policies
// @facets policy_kind, city, scope, issued_year
// @param most: values at the most
// @column value: the value, or an id
// @column label: what it is called
// @column count: how many there are
/*start*/ MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL /*where*/
WITH p, /*facet*/ AS found
UNWIND found AS one
WITH one.value AS value, one.label AS label, count(p) AS count
WHERE value IS NOT NULL
RETURN value, label, count
ORDER BY count DESC, value
LIMIT $most
