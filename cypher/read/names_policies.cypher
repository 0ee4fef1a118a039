// The titles and 文号 of all loaded policies, for who types one.
// @column id: id of the policy
// @column title: its title
// @column doc_number: its 文号
// @column city: path of the division that it governs
MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL
RETURN p.id AS id, p.title AS title, p.doc_number AS doc_number,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city
ORDER BY id
