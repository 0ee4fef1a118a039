// What policies cite and are cited by, one step, and other versions of them.
// @param ids: ids of policies
// @column way: up (what it rests on), down (what rests on it), version
// @column of: id of the policy of ids
// @column id: id of the other policy
// @column title: its title
// @column doc_number: its 文号
// @column issued_on: date of signature
// @column city: path of the division that it governs
// @column loaded: whether its text is here
// @column relation: how the one cites the other; null between versions
// @column quote: the words that say so
UNWIND $ids AS of
CALL (of) {
  MATCH (p:Policy {id: of})-[e:CITES]->(q:Policy)
  RETURN 'up' AS way, q, e.relation AS relation, e.quote AS quote
  UNION ALL
  MATCH (p:Policy {id: of})<-[e:CITES]-(q:Policy)
  RETURN 'down' AS way, q, e.relation AS relation, e.quote AS quote
  UNION ALL
  MATCH (p:Policy {id: of})
  MATCH (q:Policy {base_key: p.base_key})
  WHERE q.id <> p.id
    AND COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN c.id } = COLLECT { MATCH (q)-[:APPLIES_TO]->(d:City) RETURN d.id }
  RETURN 'version' AS way, q, null AS relation, null AS quote
}
RETURN way, of, q.id AS id, q.title AS title, q.doc_number AS doc_number, q.issued_on AS issued_on,
  head(COLLECT { MATCH (q)-[:APPLIES_TO]->(c:City) RETURN c.id ORDER BY c.id }) AS city,
  q.source_sha256 IS NOT NULL AS loaded, relation, quote
ORDER BY way, of, relation, id
