"""Closed vocabularies of the case file. A word that is not listed is refused, never guessed."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """What kind of help: the word that needs, offers and consents share."""

    BODY_CARE = "body_care"
    INTIMATE_CARE = "intimate_care"
    TOILETING = "toileting"
    DRESSING = "dressing"
    EATING = "eating"
    MOBILITY_AT_HOME = "mobility_at_home"
    TREATMENT_CARE = "treatment_care"
    MEDICATION = "medication"
    INTENSIVE_CARE = "intensive_care"
    MEAL = "meal"
    SHOPPING = "shopping"
    CLEANING = "cleaning"
    LAUNDRY = "laundry"
    PAPERWORK = "paperwork"
    ACCOMPANY_OUTSIDE = "accompany_outside"
    SOCIAL_CONTACT = "social_contact"
    LEISURE = "leisure"
    MOVEMENT = "movement"
    DAY_STRUCTURE = "day_structure"
    SUPERVISION = "supervision"
    LIVING_SKILLS = "living_skills"
    TRAVEL_TRAINING = "travel_training"
    CRISIS_SUPPORT = "crisis_support"
    LEARNING = "learning"
    CHILDCARE = "childcare"
    PARENTING = "parenting"
    CHILD_PROTECTION = "child_protection"
    EARLY_SUPPORT = "early_support"
    WORK = "work"
    COUNSELLING = "counselling"
    RESPITE = "respite"
    INTERPRETING = "interpreting"


WITHOUT_THE_PERSON: frozenset[Task] = frozenset({Task.CLEANING, Task.LAUNDRY, Task.SHOPPING})
"""Tasks for the home: they take nothing of the person's own time, and may happen while they are out."""


class Action(StrEnum):
    """How help is given. Enabling is never replaced by taking over."""

    TAKE_OVER = "take_over"
    ACCOMPANY = "accompany"
    ENABLE = "enable"
    SUPERVISE = "supervise"
    BE_REACHABLE = "be_reachable"


class Standing(StrEnum):
    """How binding a need is: danger if missed, owed by law, or wished."""

    SAFETY = "safety"
    OWED = "owed"
    WISHED = "wished"


class Urgency(StrEnum):
    """Set by a named role."""

    NOW = "now"
    SOON = "soon"
    PLANNED = "planned"


class Qualification(StrEnum):
    """Q0 informal, Q1 guided volunteer, Q2 support worker, Q3 assistant, Q4 Fachkraft, Q5 specialised."""

    Q0 = "Q0"
    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    Q5 = "Q5"


class Kind(StrEnum):
    """The six kinds of help."""

    OWN = "own"
    INFORMAL = "informal"
    CIVIC = "civic"
    INFRASTRUCTURE = "infrastructure"
    PROFESSIONAL = "professional"
    MARKET = "market"


