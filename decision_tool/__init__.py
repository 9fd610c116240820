"""Pathways written once in YAML become guidance pages and a date calculator.

`core` decides dates and knows nothing else; `bridge` is the browser's door to
it; `build` turns YAML into the model, the pages and the browser's files;
`mkdocs_plugin` and `cli` are thin edges around them.
"""
