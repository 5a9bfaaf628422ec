"""In place of other libraries."""
