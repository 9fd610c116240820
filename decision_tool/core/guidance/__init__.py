"""What the guidance says, as records: pathways, steps, rules of timing, guided questions."""
