"""Who says so: for any words of a report, the source that is cited for them."""
