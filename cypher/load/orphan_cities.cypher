// Cities that hold no policy, agency or city any more go.
// @param ids: ids of cities
// @column id: id of one that went
UNWIND $ids AS id
MATCH (c:City {id: id})
WHERE NOT EXISTS { MATCH (c)<-[:APPLIES_TO|BELONGS_TO|PART_OF]-() }
WITH c, c.id AS id
DETACH DELETE c
RETURN id
ORDER BY id
