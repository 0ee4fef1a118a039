// How many policies are loaded.
// @param kind: plan, report, reply, regulation or notice; null for all
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param q: words of its title or 文号, folded; null for all
// @column total: their number
MATCH (p:Policy)
WHERE p.source_sha256 IS NOT NULL
  AND ($kind IS NULL OR p.kind = $kind)
  AND ($q IS NULL OR p.folded CONTAINS $q)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
RETURN count(p) AS total
