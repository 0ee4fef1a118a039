// Titles and 文号 of policies are searched for; Neo4j alone, the embedded engine has embedded.sql.
CREATE FULLTEXT INDEX policy_words IF NOT EXISTS FOR (n:Policy) ON EACH [n.folded]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
