"""Reports of one incident become one event."""
