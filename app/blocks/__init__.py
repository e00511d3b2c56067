"""The catalogue: bouwstenen, their stappen and groepen, versions, bronnen and tips."""
