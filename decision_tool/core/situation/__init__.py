"""Guided questions: from answers to the pathways that apply."""
