"""The records: one frozen class per kind, and the one place where a Swedish key meets its English field.

Each field is declared once, with Swedish title and help. From the declaration come the validation, the JSON Schema of
the editors' YAML plug-in, the public field table and the export columns. A record that exists is right as far as it can
be judged alone; what needs other records (references, versions) is checked in ``checking``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from ..source.fields import (
    UNDATED,
    Cpv,
    Day,
    Id,
    ShownDate,
    Text,
    WebAddress,
    WholeNumber,
    YesNo,
    swedish_date,
)
from ..source.laws import LawReference
from ..source.vocabulary import (
    Basis,
    Burden,
    CaseKind,
    CautionKind,
    LegalReview,
    Market,
    OrganisationKind,
    Origin,
    Phase,
    PurchaseKind,
    RequirementLevel,
    RuleArea,
    RuleKind,
    RulePhase,
    SourceCheck,
    TermStatus,
    ThresholdScope,
    Wording,
)


class Part(BaseModel):
    """A part of a record: unknown keys are refused, nothing can be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, ser_json_timedelta="iso8601")


def declared(alias: str, title: str, help_text: str, default: Any = ...) -> Any:
    """A field by its Swedish key, title and help; without a default it is required."""
    return Field(default, alias=alias, title=title, description=help_text)


def reference_to(kind: str) -> dict[str, str]:
    """Marks a field (by json_schema_extra) as ids of records of a kind."""
    return {"hanvisar_till": kind}


def _refs(kind: str, alias: str, title: str, help_text: str, default: Any = ()) -> Any:
    return Field(default, alias=alias, title=title, description=help_text, json_schema_extra=reference_to(kind))


class SourceNote(Part):
    """A source that the reader can open, with the date that it shows."""

    title: Text = declared("titel", "Titel", "Källans rubrik.")
    publisher: Text | None = declared("utgivare", "Utgivare", "Vem som gett ut källan.", None)
    address: WebAddress | None = declared("adress", "Adress", "Hela webbadressen. Utelämnas bara när källan inte finns på webben.", None)
    shown_date: ShownDate = declared("datum", "Datum", f'Det datum källan själv visar, annars "{UNDATED}".')
    shows: Text | None = declared("visar", "Visar", "Vad i källan som stöder uppgiften.", None)

    @property
    def date_text(self) -> str:
        """The date in words, or "utan datum"."""
        return swedish_date(self.shown_date)


class Record(Part):
    """What every record has. ``kind`` is the folder in ``data/``; ``address`` the path of its page in the site."""

    kind: ClassVar[str]
    label: ClassVar[str]
    folder: ClassVar[str | None] = None

    id: Id = declared("id", "Id", "Samma som filnamnet utan .yml. Ändras aldrig och återanvänds aldrig.")

    @property
    def heading(self) -> str:
        """The record's title in Swedish."""
        return getattr(self, "title")

    @property
    def path(self) -> str | None:
        """Path of the record's page, such as "fall/x"; None for kinds without pages of their own."""
        return f"{self.folder}/{self.id}" if self.folder else None


class Step(Part):
    """One step of the follow-up."""

    when: Text = declared("nar", "När", "När steget görs.")
    how: Text = declared("hur", "Hur", "Vad ni gör och vad ni jämför med.")
    on_failure: Text = declared("vid_brist", "Vid brist", "Vad som händer när kravet inte är uppfyllt.")


class Proof(Part):
    """How a supplier shows that the requirement is met."""

    text: Text = declared("text", "Bevis", "Det bevis ni ber om.")
    alternatives: tuple[Text, ...] = declared("alternativ", "Alternativ", "Andra bevis som godtas, med likvärdigt sist.", ())
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class FollowUp(Part):
    """Follow-up during the contract, with its burden for the buyer."""

    steps: tuple[Step, ...] = Field(alias="steg", title="Steg", description="När, hur och vad som händer vid brist.", min_length=1)
    burden: Burden = declared("arbete", "Arbete", "Köparens arbete: liten, medel eller stor.")
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class MarketNote(Part):
    """What suppliers can deliver and how we know."""

    state: Market = declared("lage", "Läge", "mogen, vaxande, omogen eller okand.")
    text: Text = declared("text", "Vad vi vet", "Vad källorna visar om utbudet, och hur vi vet det.")


