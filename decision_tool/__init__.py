"""Pathways written once in YAML become guidance pages and a date calculator.

`core` decides dates and knows nothing else; `exports` writes what is taken away;
`requests` is the browser's door to both; `publish` turns YAML into the model, the pages and
the browser's files; `commands`, `cli` and `mkdocs_plugin` are thin edges around them.
"""
