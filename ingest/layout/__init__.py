"""The reading of the whole document: marks, boilerplate, tables, statements of responsibility, tasks."""
