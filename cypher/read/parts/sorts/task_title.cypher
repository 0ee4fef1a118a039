// By the title of the task.
t.title
