"""The rules of coherence, by what they are about; `coherence.RULES` lists them all."""
