"""The open data sets: what each kind of record is called, under which licence, and where the workbook lies."""

from __future__ import annotations

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


WORKBOOK = "data/cirkular-upphandling.xlsx"


DATASETS = {
    "krav": (
        "Kravexempel för cirkulär upphandling",
        "Kravtexter med bevis, uppföljning, lagstöd, marknad och källor.",
    ),
    "fall": (
        "Fall av cirkulär upphandling",
        "Verkliga inköp, arbetssätt, styrdokument, projekt och studier, med det som inte är känt.",
    ),
    "regler": (
        "Rättsregler för cirkulär upphandling",
        "Regler och domar med hänvisning, datum och uppgift om vad som är bekräftat.",
    ),
    "klausuler": (
        "Avtalsklausuler för cirkulära inköp",
        "Påföljder och skyldigheter med luckor, förval, lagstöd och källor, och om en jurist har granskat dem.",
    ),
    "utvarderingsmodeller": (
        "Utvärderingsmodeller",
        "Sätt att jämföra anbud, med text till anbudsgivare, exempel, lagstöd och källor.",
    ),
    "mallar": (
        "Mallar för inköpsdokument",
        "Dokument med rubriker och fält att fylla i, med råd, lagstöd och källor.",
    ),
    "studiebesok": (
        "Resmål för studiebesök",
        "Platser att besöka, beskrivna ur publicerade dokument.",
    ),
    "fragor": (
        "Förstudiens åtta frågor",
        "Vad ansökan och offentliga källor visar, och vad som är öppet.",
    ),
    "aktorer": (
        "Organisationer och nätverk",
        "Organisationer som rör cirkulär upphandling i länet.",
    ),
    "produktgrupper": (
        "Produktgrupper",
        "Grupper av krav med behovstrappa och frågor till marknaden.",
    ),
    "strategier": ("Cirkulära strategier", "Strategierna i R-trappans ordning."),
    "kravtyper": ("Kravtyper", "Kravtyper och vad de betyder över och under tröskelvärdet."),
    "termer": (
        "Ordlista svenska, sydsamiska och engelska",
        "Termer med källor och status. Sydsamiskan är inte granskad.",
    ),
    "svar": (
        "Korta svar på praktiska frågor",
        "Frågor från inköpare med svar, lagrum och källor, ordnade efter situation.",
    ),
    "rattsfall": (
        "Rättsfall om krav i upphandling",
        "Domar med fråga, utgång, betydelse och uppgift om hur långt källan är läst.",
    ),
    "faktorer": (
        "Klimatfaktorer för nytt, begagnat, renoverat och hyrt",
        "Tal med källa, systemgräns, spann, år, licens och vad de inte får jämföras med.",
    ),
    "kalkylvaror": (
        "Varor i livscykelkalkylen",
        "Våra förval för klimat och livslängd, med de faktorer som stöder dem.",
    ),
    "provregler": (
        "Regler för kravtexter",
        "Ord och mönster som gör ett krav svårt att kontrollera, med råd och utfall av prövningen.",
    ),
}
