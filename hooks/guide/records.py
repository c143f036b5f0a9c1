"""The records: one frozen class per kind, and the one place where a Swedish key meets its English field.

Each field is declared once, with Swedish title and help. From the declaration come the validation, the JSON Schema of
the editors' YAML plug-in, the public field table and the export columns. A record that exists is right as far as it can
be judged alone; what needs other records (references, versions) is checked in ``checking``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from .fields import UNDATED, Cpv, Day, Id, ShownDate, Text, WebAddress, WholeNumber, YesNo, swedish_date
from .laws import LawReference
from .vocabulary import (
    Basis, Burden, CaseKind, CautionKind, LegalReview, Market, OrganisationKind, Origin, Phase, PurchaseKind,
    RequirementLevel, RuleArea, RuleKind, RulePhase, SourceCheck, TermStatus, ThresholdScope, Wording,
)


class Part(BaseModel):
    """A part of a record: unknown keys are refused, nothing can be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, ser_json_timedelta="iso8601")


def _key(alias: str, title: str, help_text: str, default: Any = ...) -> Any:
    """A field by its Swedish key, title and help; without a default it is required."""
    return Field(default, alias=alias, title=title, description=help_text)


def reference_to(kind: str) -> dict[str, str]:
    """Marks a field (by json_schema_extra) as ids of records of a kind."""
    return {"hanvisar_till": kind}


def _refs(kind: str, alias: str, title: str, help_text: str, default: Any = ()) -> Any:
    return Field(default, alias=alias, title=title, description=help_text, json_schema_extra=reference_to(kind))


class SourceNote(Part):
    """A source that the reader can open, with the date that it shows."""

    title: Text = _key("titel", "Titel", "Källans rubrik.")
    publisher: Text | None = _key("utgivare", "Utgivare", "Vem som gett ut källan.", None)
    address: WebAddress | None = _key("adress", "Adress", "Hela webbadressen. Utelämnas bara när källan inte finns på webben.", None)
    shown_date: ShownDate = _key("datum", "Datum", f'Det datum källan själv visar, annars "{UNDATED}".')
    shows: Text | None = _key("visar", "Visar", "Vad i källan som stöder uppgiften.", None)

    @property
    def date_text(self) -> str:
        """The date in words, or "utan datum"."""
        return swedish_date(self.shown_date)


class Record(Part):
    """What every record has. ``kind`` is the folder in ``data/``; ``address`` the path of its page in the site."""

    kind: ClassVar[str]
    label: ClassVar[str]
    folder: ClassVar[str | None] = None

    id: Id = _key("id", "Id", "Samma som filnamnet utan .yml. Ändras aldrig och återanvänds aldrig.")

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

    when: Text = _key("nar", "När", "När steget görs.")
    how: Text = _key("hur", "Hur", "Vad ni gör och vad ni jämför med.")
    on_failure: Text = _key("vid_brist", "Vid brist", "Vad som händer när kravet inte är uppfyllt.")


class Proof(Part):
    """How a supplier shows that the requirement is met."""

    text: Text = _key("text", "Bevis", "Det bevis ni ber om.")
    alternatives: tuple[Text, ...] = _key("alternativ", "Alternativ", "Andra bevis som godtas, med likvärdigt sist.", ())
    origin: Origin = _key("ursprung", "Ursprung", "eget, kalla eller bada.")


class FollowUp(Part):
    """Follow-up during the contract, with its burden for the buyer."""

    steps: tuple[Step, ...] = Field(alias="steg", title="Steg", description="När, hur och vad som händer vid brist.", min_length=1)
    burden: Burden = _key("arbete", "Arbete", "Köparens arbete: liten, medel eller stor.")
    origin: Origin = _key("ursprung", "Ursprung", "eget, kalla eller bada.")


class MarketNote(Part):
    """What suppliers can deliver and how we know."""

    state: Market = _key("lage", "Läge", "mogen, vaxande, omogen eller okand.")
    text: Text = _key("text", "Vad vi vet", "Vad källorna visar om utbudet, och hur vi vet det.")


