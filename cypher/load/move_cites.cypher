// Citations that lead to another policy from now on.
// @param rows: maps of id, policy_id, now, then
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})-[e:CITES {id: row.id}]->(:Policy {id: row.now})
MERGE (q:Policy {id: row.then})
CREATE (p)-[n:CITES]->(q)
SET n = properties(e)
DELETE e