class Sex(StrEnum):
    """Read only for a stated wish about the carer and for the report on who carries the care."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    UNKNOWN = "unknown"


class Disability(StrEnum):
    """Kinds of disability as the law distinguishes them."""

    KOERPERLICH = "koerperlich"
    GEISTIG = "geistig"
    SEELISCH = "seelisch"
    SINNES = "sinnes"
    MEHRFACH = "mehrfach"


class WeekKind(StrEnum):
    """Kinds of week that offers know: who is open only in term time names `regular`."""

    REGULAR = "regular"
    HOLIDAY = "holiday"
    RESPITE = "respite"
    HOSPITAL = "hospital"


class Access(StrEnum):
    """What a place must have so that a person can use it."""

    STEP_FREE = "step_free"
    WHEELCHAIR = "wheelchair"
    ACCESSIBLE_TOILET = "accessible_toilet"
    HEARING_LOOP = "hearing_loop"
    TACTILE_GUIDANCE = "tactile_guidance"
    LOW_STIMULUS = "low_stimulus"
    EASY_LANGUAGE = "easy_language"


class Hazard(StrEnum):
    """What makes a home hard or dangerous to live in."""

    STAIRS_TO_HOME = "stairs_to_home"
    STAIRS_INSIDE = "stairs_inside"
    BATH_NOT_ACCESSIBLE = "bath_not_accessible"
    NARROW_DOORS = "narrow_doors"
    TRIP_HAZARDS = "trip_hazards"
    STOVE_WITHOUT_CUTOFF = "stove_without_cutoff"
    NO_SMOKE_ALARM = "no_smoke_alarm"
    DAMP_OR_COLD = "damp_or_cold"
    OVERCROWDED = "overcrowded"


class LibertyMeasure(StrEnum):
    """What keeps somebody from going where they want: § 1831 Abs. 4, § 1631b Abs. 2 BGB."""

    BED_RAILS = "bed_rails"
    BELT_OR_TABLE = "belt_or_table"
    LOCKED_DOOR = "locked_door"
    SEDATION = "sedation"
    TRACKING = "tracking"
    OTHER_MEANS = "other_means"


class GoingOut(StrEnum):
    """How a person leaves home."""

    ALONE = "alone"
    WITH_COMPANION = "with_companion"
    NOT_AT_ALL = "not_at_all"


class Relation(StrEnum):
    """How a helper stands to the person. Never rated."""

    SPOUSE_OR_PARTNER = "spouse_or_partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    IN_LAW = "in_law"
    GRANDPARENT = "grandparent"
    OTHER_RELATIVE = "other_relative"
    NEIGHBOUR = "neighbour"
    FRIEND = "friend"
    VOLUNTEER = "volunteer"
    COLLEAGUE = "colleague"


RELATIVES = frozenset(
    {
        Relation.SPOUSE_OR_PARTNER,
        Relation.PARENT,
        Relation.CHILD,
        Relation.SIBLING,
        Relation.IN_LAW,
        Relation.GRANDPARENT,
        Relation.OTHER_RELATIVE,
    }
)
"""Family, of whom nobody can choose not to be."""


class Benefit(StrEnum):
    """The benefits that this version knows; the law files say what each one grants."""

    PFLEGESACHLEISTUNG = "pflegesachleistung"
    PFLEGEGELD = "pflegegeld"
    ENTLASTUNGSBETRAG = "entlastungsbetrag"
    TAGESPFLEGE = "tagespflege"
    VERHINDERUNGSPFLEGE = "verhinderungspflege"
    ASSISTENZ_KOMPENSATORISCH = "assistenz_kompensatorisch"
    ASSISTENZ_QUALIFIZIERT = "assistenz_qualifiziert"
    TAGESSTRUKTUR = "tagesstruktur"
    MOBILITAET = "mobilitaet"
    ERZIEHUNGSBERATUNG = "erziehungsberatung"
    SOZIALE_GRUPPENARBEIT = "soziale_gruppenarbeit"
    ERZIEHUNGSBEISTAND = "erziehungsbeistand"
    SOZIALPAEDAGOGISCHE_FAMILIENHILFE = "sozialpaedagogische_familienhilfe"
    EINGLIEDERUNGSHILFE_35A = "eingliederungshilfe_35a"
    BETREUUNG_IN_NOTSITUATIONEN = "betreuung_in_notsituationen"
    HAEUSLICHE_KRANKENPFLEGE = "haeusliche_krankenpflege"
    SOZIOTHERAPIE = "soziotherapie"
    INTENSIVPFLEGE = "intensivpflege"
    HAUSHALTSHILFE = "haushaltshilfe"
    UNTERSTUETZUNGSPFLEGE = "unterstuetzungspflege"
    SAPV = "sapv"
    TEILHABE_AN_BILDUNG = "teilhabe_an_bildung"
    FRUEHFOERDERUNG = "fruehfoerderung"
    HILFE_FUER_JUNGE_VOLLJAEHRIGE = "hilfe_fuer_junge_volljaehrige"
    TAGESGRUPPE = "tagesgruppe"


class ClaimWord(StrEnum):
    """Claims that no line of a week draws; the law files say what each one grants."""

    UMWANDLUNGSANSPRUCH = "umwandlungsanspruch"
    KURZZEITPFLEGE = "kurzzeitpflege"
    VERHINDERUNGSPFLEGE = "verhinderungspflege"
    PFLEGEHILFSMITTEL_VERBRAUCH = "pflegehilfsmittel_verbrauch"
    TECHNISCHE_HILFSMITTEL = "technische_hilfsmittel"
    WOHNUMFELDVERBESSERUNG = "wohnumfeldverbesserung"
    DIGITALE_PFLEGEANWENDUNGEN = "digitale_pflegeanwendungen"
    WOHNGRUPPENZUSCHLAG = "wohngruppenzuschlag"
    WOHNGRUPPE_ANSCHUB = "wohngruppe_anschub"
    GEMEINSCHAFTLICHE_WOHNFORM = "gemeinschaftliche_wohnform"
    VOLLSTATIONAER = "vollstationaer"
    BERATUNGSBESUCH = "beratungsbesuch"
    PFLEGEBERATUNG = "pflegeberatung"
    HILFE_ZUR_PFLEGE = "hilfe_zur_pflege"
    EUTB = "eutb"
    VERTRAUENSPERSON = "vertrauensperson"
    BERATUNG_EINGLIEDERUNGSHILFE = "beratung_eingliederungshilfe"
    PERSOENLICHES_BUDGET = "persoenliches_budget"
    VERFAHRENSLOTSE = "verfahrenslotse"
    KINDERTAGESBETREUUNG = "kindertagesbetreuung"
    GANZTAG = "ganztag"
    OMBUDSSTELLE = "ombudsstelle"
    UEBERGANGS_KURZZEITPFLEGE = "uebergangs_kurzzeitpflege"
    NIEDRIGSCHWELLIGE_HILFEN = "niedrigschwellige_hilfen"
    LANDESPFLEGEGELD = "landespflegegeld"
    BLINDENHILFE = "blindenhilfe"


class Book(StrEnum):
    """A book of the Sozialgesetzbuch."""

    SGB_V = "sgb_v"
    SGB_VIII = "sgb_viii"
    SGB_IX = "sgb_ix"
    SGB_XI = "sgb_xi"
    SGB_XII = "sgb_xii"


class TitleClass(StrEnum):
    """Classes of residence titles, as coarse as the rules read them."""

    GERMAN = "german"
    EU_OR_FAMILY = "eu_or_family"
    SETTLEMENT = "settlement"
    FIXED_TERM_LIKELY_PERMANENT = "fixed_term_likely_permanent"
    FIXED_TERM_OTHER = "fixed_term_other"
    SECTION_24 = "section_24"
    ASYLUM_APPLICATION = "asylum_application"
    DULDUNG = "duldung"
    OBLIGED_TO_LEAVE = "obliged_to_leave"
    NONE = "none"
