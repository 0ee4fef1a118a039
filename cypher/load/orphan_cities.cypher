// Cities that hold no policy, agency or city any more go.
// @param ids: ids of cities
UNWIND $ids AS id
MATCH (c:City {id: id})
WHERE NOT EXISTS { MATCH (c)<-[:APPLIES_TO|BELONGS_TO|PART_OF]-() }
DETACH DELETE c
