// Some nodes go, whatever they are, but what the store keeps for itself: an import that failed is undone.
// @param limit: their number
// @column gone: how many went
MATCH (n)
WHERE NOT n:Former AND NOT n:StoreVersion
WITH n ORDER BY n.id LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone
