// Tasks and pieces of text without their policy, policies without their text.
// @column count: how many
MATCH (n)
WHERE n:Task AND NOT EXISTS { MATCH (n)<-[:CONTAINS]-(:Policy) }
  OR n:TextPart AND NOT EXISTS { MATCH (n)<-[:HAS_TEXT]-(:Policy) }
  OR n:Policy AND n.source_sha256 IS NOT NULL AND NOT EXISTS { MATCH (n)-[:HAS_TEXT]->(:TextPart) }
RETURN count(n) AS count
ORDER BY count
