// The text of a policy, in parts.
// @param id: id of the policy
// @column text: a part of at most 50,000 code points
MATCH (:Policy {id: $id})-[:HAS_TEXT]->(x:TextPart)
RETURN x.text AS text
ORDER BY x.part
