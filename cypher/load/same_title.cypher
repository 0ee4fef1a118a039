// Loaded policies of these titles.
// @param keys: keys of titles
// @column key: of its title
// @column id: id of a policy
// @column issuer: who issued it, as written
// @column city: path of the division that it governs
UNWIND $keys AS key
MATCH (p:Policy {title_key: key})
WHERE p.source_sha256 IS NOT NULL
RETURN key, p.id AS id, p.issuer AS issuer,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city
ORDER BY key, id
