"""Events as bytes for both faces: one file a format."""
