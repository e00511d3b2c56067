"""The draagvlaksessie: others sort the bouwstenen of a bouwwerk blind, afterwards its makers see what they agree on."""
