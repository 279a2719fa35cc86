"""Calendar files: one per helper, with neutral subjects and nothing that protects or exposes anybody."""
