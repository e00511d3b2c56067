"""Pure rules over keuzes and catalogue: what research and the plan itself have to say."""
