// By the title; without one last.
coalesce(p.title, '\uffff')
