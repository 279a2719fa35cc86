"""The catalogue: everything on offer in the neighbourhood and beyond it."""

from arrangement.catalogue.offer import Catalogue, Offer, Provider, Session, Team

__all__ = ["Catalogue", "Offer", "Provider", "Session", "Team"]
