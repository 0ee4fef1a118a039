// The shorter texts of a policy.
// @param policy_id: id of the policy
// @param documents: their file names
// @param sha256s: of their bytes
// @param lengths: of their texts, in code points
MATCH (p:Policy {id: $policy_id})
SET p.other_documents = CASE WHEN size($documents) = 0 THEN null ELSE $documents END,
  p.other_sha256s = CASE WHEN size($sha256s) = 0 THEN null ELSE $sha256s END,
  p.other_lengths = CASE WHEN size($lengths) = 0 THEN null ELSE $lengths END
