"""Lets `python -m cli` run the same as `hilfemix`."""

from cli.app import main

if __name__ == "__main__":
    main()
