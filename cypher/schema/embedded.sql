-- What cypher/schema/neo4j/*_words.cypher are to Neo4j: an index of each kind's folded text, by pairs of neighbouring characters.
-- The embedded engine runs it when it starts; a statement ends with its line.
CREATE VERTEX TYPE Task IF NOT EXISTS
CREATE PROPERTY Task.folded IF NOT EXISTS STRING
CREATE INDEX `task_words` IF NOT EXISTS ON Task (folded) FULL_TEXT METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}
CREATE VERTEX TYPE Policy IF NOT EXISTS
CREATE PROPERTY Policy.folded IF NOT EXISTS STRING
CREATE INDEX `policy_words` IF NOT EXISTS ON Policy (folded) FULL_TEXT METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}
CREATE VERTEX TYPE Agency IF NOT EXISTS
CREATE PROPERTY Agency.folded IF NOT EXISTS STRING
CREATE INDEX `agency_words` IF NOT EXISTS ON Agency (folded) FULL_TEXT METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}
CREATE VERTEX TYPE Indicator IF NOT EXISTS
CREATE PROPERTY Indicator.folded IF NOT EXISTS STRING
CREATE INDEX `indicator_words` IF NOT EXISTS ON Indicator (folded) FULL_TEXT METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}
