"""The page asks the engine through these modules, one for each request: plain shapes in and out."""
