"""Words that the code branches on. Their values are the Swedish words that stand in the data.

Labels that readers see for these words are in ``data/ord.yml``; a test checks that none is missing.
"""

from __future__ import annotations

from enum import StrEnum

COUNTRIES = frozenset(
    "Sverige Norge Danmark Finland Island Färöarna Grönland Åland Estland Lettland Litauen Polen Tyskland "
    "Nederländerna Belgien Luxemburg Frankrike Storbritannien Irland Spanien Portugal Italien Schweiz Österrike "
    "Tjeckien Slovakien Ungern Slovenien Kroatien Rumänien Bulgarien Grekland Cypern Malta Ukraina USA Kanada Japan "
    "Sydkorea Australien Kina Indien Norden EU Europa".split()
) | {"Nya Zeeland"}
"""Names of countries and parts of the world as readers see them."""


class RequirementLevel(StrEnum):
    """How far a requirement goes; the order is the order of ambition."""

    BASIC = "bas"
    ADVANCED = "avancerad"
    SPEARHEAD = "spjutspets"


class Phase(StrEnum):
    """Phase of a purchase, in the order in which they come."""

    NEED = "behov"
    MARKET = "marknad"
    REQUIREMENTS = "krav"
    EVALUATION = "utvardering"
    CONTRACT = "avtal"
    FOLLOW_UP = "uppfoljning"
    DISPOSAL = "avyttring"


class PurchaseKind(StrEnum):
    """Kind of purchase that a requirement fits."""

    DIRECT = "direktupphandling"
    CALL_OFF = "avrop"
    FRAMEWORK = "ramavtal"
    FULL = "annonserad-upphandling"
    INTERNAL_REUSE = "internt-aterbruk"


class Burden(StrEnum):
    """How much work the follow-up costs the buyer."""

    SMALL = "liten"
    MEDIUM = "medel"
    LARGE = "stor"


class Market(StrEnum):
    """What the market can deliver, as far as the sources show."""

    MATURE = "mogen"
    GROWING = "vaxande"
    IMMATURE = "omogen"
    UNKNOWN = "okand"


class Origin(StrEnum):
    """Where a part of a requirement comes from."""

    OWN = "eget"
    SOURCE = "kalla"
    BOTH = "bada"


class Wording(StrEnum):
    """Whether a requirement text is ours or rewritten from a published one."""

    OWN = "egen"
    ADAPTED = "bearbetad"


class SourceCheck(StrEnum):
    """Whether the source was read again when the record got its final form."""

    REREAD = "omlast"
    PENDING = "ska-kontrolleras"


class LegalReview(StrEnum):
    """Legal review of a requirement text."""

    NONE = "inte-granskad"
    REVIEWED = "granskad"


class CautionKind(StrEnum):
    """What a caution is about."""

    CHEMICALS = "kemikalier"
    ENERGY = "energi"
    HYGIENE = "hygien"
    SAFETY = "sakerhet"
    COMPETITION = "konkurrens"
    SMALL_FIRMS = "sma-foretag"
    DISTANCE = "avstand"
    COST = "kostnad"
    LAW = "juridik"
    MEASURING = "matbarhet"
    DATA = "data"
    ENVIRONMENT = "miljo"
    OTHER = "ovrigt"


class ThresholdScope(StrEnum):
    """Where a rule binds in relation to the EU thresholds."""

    ABOVE = "over"
    BELOW = "under"
    BOTH = "bada"
    NOT_APPLICABLE = "ej-aktuellt"


class RuleKind(StrEnum):
    """Kind of legal source."""

    ACT = "lag"
    ORDINANCE = "forordning"
    DIRECTIVE = "direktiv"
    EU_REGULATION = "eu-forordning"
    JUDGMENT = "dom"
    AGENCY_REGULATION = "foreskrift"
    STRATEGY = "strategi"
    PROPOSAL = "forslag"
    STANDARD = "standard"
    GUIDANCE = "vagledning"


class RuleArea(StrEnum):
    """Field of law that a rule belongs to."""

    PROCUREMENT = "upphandling"
    EU = "eu"
    WASTE = "avfall"
    WEBSITE = "webbplats"


class RulePhase(StrEnum):
    """Where in a purchase a rule is used; the last one is for the duties of this site itself."""

    NEED = "behov"
    MARKET = "marknad"
    REQUIREMENTS = "krav"
    EVALUATION = "utvardering"
    CONTRACT = "avtal"
    FOLLOW_UP = "uppfoljning"
    DISPOSAL = "avyttring"
    WEBSITE = "webbplats"


