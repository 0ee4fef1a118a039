// What the agencies are for.
COLLECT { MATCH (a)-[:INSTANCE_OF]->(g:Function) RETURN {value: g.id, label: g.id} }
