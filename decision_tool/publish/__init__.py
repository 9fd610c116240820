"""From the YAML sources to everything that is published: pages, rules for the browser, the site."""
