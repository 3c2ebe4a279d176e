"""The desk: pages and API, in this process, with real workers."""
