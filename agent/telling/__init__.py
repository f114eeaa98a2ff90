"""Telling people what needs them: what there is to tell, when it may be told, and the way out."""
