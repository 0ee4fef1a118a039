// Nodes that nothing names any more: what loading and removing clear away.
// @column count: how many
MATCH (n)
WHERE n:Agency AND NOT EXISTS { MATCH (n)-[:LEADS|SUPPORTS|ISSUED]->() }
  OR n:Indicator AND NOT EXISTS { MATCH (n)<-[:TARGETS|REPORTS]-() }
  OR n:City AND NOT EXISTS { MATCH (n)<-[:APPLIES_TO|BELONGS_TO|PART_OF]-() }
  OR n:Function AND NOT EXISTS { MATCH (n)<-[:INSTANCE_OF]-() } AND NOT EXISTS { MATCH (n)<-[:SUCCEEDED_BY]-() }
  OR n:Policy AND n.source_sha256 IS NULL AND NOT EXISTS { MATCH (n)<-[:CITES]-(:Policy) }
RETURN count(n) AS count
ORDER BY count
