"""The browser's Python made ready to start: cut to what the engine uses, compiled beforehand."""
