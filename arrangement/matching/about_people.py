"""Conditions about people: their will, their consent, their protection, their qualification."""

from __future__ import annotations

from arrangement.catalogue import Offer
from arrangement.law.task_rules import TaskRule, rule_for
from arrangement.law.understanding import may_interpret
from arrangement.matching.candidate import Candidate, Found, World
from assessment.case.data_consent import taken_back
from assessment.case.employed import Employed
from assessment.case.homes import lives_at
from assessment.case.needs import Reachable
from assessment.case.network import Helper, HelperConsent
from assessment.case.people import OwnResource, Person
from assessment.case.will import Aimed, Refusal
from assessment.case.words import Kind, Qualification, Relation
from assessment.ground.calendar import is_of_age
from assessment.ground.grid import Slot

LEVELS = tuple(Qualification)
HELPER, INSTRUCTED_HELPER = Qualification.Q1, Qualification.Q3


def own_statement(world: World, c: Candidate, found: Found) -> Found | None:
    """The person named this task, and this need if they named needs; nobody is on call for themselves."""
    if not isinstance(c.source, OwnResource):
        return found
    if isinstance(c.need.measure, Reachable):
        return None
    mine = any(own.id == c.source.id for own in c.person.own)
    stated = c.need.task in c.source.tasks and c.need.action in c.source.actions
    named = not c.source.needs or c.need.id in c.source.needs
    said = c.source.stated_on <= world.on
    return found if mine and stated and named and said else None


def place_is_safe(world: World, c: Candidate, found: Found) -> Found | None:
    """Neither person, provider nor place is marked unsafe, alone or together with the person."""
    ids, elsewhere = {c.source_id}, set()
    if isinstance(c.source, Offer):
        ids |= {c.source.provider} | ({c.source.team} if c.source.team else set())
        elsewhere = {c.source.stadtteil} if c.source.stadtteil and c.source.form == "session" else set()
    comes = not isinstance(c.source, Offer) or c.source.form == "visit"
    homes, people = set[str](), list[Person]()
    for mark in world.case.unsafe():
        if mark.person in ids or mark.place in ids | elsewhere:
            return None
        if comes:
            homes |= {home for home, place in world.stadtteil.items() if mark.place in (home, place)}
        together = set(mark.joint_presence or ())
        if together & ids:
            people += [person for person in world.case.persons if person.id in together]
    if c.person in people:
        return None
    if not homes and not people:
        return found

    def is_safe(slot: Slot, home: str | None) -> bool:
        return home not in homes and all(home != world.home_at(person, slot) for person in people)

    return found.only(
        lambda slot: is_safe(slot, c.where.get(slot)),
        lambda slot: is_safe(slot, world.home_at(c.person, slot)),
    )


def is_aimed_at(aimed: Aimed, c: Candidate) -> bool:
    """Whether a wish names this source; unknown sex fulfils none, and where nobody comes none is missed."""
    if aimed.carer_sex is not None and c.sexes is not None and aimed.carer_sex not in c.sexes:
        return False
    return _named(aimed, c)


def _hit_by(refusal: Refusal, c: Candidate) -> bool:
    """Whether a refusal concerns this source; unknown sex never evades a refusal."""
    sex = refusal.of.carer_sex
    if sex is not None and (c.sexes is None or any(other is not sex for other in c.sexes)):
        return False
    return _named(refusal.of, c)


def _named(aimed: Aimed, c: Candidate) -> bool:
    helper = c.source_id if isinstance(c.source, Helper | Employed) else None
    offer = c.source_id if isinstance(c.source, Offer) else None
    pairs: tuple[tuple[object, object], ...] = (
        (aimed.provider, c.provider),
        (aimed.offer, offer),
        (aimed.helper, helper),
        (aimed.kind, c.kind),
    )
    return all(wanted is None or wanted == given for wanted, given in pairs)


def not_refused(world: World, c: Candidate, found: Found) -> Found | None:
    """No refusal of the person hits this source for this task; refused times are taken out."""
    if isinstance(c.source, OwnResource):
        return found
    closed: set[Slot] = set()
    for refusal in world.case.refusals:
        concerned = refusal.person == c.person.id and (not refusal.tasks or c.need.task in refusal.tasks)
        if not concerned or not _hit_by(refusal, c):
            continue
        if not refusal.times:
            return None
        closed.update(*(times.slots() for times in refusal.times))
    if not closed:
        return found
    return found.only(lambda slot: slot.in_week(0) not in closed)


def helper_is_of_age(world: World, c: Candidate, found: Found) -> Found | None:
    """A helper known to be under 18 is never planned, nor is somebody employed."""
    if not isinstance(c.source, Helper | Employed) or c.source.birth_date == "unknown":
        return found
    return found if is_of_age(c.source.birth_date, world.on, world.full_age) else None