class Caution(Part):
    """A conflict of goals or a limit to mind."""

    about: CautionKind = _key("slag", "Slag", "Vad det gäller.")
    text: Text = _key("text", "Text", "Vad ni bör se upp med.")
    origin: Origin = _key("ursprung", "Ursprung", "eget, kalla eller bada.")


class Standard(Part):
    """A standard, label or rule that the requirement mentions."""

    name: Text = _key("namn", "Namn", "Standard, märke eller regel.")
    confirmed: YesNo = _key("bekraftad", "Bekräftad", "ja när den nämns i en läst källa.")


class NoticeFields(Part):
    """What to state in the notice (eForms codes; labels in data/annonsfalt.yml)."""

    aims: tuple[Text, ...] = _key("BT-06", "Syfte", "Koder för BT-06.", ())
    environment: tuple[Text, ...] = _key("BT-774", "Miljöpåverkan", "Koder för BT-774.", ())
    criteria: tuple[Text, ...] = _key("BT-805", "Gröna kriterier", "Koder för BT-805.", ())


class Requirement(Record):
    """A requirement example (kravexempel), ready to adapt, with proof, follow-up and sources."""

    kind: ClassVar[str] = "krav"
    label: ClassVar[str] = "Krav"
    folder: ClassVar[str] = "krav"

    version: WholeNumber = _key("version", "Version", "Höjs när ordalydelsen ändras.")
    published: Day = _key("publicerad", "Publicerad", "Dagen då versionen publicerades.")
    change_note: Text = _key("andring", "Ändring", "Vad som är nytt i versionen.")
    title: Text = _key("titel", "Titel", "Säger vad kravet går ut på.")
    group: Id = _refs("produktgrupper", "produktgrupp", "Produktgrupp", "Id ur data/produktgrupper.", ...)
    strategies: tuple[Id, ...] = Field(alias="strategier", title="Strategier", description="Id ur data/strategier, viktigast först.",
                                       min_length=1, json_schema_extra=reference_to("strategier"))
    type: Id = _refs("kravtyper", "typ", "Kravtyp", "Id ur data/kravtyper.", ...)
    level: RequirementLevel = _key("niva", "Nivå", "bas, avancerad eller spjutspets.")
    level_set_by: Text = _key("niva_satt_av", "Nivån satt av", "Vem som satt nivån.")
    phases: tuple[Phase, ...] = Field(alias="skeden", title="Skeden", description="Var i inköpet kravet används.", min_length=1)
    purchases: tuple[PurchaseKind, ...] = Field(alias="passar", title="Passar för", description="Slag av köp.", min_length=1)
    text: Text = _key("kravtext", "Kravtext", "Texten som klistras in. Det som ska fyllas i står inom [hakparentes].")
    wording: Wording = _key("ordalydelse", "Ordalydelse", "egen eller bearbetad.")
    why: Text = _key("varfor", "Varför", "Varför kravet gör skillnad. Vår formulering.")
    figures: Text = _key("tal", "Tal i kravet", "Tal och sakuppgifter, och om de är platsvärden.")
    figures_from: Text = _key("tal_fran", "Talen kommer från", "Källan till talen.")
    proof: Proof = _key("bevis", "Bevis", "Hur leverantören visar att kravet är uppfyllt.")
    follow_up: FollowUp = _key("uppfoljning", "Uppföljning", "Hur ni kontrollerar under avtalet.")
    market: MarketNote = _key("marknad", "Marknad", "Vad leverantörer kan leverera.")
    cautions: tuple[Caution, ...] = _key("se_upp", "Se upp med", "Målkonflikter och begränsningar.", ())
    supplier_view: Text = _key("leverantor", "För leverantören", "Vad kravet innebär för en liten leverantör. Vår bedömning.")
    cpv: tuple[Cpv, ...] = Field(alias="cpv", title="CPV", description="Åttasiffriga koder.", min_length=1)
    notice: NoticeFields = _key("annons", "I annonsen", "Fält i annonsen och deras koder.")
    law: tuple[LawReference, ...] = _key("lagrum", "Lagrum", "Lagrum utöver dem som följer av kravtypen.", ())
    standards: tuple[Standard, ...] = _key("standarder", "Standarder och märken", "Standarder, märken och regler som nämns.", ())
    criterion_ids: tuple[Text, ...] = _key("kravid", "KravID", "Upphandlingsmyndighetens KravID när kravet bygger på ett.", ())
    builds_on: tuple[Id, ...] = _refs("krav", "bygger_pa", "Bygger på", "Krav som behövs först.")
    alternatives: tuple[Id, ...] = _refs("krav", "alternativ", "Alternativ", "Krav som kan ersätta detta.")
    conflicts: tuple[Id, ...] = _refs("krav", "inte_med", "Inte tillsammans med", "Krav som inte passar ihop med detta.")
    cases: tuple[Id, ...] = _refs("fall", "fall", "Fall", "Fall där liknande krav har använts.")
    rules: tuple[Id, ...] = _refs("regler", "regler", "Regler", "Rättsregler som rör kravet.")
    published_by: Text = _key("utgivet_av", "Utgivet av", "Vem som publicerade förlagan.")
    used_by: Text | None = _key("anvant_av", "Använt av", "Organisation som har använt kravet enligt källan.", None)
    year: Text = _key("ar", "År", "När förlagan publicerades eller användes.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    source_check: SourceCheck = _key("kallkontroll", "Källkontroll", "omlast eller ska-kontrolleras.")
    legal_review: LegalReview = _key("juridik", "Juridisk granskning", "inte-granskad tills någon har granskat texten.")
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")
    next_check: Day = _key("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")


class CaseResult(Part):
    """A figure from a case, as its source gives it."""

    value: Text = _key("varde", "Värde", "Talet, som i källan.")
    unit: Text = _key("enhet", "Enhet", "Vad talet räknar.")
    refers_to: Text = _key("avser", "Avser", "Vad talet handlar om.")


class Case(Record):
    """A real purchase, way of working, policy, project or study."""

    kind: ClassVar[str] = "fall"
    label: ClassVar[str] = "Fall"
    folder: ClassVar[str] = "fall"

    title: Text = _key("titel", "Titel", "Vem som gjorde vad.")
    case_kind: CaseKind = _key("slag", "Slag", "upphandling, internt-arbetssatt, styrning, projekt eller studie.")
    organisations: tuple[Text, ...] = Field(alias="organisationer", title="Organisationer", description="Namn.", min_length=1)
    country: Text = _key("land", "Land", "Land.")
    place: Text = _key("ort", "Ort", "Ort, län eller nationellt.")
    organisation_kind: OrganisationKind = _key("organisationstyp", "Typ av organisation", "Styrt ord.")
    organisation_note: Text = _key("organisation_som_i_kallan", "Organisation enligt faktabasen", "Närmare beskrivning.")
    fits_sparse: YesNo = _key("passar_glesbygd", "Passar glesbygd", "ja eller nej. Vår bedömning.")
    years: Text = _key("ar", "År", "År, eller att uppgift saknas.")
    groups: tuple[Id, ...] = _refs("produktgrupper", "produktgrupper", "Produktgrupper", "Id ur data/produktgrupper.")
    strategies: tuple[Id, ...] = _refs("strategier", "strategier", "Strategier", "Id ur data/strategier.")
    themes: tuple[Text, ...] = _key("teman", "Teman", "Fria ord, som i källan.", ())
    bought: Text = _key("kop", "Vad det gällde", "Vad som köptes eller gjordes.")
    contract: Text | None = _key("avtal", "Upphandling och avtal", "Förfarande och avtal.", None)
    requirement: Text | None = _key("krav_i_fallet", "Krav eller kriterium", "Kravet, som källan beskriver det.", None)
    verification: Text | None = _key("uppfoljning", "Uppföljning", "Hur det följdes upp.", None)
    results: tuple[CaseResult, ...] = _key("resultat", "Siffror", "Tal som källan ger.", ())
    lessons: tuple[Text, ...] = _key("lardomar", "Lärdomar", "Lärdomar enligt källan.", ())
    supplier_effect: Text | None = _key("leverantorer", "Leverantörerna", "Vad som framgår om leverantörerna.", None)
    unknown: tuple[Text, ...] = Field(alias="okant", title="Det vet vi inte", description="Vad källorna inte visar.", min_length=1)
    assessment: Text = _key("bedomning", "Vår bedömning", "Kunskapsbasens egen bedömning, ingen källuppgift.")
    outcome: Text | None = _key("utfall", "Utfall", "misslyckades eller blandat när källan säger det.", None)
    rules: tuple[Id, ...] = _refs("regler", "regler", "Regler", "Rättsregler som rör fallet.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    confirmed: YesNo = _key("bekraftad", "Bekräftad", "ja när källorna har lästs.")
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class DatedEvent(Part):
    """A date that a rule carries: adopted, in force, to be applied from."""

    day: Day = _key("datum", "Datum", "år-månad-dag.")
    text: Text = _key("handelse", "Händelse", "Vad som händer då.")
    confirmed: YesNo = _key("bekraftad", "Bekräftad", "ja när datumet har lästs i en rättstext eller hos en myndighet.")
    in_timeline: YesNo = _key("tidslinje", "I tidslinjen", "ja när händelsen ska stå i tidslinjen.", False)


class Rule(Record):
    """A legal rule or judgment, what it says and what it means in practice."""

    kind: ClassVar[str] = "regler"
    label: ClassVar[str] = "Regel"
    folder: ClassVar[str] = "lagkrav"

    title: Text = _key("titel", "Titel", "Kort namn på regeln.")
    area: RuleArea = _key("omrade", "Område", "upphandling, eu, avfall eller webbplats.")
    rule_kind: RuleKind = _key("slag", "Slag", "lag, forordning, direktiv, eu-forordning, dom …")
    law: tuple[LawReference, ...] = Field(alias="lagrum", title="Lagrum", description="Strukturerad hänvisning.", min_length=1)
    law_note: Text | None = _key("lagrum_tillagg", "Tillägg till lagrummet", "Det som inte ryms i hänvisningen.", None)
    scope: ThresholdScope = _key("troskel", "Tröskelvärde", "over, under, bada eller ej-aktuellt.")
    below: Text | None = _key("under_troskeln", "Under tröskelvärdet", "Motsvarande regel under tröskelvärdet.", None)
    phases: tuple[RulePhase, ...] = _key("skeden", "Skeden", "Var i inköpet regeln används. Utelämnas när den inte hör till ett skede.", ())
    says: Text = _key("sager", "Regeln säger", "Egen sammanfattning av texten, inte mer än den säger.")
    practice: Text = _key("betyder", "I praktiken", "Vad regeln betyder för er. Vår förklaring.")
    dates: tuple[DatedEvent, ...] = _key("datum", "Datum", "Daterade händelser.", ())
    status: Text = _key("status", "Status", "gällande, förslag, vägledande …")
    status_as_of: ShownDate = _key("status_per", "Status per", "Senaste datum som någon källa visar.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    official: WebAddress | None = _key("officiell_adress", "Officiell adress", "Där rättstexten finns.", None)
    confirmed: YesNo = _key("bekraftad", "Bekräftad", "ja när rättstexten eller myndighetens sida har lästs.")
    basis: Basis = _key("grund", "Grund", "Vad bekräftelsen vilar på.")
    note: Text | None = _key("anmarkning", "Anmärkning", "Det som läsaren behöver veta därutöver.", None)
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class VisitFact(Part):
    """A fact about a destination and the number of its source in the list below (from 1)."""

    text: Text = _key("uppgift", "Uppgift", "Vad källan visar.")
    source: WholeNumber = _key("kalla", "Källa", "Källans nummer i listan kallor, 1 för den första.")


class VisitFinding(Part):
    """What a delegation saw. No record has any until a visit has been made and written down."""

    day: Day = _key("datum", "Datum", "Dagen för besöket.")
    by: Text = _key("av", "Av", "Organisation eller roll, inga namn.")
    text: Text = _key("iakttagelse", "Iakttagelse", "Vad ni såg och hörde.")


class Visit(Record):
    """A destination for a study visit, described from published documents only."""

    kind: ClassVar[str] = "studiebesok"
    label: ClassVar[str] = "Studiebesök"
    folder: ClassVar[str] = "studiebesok"

    title: Text = _key("titel", "Titel", "Platsen och vad den visar.")
    organisation: Text = _key("organisation", "Organisation", "Vem som driver verksamheten.")
    place: Text = _key("ort", "Ort", "Ort.")
    country: Text = _key("land", "Land", "Land.")
    in_application: YesNo = _key("i_ansokan", "Nämnd i ansökan", "ja när ansökan nämner resmålet.")
    themes: tuple[Text, ...] = Field(alias="teman", title="Teman", description="Vad platsen visar.", min_length=1)
    facts: tuple[VisitFact, ...] = Field(alias="uppgifter", title="Uppgifter", description="Fakta med källa.", min_length=1)
    learn: tuple[Text, ...] = Field(alias="lar", title="Det kan ni lära", description="Vårt förslag.", min_length=1)
    ask: tuple[Text, ...] = Field(alias="fraga", title="Fråga på plats", description="Vårt förslag.", min_length=1)
    caution: Text = _key("se_upp", "Se upp med", "Vår bedömning.")
    travel: Text = _key("resa", "Resa utan flyg från Östersund", "Vårt råd om resan. Inga tider som kan ändras.")
    findings: tuple[VisitFinding, ...] = _key("iakttagelser", "Iakttagelser", "Fylls i när ett besök har gjorts.", ())
    cases: tuple[Id, ...] = _refs("fall", "fall", "Fall", "Fall som hör ihop med platsen.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class Evidence(Part):
    """What a public source shows."""

    text: Text = _key("uppgift", "Uppgift", "Vad källan visar.")
    sources: tuple[SourceNote, ...] = _key("kallor", "Källor", "Källor till uppgiften.", ())
    origin: Text | None = _key("ursprung", "Ursprung", "När uppgiften är vår egen sammanställning eller bedömning.", None)


class Question(Record):
    """One of the pre-study's eight questions and what is publicly known about it."""

    kind: ClassVar[str] = "fragor"
    label: ClassVar[str] = "Fråga"
    folder: ClassVar[str] = "resultat"

    number: WholeNumber = _key("nummer", "Nummer", "1–8.")
    title: Text = _key("titel", "Fråga", "Frågan som förstudien ställde.")
    short: Text = _key("kort_svar", "Kort svar", "Vår sammanfattning i en eller två meningar.")
    from_application: tuple[Text, ...] = _key("ansokan", "Ansökan visar", "Vad ansökan säger.", ())
    evidence: tuple[Evidence, ...] = Field(alias="offentligt", title="Offentliga källor visar", description="Uppgifter med källa.", min_length=1)
    open_points: tuple[Text, ...] = Field(alias="oppet", title="Det är öppet", description="Vad som inte är känt.", min_length=1)
    confidence: Text = _key("sakerhet", "Hur säkra är vi", "hög, medel eller låg och varför.")
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class Organisation(Record):
    """An organisation or network that matters for circular procurement in the county."""

    kind: ClassVar[str] = "aktorer"
    label: ClassVar[str] = "Organisation"

    title: Text = _key("namn", "Namn", "Organisationens namn.")
    level: Text = _key("niva", "Nivå", "kommun, region, nationell …")
    role: Text | None = _key("roll_i_forstudien", "Roll i förstudien", "Roll enligt ansökan.", None)
    facts: tuple[Text, ...] = Field(alias="uppgifter", title="Uppgifter", description="Fakta ur källorna.", min_length=1)
    relevance: Text = _key("betydelse", "Betydelse", "Varför den är viktig. Vår bedömning.")
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Minst en.", min_length=1)
    confirmed: YesNo = _key("bekraftad", "Bekräftad", "ja när källorna har lästs.")
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor.")


class NeedStep(Part):
    """One rung of the needs ladder for a product group."""

    rung: Text = _key("steg", "Steg", "avstå, dela, återbruka internt, reparera, hyra, begagnat eller nytt.")
    text: Text = _key("text", "Text", "Vad ni kan pröva. Vår formulering.")


class ProductGroup(Record):
    """A product group: its page gathers requirements, cases and questions for the dialogue."""

    kind: ClassVar[str] = "produktgrupper"
    label: ClassVar[str] = "Produktgrupp"
    folder: ClassVar[str] = "krav"

    title: Text = _key("namn", "Namn", "Gruppens namn.")
    prefix: Id = _key("prefix", "Prefix", "Bokstäver som kravens id börjar med.")
    summary: Text = _key("sammanfattning", "Sammanfattning", "En eller två meningar om gruppen.")
    need: tuple[NeedStep, ...] = Field(alias="behover_ni_kopa", title="Behöver ni köpa?", description="Stegen från avstå till nytt.", min_length=1)
    dialogue: tuple[Text, ...] = Field(alias="dialogfragor", title="Frågor till marknaden", description="Frågor för dialogen. Våra.", min_length=1)
    cpv: tuple[Cpv, ...] = Field(alias="cpv", title="CPV", description="Åttasiffriga koder.", min_length=1)
    checked: Day = _key("kontrollerad", "Senast kontrollerad", "När posten senast lästes.")


class Strategy(Record):
    """A circular strategy (R-strategy)."""

    kind: ClassVar[str] = "strategier"
    label: ClassVar[str] = "Strategi"

    title: Text = _key("namn", "Namn", "Strategins namn.")
    meaning: Text = _key("betyder", "Betyder", "Vad strategin går ut på.")
    ladder: Text = _key("r_trappa", "R-trappan", "Plats i R-trappan.")
    rank: WholeNumber = _key("rang", "Rang", "0 överst i trappan (avstå), högre tal längre ned.")


class RequirementType(Record):
    """A type of requirement and what it means legally above and below the threshold."""

    kind: ClassVar[str] = "kravtyper"
    label: ClassVar[str] = "Kravtyp"

    title: Text = _key("namn", "Namn", "Kravtypens namn.")
    above: Text = _key("over_troskeln", "Över tröskelvärdet", "Vad som gäller.")
    above_law: tuple[LawReference, ...] = Field(alias="lagrum_over", title="Lagrum över", description="Lagrum.", min_length=1)
    below: Text = _key("under_troskeln", "Under tröskelvärdet", "Vad som gäller.")
    below_law: tuple[LawReference, ...] = Field(alias="lagrum_under", title="Lagrum under", description="Lagrum.", min_length=1)
    rules: tuple[Id, ...] = _refs("regler", "regler", "Regler", "Rättsregler som rör kravtypen.")


class Term(Record):
    """A term in Swedish, South Sami and English."""

    kind: ClassVar[str] = "termer"
    label: ClassVar[str] = "Term"

    title: Text = _key("sv", "Svenska", "Termen på svenska.")
    sma: Text | None = _key("sma", "Sydsamiska", "Termen på sydsamiska, när den är belagd eller föreslagen.", None)
    english: Text | None = _key("en", "Engelska", "Termen på engelska.", None)
    word_class: Text | None = _key("ordklass", "Ordklass", "substantiv, verb …", None)
    topic: Text | None = _key("amne", "Ämne", "Ämnesområde.", None)
    explanation: Text | None = _key("forklaring", "Förklaring", "En mening på vanlig svenska. Vår.", None)
    status: TermStatus | None = _key("status", "Status", "Hur väl det sydsamiska ordet är belagt.", None)
    forms: dict[str, Text] = _key("former", "Böjningsformer", "Form och ord.", {})
    variants: tuple[Text, ...] = _key("varianter", "Varianter", "Andra skrivsätt.", ())
    note: Text | None = _key("anmarkning", "Anmärkning", "Det som är osäkert.", None)
    sources: tuple[SourceNote, ...] = _key("kallor", "Källor", "Var termen är belagd.", ())


KINDS: dict[str, type[Record]] = {
    record_type.kind: record_type
    for record_type in (Strategy, ProductGroup, RequirementType, Rule, Case, Requirement, Visit, Question, Organisation, Term)
}
