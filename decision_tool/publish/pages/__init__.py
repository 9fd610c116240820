"""From the library to the Markdown of every page; nothing here touches a file."""
