// Which of these cities are there.
// @param ids: ids of cities
// @column id: id of one that is there
UNWIND $ids AS id
MATCH (n:City {id: id})
RETURN id
ORDER BY id
