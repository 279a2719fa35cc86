"""What people read: plans in words, as pages and as calendar entries. Reads data, solves nothing."""
