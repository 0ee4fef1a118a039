// Tasks that no agency leads.
NOT EXISTS { MATCH (:Agency)-[:LEADS]->(t) }
