//! What this package's own tests, benches and fuzz targets may see.
