"""Tables of tasks: found however they were flattened, their cells given to columns, their rows read as tasks."""
