// What is known of policies, and of others that the same bytes were read as: an older version gave these another id.
// @param policy_ids: ids of policies
// @param sha256s: of the bytes
// @column id: id of a policy
// @column document: file name of the text that stands
// @column sha256: of its bytes
// @column length: of its text, in code points
// @column documents: file names of the shorter texts
// @column sha256s: of their bytes
// @column lengths: of their texts
UNWIND $policy_ids AS one MATCH (p:Policy {id: one})
WHERE p.source_sha256 IS NOT NULL
RETURN p.id AS id, p.document AS document, p.source_sha256 AS sha256, p.length AS length,
  coalesce(p.other_documents, []) AS documents, coalesce(p.other_sha256s, []) AS sha256s,
  coalesce(p.other_lengths, []) AS lengths
UNION
UNWIND $sha256s AS one MATCH (p:Policy {source_sha256: one})
RETURN p.id AS id, p.document AS document, p.source_sha256 AS sha256, p.length AS length,
  coalesce(p.other_documents, []) AS documents, coalesce(p.other_sha256s, []) AS sha256s,
  coalesce(p.other_lengths, []) AS lengths
UNION
MATCH (p:Policy)
WHERE p.other_sha256s IS NOT NULL AND any(one IN p.other_sha256s WHERE one IN $sha256s)
RETURN p.id AS id, p.document AS document, p.source_sha256 AS sha256, p.length AS length,
  coalesce(p.other_documents, []) AS documents, coalesce(p.other_sha256s, []) AS sha256s,
  coalesce(p.other_lengths, []) AS lengths
