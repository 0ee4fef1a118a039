// Words of tasks are searched for; Neo4j alone, the embedded engine has embedded.sql.
CREATE FULLTEXT INDEX task_words IF NOT EXISTS FOR (n:Task) ON EACH [n.folded]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
