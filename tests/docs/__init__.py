"""Pages of docs/ that are made from the data of the product."""
