// Tasks without any agency.
NOT EXISTS { MATCH (:Agency)-[:LEADS|SUPPORTS]->(t) }
