// Ids that name something again.
// @param ids: ids of tasks and policies
UNWIND $ids AS id
MATCH (f:Former {id: id})
DELETE f
