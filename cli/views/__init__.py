"""Views: data in, renderables out. Nothing here reads a file or prints."""