class Basis(StrEnum):
    """What a confirmation of a rule rests on."""

    STATUTE = "lagtext"
    JUDGMENT = "domstext"
    AGENCY_PAGE = "myndighetssida"
    SECONDARY = "andrahandskalla"
    MEMORY = "minne"


class CaseKind(StrEnum):
    """What kind of undertaking a case is."""

    PROCUREMENT = "upphandling"
    INTERNAL = "internt-arbetssatt"
    POLICY = "styrning"
    PROJECT = "projekt"
    STUDY = "studie"


class OrganisationKind(StrEnum):
    """Kind of organisation behind a case."""

    MUNICIPALITY = "kommun"
    SMALL_MUNICIPALITY = "liten-kommun"
    CITY = "stor-kommun"
    REGION = "region"
    STATE = "stat"
    MUNICIPAL_COMPANY = "kommunalt-bolag"
    CENTRAL_PURCHASING = "inkopscentral"
    COOPERATION = "samverkan"
    RESEARCH = "forskning"


class Attestation(StrEnum):
    """Where a South Sami word or sentence is attested; the surest place counts."""

    SWEDEN = "belagd i Sverige"
    NORMED = "normerad av Gïelegaaltije"
    NORWAY = "belagd i Norge"
    DICTIONARY = "bara i ordbok"
    COMPOSED = "sammansatt av belagda led"
    PROPOSED = "föreslagen"
    REVIEWER = "från språkgranskaren"


class TemplateField(StrEnum):
    """How a field of a template is filled in."""

    TEXT = "text"
    DAY = "datum"
    CHOICE = "val"
    BOX = "ruta"


class TemplateReader(StrEnum):
    """Who reads a document that is made from a template."""

    BIDDERS = "anbudsgivare"
    SUPPLIER = "leverantor"
    BUYER = "internt"
    BOARD = "namnd"


class Inflection(StrEnum):
    """The inflected forms of a South Sami word, by the keys that editors write."""

    PLURAL = "pl"
    ACCUSATIVE = "ack"
    GENITIVE = "gen"
    ILLATIVE = "ill"
    INESSIVE = "ine"
    ELATIVE = "ela"
    PLURAL_ILLATIVE = "pl_ill"
    PRESENT_HE = "pres_sg3"
    PRESENT_WE = "pres_pl1"
    PRESENT_THEY = "pres_pl3"
    PAST_HE = "pret_sg3"
    PAST_WE = "pret_pl1"
    IMPERATIVE = "imp_sg2"
    PERFECT_PARTICIPLE = "perf_part"
    VERBAL_NOUN = "verbalsubst"


class ClauseKind(StrEnum):
    """What a clause is for: what a failure leads to, or a duty during the contract."""

    CONSEQUENCE = "pafoljd"
    DUTY = "skyldighet"


class Side(StrEnum):
    """Who a point binds."""

    SUPPLIER = "leverantoren"
    BUYER = "koparen"
    BOTH = "bada"


class Condition(StrEnum):
    """Whether the goods are new or used."""

    NEW = "nytt"
    USED = "begagnat"


class AnswerKind(StrEnum):
    """What a bidder answers to a point."""

    YES_NO = "ja-nej"
    VALUE = "varde"
    CHOICE = "val"
    TEXT = "fritext"
    ATTACHMENT = "bilaga"
    NONE = "inget"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "hogre"
    LOWER = "lagre"


class Aggregate(StrEnum):
    """How several values of one tender become one."""

    EACH = "varje"
    MEAN = "medel"
    SUM = "summa"
    LEAST = "minst"


class ProofTime(StrEnum):
    """When the proof is handed over."""

    TENDER = "anbud"
    DELIVERY = "leverans"
    CONTRACT = "avtal"
    ON_REQUEST = "begaran"


class FailureKind(StrEnum):
    """What happens when a step of the follow-up finds a failure."""

    CLAUSE = "klausul"
    REJECTION = "anbudet-forkastas"
    NO_POINTS = "inga-poang"
    NONE = "ingen"


class UsedFit(StrEnum):
    """Whether the module can be demanded of used goods."""

    YES = "ja"
    NO = "nej"
    ADAPTED = "anpassas"


