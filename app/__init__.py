"""The Bouwplaats: from keuzes to a culture policy plan for the council."""