class Caution(Part):
    """A conflict of goals or a limit to mind."""

    about: CautionKind = declared("slag", "Slag", "Vad det gäller.")
    text: Text = declared("text", "Text", "Vad ni bör se upp med.")
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class Standard(Part):
    """A standard, label or rule that the requirement mentions."""

    name: Text = declared("namn", "Namn", "Standard, märke eller regel.")
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när den nämns i en läst källa.")


class NoticeFields(Part):
    """What to state in the notice (eForms codes; labels in data/annonsfalt.yml)."""

    aims: tuple[Text, ...] = declared("BT-06", "Syfte", "Koder för BT-06.", ())
    environment: tuple[Text, ...] = declared("BT-774", "Miljöpåverkan", "Koder för BT-774.", ())
    criteria: tuple[Text, ...] = declared("BT-805", "Gröna kriterier", "Koder för BT-805.", ())


class Requirement(Record):
    """A requirement example (kravexempel), ready to adapt, with proof, follow-up and sources."""

    kind: ClassVar[str] = "krav"
    label: ClassVar[str] = "Krav"
    folder: ClassVar[str] = "krav"

    version: WholeNumber = declared("version", "Version", "Höjs när ordalydelsen ändras.")
    published: Day = declared("publicerad", "Publicerad", "Dagen då versionen publicerades.")
    change_note: Text = declared("andring", "Ändring", "Vad som är nytt i versionen.")
    title: Text = declared("titel", "Titel", "Säger vad kravet går ut på.")
    group: Id = _refs("produktgrupper", "produktgrupp", "Produktgrupp", "Id ur data/produktgrupper.", ...)
    strategies: tuple[Id, ...] = Field(alias="strategier", title="Strategier", description="Id ur data/strategier, viktigast först.",
                                       min_length=1, json_schema_extra=reference_to("strategier"))
    type: Id = _refs("kravtyper", "typ", "Kravtyp", "Id ur data/kravtyper.", ...)
    level: RequirementLevel = declared("niva", "Nivå", "bas, avancerad eller spjutspets.")
    level_set_by: Text = declared("niva_satt_av", "Nivån satt av", "Vem som satt nivån.")
    phases: tuple[Phase, ...] = Field(alias="skeden", title="Skeden", description="Var i inköpet kravet används.", min_length=1)
    purchases: tuple[PurchaseKind, ...] = Field(alias="passar", title="Passar för", description="Slag av köp.", min_length=1)
    text: Text = declared("kravtext", "Kravtext", "Texten som klistras in. Det som ska fyllas i står inom [hakparentes].")
    wording: Wording = declared("ordalydelse", "Ordalydelse", "egen eller bearbetad.")
    why: Text = declared("varfor", "Varför", "Varför kravet gör skillnad. Vår formulering.")
    figures: Text = declared("tal", "Tal i kravet", "Tal och sakuppgifter, och om de är platsvärden.")
    figures_from: Text = declared("tal_fran", "Talen kommer från", "Källan till talen.")
    proof: Proof = declared("bevis", "Bevis", "Hur leverantören visar att kravet är uppfyllt.")
    follow_up: FollowUp = declared("uppfoljning", "Uppföljning", "Hur ni kontrollerar under avtalet.")
    market: MarketNote = declared("marknad", "Marknad", "Vad leverantörer kan leverera.")
    cautions: tuple[Caution, ...] = declared("se_upp", "Se upp med", "Målkonflikter och begränsningar.", ())
    supplier_view: Text = declared("leverantor", "För leverantören", "Vad kravet innebär för en liten leverantör. Vår bedömning.")
    cpv: tuple[Cpv, ...] = Field(alias="cpv", title="CPV", description="Åttasiffriga koder.", min_length=1)
    notice: NoticeFields = declared("annons", "I annonsen", "Fält i annonsen och deras koder.")
    law: tuple[LawReference, ...] = declared("lagrum", "Lagrum", "Lagrum utöver dem som följer av kravtypen.", ())
    standards: tuple[Standard, ...] = declared("standarder", "Standarder och märken", "Standarder, märken och regler som nämns.", ())
    criterion_ids: tuple[Text, ...] = declared("kravid", "KravID", "Upphandlingsmyndighetens KravID när kravet bygger på ett.", ())
    builds_on: tuple[Id, ...] = _refs("krav", "bygger_pa", "Bygger på", "Krav som behövs först.")
    alternatives: tuple[Id, ...] = _refs("krav", "alternativ", "Alternativ", "Krav som kan ersätta detta.")
    conflicts: tuple[Id, ...] = _refs("krav", "inte_med", "Inte tillsammans med", "Krav som inte passar ihop med detta.")
    cases: tuple[Id, ...] = _refs("fall", "fall", "Fall", "Fall där liknande krav har använts.")
    rules: tuple[Id, ...] = _refs("regler", "regler", "Regler", "Rättsregler som rör kravet.")
    published_by: Text = declared("utgivet_av", "Utgivet av", "Vem som publicerade förlagan.")
    used_by: Text | None = declared("anvant_av", "Använt av", "Organisation som har använt kravet enligt källan.", None)
    year: Text = declared("ar", "År", "När förlagan publicerades eller användes.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    source_check: SourceCheck = declared("kallkontroll", "Källkontroll", "omlast eller ska-kontrolleras.")
    legal_review: LegalReview = declared("juridik", "Juridisk granskning", "inte-granskad tills någon har granskat texten.")
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")


class CaseResult(Part):
    """A figure from a case, as its source gives it."""

    value: Text = declared("varde", "Värde", "Talet, som i källan.")
    unit: Text = declared("enhet", "Enhet", "Vad talet räknar.")
    refers_to: Text = declared("avser", "Avser", "Vad talet handlar om.")


class Case(Record):
    """A real purchase, way of working, policy, project or study."""

    kind: ClassVar[str] = "fall"
    label: ClassVar[str] = "Fall"
    folder: ClassVar[str] = "fall"

    title: Text = declared("titel", "Titel", "Vem som gjorde vad.")
    case_kind: CaseKind = declared("slag", "Slag", "upphandling, internt-arbetssatt, styrning, projekt eller studie.")
    organisations: tuple[Text, ...] = Field(alias="organisationer", title="Organisationer", description="Namn.", min_length=1)
    country: Text = declared("land", "Land", "Land.")
    place: Text = declared("ort", "Ort", "Ort, län eller nationellt.")
    organisation_kind: OrganisationKind = declared("organisationstyp", "Typ av organisation", "Styrt ord.")
    organisation_note: Text = declared("organisation_som_i_kallan", "Organisation enligt källan", "Närmare beskrivning.")
    fits_sparse: YesNo = declared("passar_glesbygd", "Passar glesbygd", "ja eller nej. Vår bedömning.")
    years: Text = declared("ar", "År", "År, eller att året är okänt.")
    groups: tuple[Id, ...] = _refs("produktgrupper", "produktgrupper", "Produktgrupper", "Id ur data/produktgrupper.")
    strategies: tuple[Id, ...] = _refs("strategier", "strategier", "Strategier", "Id ur data/strategier.")
    themes: tuple[Text, ...] = declared("teman", "Teman", "Fria ord, som i källan.", ())
    bought: Text = declared("kop", "Vad det gällde", "Vad som köptes eller gjordes.")
    contract: Text | None = declared("avtal", "Upphandling och avtal", "Förfarande och avtal.", None)
    requirement: Text | None = declared("krav_i_fallet", "Krav eller kriterium", "Kravet, som källan beskriver det.", None)
    verification: Text | None = declared("uppfoljning", "Uppföljning", "Hur det följdes upp.", None)
    results: tuple[CaseResult, ...] = declared("resultat", "Siffror", "Tal som källan ger.", ())
    lessons: tuple[Text, ...] = declared("lardomar", "Lärdomar", "Lärdomar enligt källan.", ())
    supplier_effect: Text | None = declared("leverantorer", "Leverantörerna", "Vad som framgår om leverantörerna.", None)
    unknown: tuple[Text, ...] = Field(alias="okant", title="Det vet vi inte", description="Vad källorna inte visar.", min_length=1)
    assessment: Text = declared("bedomning", "Vår bedömning", "Kunskapsbasens egen bedömning, ingen källuppgift.")
    outcome: Text | None = declared("utfall", "Utfall", "misslyckades eller blandat när källan säger det.", None)
    rules: tuple[Id, ...] = _refs("regler", "regler", "Regler", "Rättsregler som rör fallet.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när källorna har lästs.")
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class DatedEvent(Part):
    """A date that a rule carries: adopted, in force, to be applied from."""

    day: Day = declared("datum", "Datum", "år-månad-dag.")
    text: Text = declared("handelse", "Händelse", "Vad som händer då.")
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när datumet har lästs i en rättstext eller hos en myndighet.")
    in_timeline: YesNo = declared("tidslinje", "I tidslinjen", "ja när händelsen ska stå i tidslinjen.", False)


class Rule(Record):
    """A legal rule or judgment, what it says and what it means in practice."""

    kind: ClassVar[str] = "regler"
    label: ClassVar[str] = "Regel"
    folder: ClassVar[str] = "lagkrav"

    title: Text = declared("titel", "Titel", "Kort namn på regeln.")
    area: RuleArea = declared("omrade", "Område", "upphandling, eu, avfall eller webbplats.")
    rule_kind: RuleKind = declared("slag", "Slag", "lag, forordning, direktiv, eu-forordning, dom …")
    law: tuple[LawReference, ...] = Field(alias="lagrum", title="Lagrum", description="Strukturerad hänvisning.", min_length=1)
    law_note: Text | None = declared("lagrum_tillagg", "Tillägg till lagrummet", "Det som inte ryms i hänvisningen.", None)
    scope: ThresholdScope = declared("troskel", "Tröskelvärde", "over, under, bada eller ej-aktuellt.")
    below: Text | None = declared("under_troskeln", "Under tröskelvärdet", "Motsvarande regel under tröskelvärdet.", None)
    phases: tuple[RulePhase, ...] = declared("skeden", "Skeden", "Var i inköpet regeln används. Utelämnas när den inte hör till ett skede.", ())
    says: Text = declared("sager", "Regeln säger", "Egen sammanfattning av texten, inte mer än den säger.")
    practice: Text = declared("betyder", "I praktiken", "Vad regeln betyder för er. Vår förklaring.")
    dates: tuple[DatedEvent, ...] = declared("datum", "Datum", "Daterade händelser.", ())
    status: Text = declared("status", "Status", "gällande, förslag, vägledande …")
    status_as_of: ShownDate = declared("status_per", "Status per", "Senaste datum som någon källa visar.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    official: WebAddress | None = declared("officiell_adress", "Officiell adress", "Där rättstexten finns.", None)
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när rättstexten eller myndighetens sida har lästs.")
    basis: Basis = declared("grund", "Grund", "Vad bekräftelsen vilar på.")
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som läsaren behöver veta därutöver.", None)
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class VisitFact(Part):
    """A fact about a destination and the number of its source in the list below (from 1)."""

    text: Text = declared("uppgift", "Uppgift", "Vad källan visar.")
    source: WholeNumber = declared("kalla", "Källa", "Källans nummer i listan kallor, 1 för den första.")


class VisitFinding(Part):
    """What a delegation saw. No record has any until a visit has been made and written down."""

    day: Day = declared("datum", "Datum", "Dagen för besöket.")
    by: Text = declared("av", "Av", "Organisation eller roll, inga namn.")
    text: Text = declared("iakttagelse", "Iakttagelse", "Vad ni såg och hörde.")


class Visit(Record):
    """A destination for a study visit, described from published documents only."""

    kind: ClassVar[str] = "studiebesok"
    label: ClassVar[str] = "Studiebesök"
    folder: ClassVar[str] = "studiebesok"

    title: Text = declared("titel", "Titel", "Platsen och vad den visar.")
    organisation: Text = declared("organisation", "Organisation", "Vem som driver verksamheten.")
    place: Text = declared("ort", "Ort", "Ort.")
    country: Text = declared("land", "Land", "Land.")
    in_application: YesNo = declared("i_ansokan", "Nämnd i ansökan", "ja när ansökan nämner resmålet.")
    themes: tuple[Text, ...] = Field(alias="teman", title="Teman", description="Vad platsen visar.", min_length=1)
    facts: tuple[VisitFact, ...] = Field(alias="uppgifter", title="Uppgifter", description="Fakta med källa.", min_length=1)
    learn: tuple[Text, ...] = Field(alias="lar", title="Det kan ni lära", description="Vårt förslag.", min_length=1)
    ask: tuple[Text, ...] = Field(alias="fraga", title="Fråga på plats", description="Vårt förslag.", min_length=1)
    caution: Text = declared("se_upp", "Se upp med", "Vår bedömning.")
    travel: Text = declared("resa", "Resa utan flyg från Östersund", "Vårt råd om resan. Inga tider som kan ändras.")
    findings: tuple[VisitFinding, ...] = declared("iakttagelser", "Iakttagelser", "Fylls i när ett besök har gjorts.", ())
    cases: tuple[Id, ...] = _refs("fall", "fall", "Fall", "Fall som hör ihop med platsen.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class Evidence(Part):
    """What a public source shows."""

    text: Text = declared("uppgift", "Uppgift", "Vad källan visar.")
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Källor till uppgiften.", ())
    origin: Text | None = declared("ursprung", "Ursprung", "När uppgiften är vår egen sammanställning eller bedömning.", None)


class Question(Record):
    """One of the pre-study's eight questions and what is publicly known about it."""

    kind: ClassVar[str] = "fragor"
    label: ClassVar[str] = "Fråga"
    folder: ClassVar[str] = "resultat"

    number: WholeNumber = declared("nummer", "Nummer", "1–8.")
    title: Text = declared("titel", "Fråga", "Frågan som förstudien ställde.")
    short: Text = declared("kort_svar", "Kort svar", "Vår sammanfattning i en eller två meningar.")
    from_application: tuple[Text, ...] = declared("ansokan", "Ansökan visar", "Vad ansökan säger.", ())
    evidence: tuple[Evidence, ...] = Field(alias="offentligt", title="Offentliga källor visar", description="Uppgifter med källa.", min_length=1)
    open_points: tuple[Text, ...] = Field(alias="oppet", title="Det är öppet", description="Vad som inte är känt.", min_length=1)
    confidence: Text = declared("sakerhet", "Hur säkra är vi", "hög, medel eller låg och varför.")
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class Organisation(Record):
    """An organisation or network that matters for circular procurement in the county."""

    kind: ClassVar[str] = "aktorer"
    label: ClassVar[str] = "Organisation"

    title: Text = declared("namn", "Namn", "Organisationens namn.")
    level: Text = declared("niva", "Nivå", "kommun, region, nationell …")
    role: Text | None = declared("roll_i_forstudien", "Roll i förstudien", "Roll enligt ansökan.", None)
    facts: tuple[Text, ...] = Field(alias="uppgifter", title="Uppgifter", description="Fakta ur källorna.", min_length=1)
    relevance: Text = declared("betydelse", "Betydelse", "Varför den är viktig. Vår bedömning.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när källorna har lästs.")
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class NeedStep(Part):
    """One rung of the needs ladder for a product group."""

    rung: Text = declared("steg", "Steg", "avstå, dela, återbruka internt, reparera, hyra, begagnat eller nytt.")
    text: Text = declared("text", "Text", "Vad ni kan pröva. Vår formulering.")


class ProductGroup(Record):
    """A product group: its page gathers requirements, cases and questions for the dialogue."""

    kind: ClassVar[str] = "produktgrupper"
    label: ClassVar[str] = "Produktgrupp"
    folder: ClassVar[str] = "krav"

    title: Text = declared("namn", "Namn", "Gruppens namn.")
    prefix: Id = declared("prefix", "Prefix", "Bokstäver som kravens id börjar med.")
    summary: Text = declared("sammanfattning", "Sammanfattning", "En eller två meningar om gruppen.")
    need: tuple[NeedStep, ...] = Field(alias="behover_ni_kopa", title="Behöver ni köpa?", description="Stegen från avstå till nytt.", min_length=1)
    dialogue: tuple[Text, ...] = Field(alias="dialogfragor", title="Frågor till marknaden", description="Frågor för dialogen. Våra.", min_length=1)
    cpv: tuple[Cpv, ...] = Field(alias="cpv", title="CPV", description="Åttasiffriga koder.", min_length=1)
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes.")


class Strategy(Record):
    """A circular strategy (R-strategy)."""

    kind: ClassVar[str] = "strategier"
    label: ClassVar[str] = "Strategi"

    title: Text = declared("namn", "Namn", "Strategins namn.")
    meaning: Text = declared("betyder", "Betyder", "Vad strategin går ut på.")
    ladder: Text = declared("r_trappa", "R-trappan", "Plats i R-trappan.")
    rank: WholeNumber = declared("rang", "Rang", "0 överst i trappan (avstå), högre tal längre ned.")


class RequirementType(Record):
    """A type of requirement and what it means legally above and below the threshold."""

    kind: ClassVar[str] = "kravtyper"
    label: ClassVar[str] = "Kravtyp"

    title: Text = declared("namn", "Namn", "Kravtypens namn.")
    above: Text = declared("over_troskeln", "Över tröskelvärdet", "Vad som gäller.")
    above_law: tuple[LawReference, ...] = Field(alias="lagrum_over", title="Lagrum över", description="Lagrum.", min_length=1)
    below: Text = declared("under_troskeln", "Under tröskelvärdet", "Vad som gäller.")
    below_law: tuple[LawReference, ...] = Field(alias="lagrum_under", title="Lagrum under", description="Lagrum.", min_length=1)
    rules: tuple[Id, ...] = _refs("regler", "regler", "Regler", "Rättsregler som rör kravtypen.")


class Term(Record):
    """A term in Swedish, South Sami and English."""

    kind: ClassVar[str] = "termer"
    label: ClassVar[str] = "Term"

    title: Text = declared("sv", "Svenska", "Termen på svenska.")
    sma: Text | None = declared("sma", "Sydsamiska", "Termen på sydsamiska, när den är belagd eller föreslagen.", None)
    english: Text | None = declared("en", "Engelska", "Termen på engelska.", None)
    word_class: Text | None = declared("ordklass", "Ordklass", "substantiv, verb …", None)
    topic: Text | None = declared("amne", "Ämne", "Ämnesområde.", None)
    explanation: Text | None = declared("forklaring", "Förklaring", "En mening på vanlig svenska. Vår.", None)
    explained: YesNo = declared("forklaras", "Förklaras på sidorna", "ja när ordet ska förklaras på de sidor där det står.", False)
    status: TermStatus | None = declared("status", "Status", "Hur väl det sydsamiska ordet är belagt.", None)
    forms: dict[str, Text] = declared("former", "Böjningsformer", "Form och ord.", {})
    variants: tuple[Text, ...] = declared("varianter", "Varianter", "Andra skrivsätt.", ())
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som är osäkert.", None)
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Var termen är belagd.", ())


KINDS: dict[str, type[Record]] = {
    record_type.kind: record_type
    for record_type in (Strategy, ProductGroup, RequirementType, Rule, Case, Requirement, Visit, Question, Organisation, Term)
}
