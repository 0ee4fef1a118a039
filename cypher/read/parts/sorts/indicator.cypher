// By the name of the indicator.
i.name
