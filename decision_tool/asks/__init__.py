"""What the page can ask the engine, a file an ask: from a request's plain shape to the core."""
