"""What people do with memories: pin, set apart, forget, carry elsewhere."""
