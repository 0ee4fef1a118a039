// By the deadline, or the day that a report is of; without one last.
coalesce(toString(e.deadline), toString(e.as_of), '9999-12-31')
