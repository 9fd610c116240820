"""From pages and browser files to the folder that is published, and serving it."""
