// Which of some policies cite which others of them.
// @param policies: ids
// @column citing: id of the policy that cites
// @column cited: id of the one that it cites
// @column relation: how the one cites the other
UNWIND $policies AS id
MATCH (p:Policy {id: id})-[e:CITES]->(q:Policy)
WHERE q.id IN $policies AND q.id <> p.id
RETURN DISTINCT p.id AS citing, q.id AS cited, e.relation AS relation
ORDER BY citing, cited, relation
