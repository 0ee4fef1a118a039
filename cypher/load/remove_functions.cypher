// What agencies are for goes; what still holds is written anew.
// @param ids: ids of agencies
UNWIND $ids AS id
MATCH (:Agency {id: id})-[e:INSTANCE_OF]->(:Function)
DELETE e
