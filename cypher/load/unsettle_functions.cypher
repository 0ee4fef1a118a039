// What agencies are for goes; what still holds is settled anew.
// @param ids: ids of agencies
UNWIND $ids AS id
MATCH (a:Agency {id: id})
SET a.function = null
WITH a
MATCH (a)-[e:INSTANCE_OF]->(:Function)
DELETE e
