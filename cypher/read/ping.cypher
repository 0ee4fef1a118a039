// Whether the database answers.
// @column answer: 1
RETURN 1 AS answer
