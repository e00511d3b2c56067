"""Paper: a frozen Document and the files it can be written as. This room knows nothing of bouwstenen."""