class MeasureFrom(StrEnum):
    """From when a measured time runs."""

    PRODUCTION = "produktion"
    DELIVERY = "leverans"
    ORDER = "bestallning"
    CONTRACT_START = "avtalsstart"
    CONTRACT_END = "avtalsslut"
    NOTICE = "meddelande"
    LAST_SALE = "sista-forsaljning"


class EvaluationBasis(StrEnum):
    """The grounds on which tenders may be evaluated (LOU 16:1)."""

    BEST_RATIO = "basta-forhallandet"
    COST = "kostnad"
    PRICE = "pris"


class Calculation(StrEnum):
    """A way to calculate the results of tenders."""

    DEDUCTION = "avdrag"
    FIXED_PRICE = "fast-pris"
    ABSOLUTE_POINTS = "absolut-poang"
    LIFE_CYCLE_COST = "lcc"
    CARBON_PRICE = "koldioxidpris"
    THRESHOLD = "troskel"
    RELATIVE = "relativ"


class Winner(StrEnum):
    """Which result wins."""

    LOWEST = "lagst"
    HIGHEST = "hogst"


class Situation(StrEnum):
    """Where a buyer stands when a practical question comes up, in the order of a purchase."""

    PLANNING = "planering"
    DIRECT = "direktkop"
    AUCTION = "auktion"
    RENTING = "hyra"
    TIME_LIMITS = "tidsgranser"
    REQUIREMENTS = "krav"
    LABELS = "markning"
    EVALUATION = "utvardering"
    CHECKING = "kontroll"
    SECRECY = "sekretess"
    CALL_OFF = "ramavtal"
    PRICES = "prisklausul"
    CHANGES = "andring"
    FOLLOW_UP = "uppfoljning"
    CONSTRUCTION = "bygg"
    SHARING = "internt"
    SELLING = "salja-ge"
    GIFTS = "gavor"
    UTILITIES = "luf"


class RulingTheme(StrEnum):
    """What a ruling is about, in the order in which a buyer meets it."""

    ENVIRONMENT = "miljokrav"
    REUSED = "begagnat"
    BRANDS = "varumarke"
    EQUIVALENCE = "likvardigt"
    PROPORTION = "proportionalitet"
    MANDATORY = "ska-krav"
    CLARITY = "tydlighet"
    EVALUATION = "utvardering"
    LOW_TENDERS = "laga-anbud"
    PROOF = "bevis"
    FRAMEWORKS = "ramavtal"
    DIRECT = "direktkop"
    CHANGES = "andring"
    FUNCTION = "funktion"
    SECRECY = "insyn"
    WASTE = "avfall"
    SELLING = "salja"


class BuyerOutcome(StrEnum):
    """How the buyer's way of doing fared in court."""

    RIGHT = "holl"
    WRONG = "foll"
    PARTLY = "delvis"
    OTHER = "annat"


class RulingReading(StrEnum):
    """How far the sources of a ruling were read."""

    RULING = "domskal"
    REPORT = "referat"
    MENTION = "omnamnande"


class FactorState(StrEnum):
    """What a climate factor is about."""

    NEW = "ny"
    USED = "begagnad"
    RENOVATED = "renoverad"
    LEASED = "hyrd"
    SAVED = "undviket"
    SHARE = "andel"
    PROCESS = "process"
    LIFE = "hela-livet"


class FactorOrigin(StrEnum):
    """How a figure came about: read in the source, derived from its figures, or our own proposal."""

    SOURCE = "kalla"
    DERIVED = "harlett"
    OWN = "eget"


class FactorUse(StrEnum):
    """Whether a factor may be counted with."""

    YES = "ja"
    WITH_NOTE = "med-forbehall"
    NO = "nej"


class FactorLicence(StrEnum):
    """What the terms of a source let us publish."""

    FREE = "fri"
    QUOTED = "citat"
    OWN = "egen"
    UNCLEAR = "oklar"


class Certainty(StrEnum):
    """How sure a ready case of the calculator is."""

    HIGH = "hog"
    MEDIUM = "medel"
    LOW = "lag"


class TextTest(StrEnum):
    """How a rule looks at a text."""

    FOUND = "finns"
    MISSING = "saknas"
    COUNT = "antal"
    LENGTH = "langd"


class FindingWeight(StrEnum):
    """How much a finding weighs."""

    FAULT = "fel"
    REMINDER = "paminnelse"


class TextScope(StrEnum):
    """How far around a finding an exception counts."""

    SENTENCE = "mening"
    TEXT = "text"
