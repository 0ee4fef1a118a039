// Names of agencies are searched for; Neo4j alone, the embedded engine has embedded.sql.
CREATE FULLTEXT INDEX agency_words IF NOT EXISTS FOR (n:Agency) ON EACH [n.folded]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
