"""The two indexes, by words and by meaning: they can be thrown away and are made again from the ledger."""
