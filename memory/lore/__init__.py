"""Documents of her world, read in piece by piece."""
