// The shorter texts of policies.
// @param rows: maps of id, documents (their file names), sha256s (of their bytes), lengths (of their texts, in code points)
UNWIND $rows AS row
MATCH (p:Policy {id: row.id})
SET p.other_documents = CASE WHEN size(row.documents) = 0 THEN null ELSE row.documents END,
  p.other_sha256s = CASE WHEN size(row.sha256s) = 0 THEN null ELSE row.sha256s END,
  p.other_lengths = CASE WHEN size(row.lengths) = 0 THEN null ELSE row.lengths END
