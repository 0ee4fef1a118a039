// Citations by title alone that lead to one of these policies, loaded or not.
// @param ids: ids of policies
// @column id: id of the citation
// @column key: of the title
// @column issuer: who issued what is cited, as its title says
// @column now: id of the policy that it leads to
// @column policy_id: id of the policy that cites
// @column city: path of the division that this one governs
UNWIND $ids AS id
MATCH (q:Policy {id: id})
MATCH (p:Policy)-[e:CITES]->(q)
WHERE e.key IS NOT NULL
RETURN e.id AS id, e.key AS key, e.issuer AS issuer, q.id AS now, p.id AS policy_id,
  head(COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city
ORDER BY id