def _consent(world: World, c: Candidate) -> HelperConsent | None:
    """The helper's valid consent for this task, or None."""
    if not isinstance(c.source, Helper) or taken_back(c.source.data_consent):
        return None
    if c.source.is_person == c.person.id:  # what somebody does for themselves is their own strength
        return None
    for consent in c.source.consents:
        age = (world.on - consent.agreed_on).days
        ended = consent.until is not None and consent.until < world.last_day
        withdrawn = consent.withdrawn_on is not None
        if (
            c.need.task in consent.tasks
            and c.need.action in consent.actions
            and (not consent.persons or c.person.id in consent.persons)
            and (consent.intimate or not c.need.intimate)
            and 0 <= age <= world.policy.limits.consent_valid_days
            and not ended
            and not withdrawn
        ):
            return consent
    return None


def helper_agreed(world: World, c: Candidate, found: Found) -> Found | None:
    """A valid consent for this task, way of helping, person and intimacy; on call as fast as needed."""
    if not isinstance(c.source, Helper):
        return found
    if isinstance(c.need.measure, Reachable):
        within = c.source.on_call_within_minutes
        if within is None or within > c.need.measure.within_minutes:
            return None
    return found if _consent(world, c) else None


def contract_allows(world: World, c: Candidate, found: Found) -> Found | None:
    """A contract that runs over the whole horizon and names task, action and intimacy; never for calls."""
    if not isinstance(c.source, Employed):
        return found
    if isinstance(c.need.measure, Reachable):
        return None
    contract = c.source
    runs = max(contract.agreed_on, contract.begins) <= world.on and not (
        contract.ends is not None and contract.ends < world.last_day
    )
    named = c.need.task in contract.tasks and c.need.action in contract.actions
    return found if runs and named and (contract.intimate or not c.need.intimate) else None


def helper_comes_here(world: World, c: Candidate, found: Found) -> Found | None:
    """At their own home and where they said; who lives elsewhere and named no home comes to every one.

    Who is employed works at the home of the contract.
    """
    if isinstance(c.source, Employed):
        at_work = c.source.home
        return found.only(lambda slot: c.where[slot] == at_work)
    if not isinstance(c.source, Helper) or not (c.source.home or c.source.helps_at):
        return found
    homes = {c.source.home, *c.source.helps_at}
    return found.only(lambda slot: c.where[slot] in homes)


def informal_is_lawful(world: World, c: Candidate, found: Found) -> Found | None:
    """What only professionals may do is done by professionals only."""
    return None if unpaid_help(world, c) == "no" else found


def unpaid_help(world: World, c: Candidate) -> str:
    """Whether this kind of source may meet the need: `yes`, `instructed` or `no`; volunteers are civic."""
    rule = rule_for(c.need, world.law)
    if isinstance(c.source, Helper) and c.source.relation is Relation.VOLUNTEER:
        return rule.civic
    return may_help(c.kind, rule)


def may_help(kind: Kind, rule: TaskRule) -> str:
    """Whether help of this kind may do a task at all: `yes`, `instructed` or `no`."""
    return {
        Kind.PROFESSIONAL: "yes",
        Kind.INFORMAL: rule.informal,
        Kind.CIVIC: rule.civic,
        Kind.INFRASTRUCTURE: rule.infrastructure,
        Kind.MARKET: "yes" if rule.informal == "yes" else "no",
        Kind.OWN: "no" if rule.informal == "no" else "yes",
    }[kind]


def instructed(world: World, c: Candidate, found: Found) -> Found | None:
    """Where an instruction is needed: on record, for somebody at home or named for this person."""
    if not isinstance(c.source, Helper) or unpaid_help(world, c) != "instructed":
        return found
    consent = _consent(world, c)
    if consent is None or consent.instructed_on is None or consent.instructed_on > world.on:
        return None
    return found if c.source.home in lives_at(c.person) or c.person.id in consent.persons else None


def clearance_seen(world: World, c: Candidate, found: Found) -> Found | None:
    """Volunteers with minors or disabled people."""
    if not isinstance(c.source, Helper) or c.source.relation is not Relation.VOLUNTEER:
        return found
    minor = c.person.birth_date != "unknown" and not is_of_age(c.person.birth_date, world.on, world.full_age)
    if not minor and not c.person.disability:
        return found
    return found if c.source.clearance_on is not None and c.source.clearance_on <= world.on else None


def interpreter_is_free(world: World, c: Candidate, found: Found) -> Found | None:
    """Relatives interpret only where the person wishes it, and nothing that is theirs to keep."""
    helper = c.source if isinstance(c.source, Helper) else None
    return found if helper is None or may_interpret(world.case, c.need, helper, world.law) else None


def qualification_reached(world: World, c: Candidate, found: Found) -> Found | None:
    """Staff reach the assessed floor and the floor of the task; unpaid help reaches the assessed floor."""
    if isinstance(c.source, OwnResource):
        return found
    floor = c.need.min_qualification
    if c.kind is Kind.PROFESSIONAL:
        floor = max(floor, rule_for(c.need, world.law).min_qualification, key=LEVELS.index)
    return found if LEVELS.index(_qualification(world, c)) >= LEVELS.index(floor) else None


def _qualification(world: World, c: Candidate) -> Qualification:
    """A team's or group's own; a helper counts as Q1, as Q3 for a task they were instructed in."""
    if isinstance(c.source, Offer):
        return c.team.qualification if c.team else c.source.qualification
    return INSTRUCTED_HELPER if unpaid_help(world, c) == "instructed" else HELPER
