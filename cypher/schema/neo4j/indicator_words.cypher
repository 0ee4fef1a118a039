// Names of indicators are searched for; Neo4j alone, the embedded engine has embedded.sql.
CREATE FULLTEXT INDEX indicator_words IF NOT EXISTS FOR (n:Indicator) ON EACH [n.folded]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
