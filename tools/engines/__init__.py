"""Firefox and WebKit beside Chromium, as Debian packages them, driven without a library."""
