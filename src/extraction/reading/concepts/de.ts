/** As in `en.ts`. Compounds count as their head or by their own entry. */
export const DE = `
name: name* namen nachname* vorname* heissen heisst heisse heisen heist heise kundenname* patientenname*
phone: telefon* handy* mobil* rufnummer* ruckrufnummer*
email: email* mail* mailadresse*
address: adresse* anschrift* lieferadresse*
street: strasse* strase*
city: stadt* ort wohnort*
area: stadtteil* viertel* gegend*
postcode: postleitzahl* plz
country: land landes
place: platz standort* wo wohin woher
date: datum* tag tage tages liefertermin*
when: wann
time: uhrzeit* uhr zeit
birth: geburt* geboren*
age: alter* alt
price: preis* kosten kostet gebuhr* betrag*
total: gesamt* summe*
rent: miete*
balance: kontostand* guthaben* saldo
account: konto* konten
card: karte* kreditkarte*
payment: zahlung* bezahl* zahlen
bill: rechnung*
order: bestell* auftrag* kauf*
delivery: liefer* paket* sendung* versand*
product: produkt* artikel* ware*
people: person* gast gaste leute passagier*
child: kind kinder*
room: zimmer*
night: nacht nachte* ubernachtung*
minute: minute*
week: woche*
month: monat*
year: jahr*
ticket: ticket* karten fahrkarte* sitzplatz*
hotel: hotel* unterkunft*
restaurant: restaurant* tisch*
food: essen* kuche* gericht*
doctor: arzt* arztin* doktor* dr
dentist: zahnarzt*
clinic: klinik* praxis* krankenhaus*
patient: patient*
symptom: symptom* beschwerde* schmerz*
medication: medikament* arznei* tablette*
allergy: allerg*
smoke: rauch* zigarette*
alcohol: alkohol* trinken trinkt
job: beruf* arbeit*
company: firma* unternehmen* betrieb*
agent: mitarbeiter* agent* berater*
customer: kunde* kundin* kunden*
reason: grund* anlass* warum anliegen*
problem: problem* storung* defekt*
refund: erstattung* ruckerstattung* erstattet
cancel: stornier* absag* kundig*
confirm: bestatig*
booking: termin* buchung* reservier* gebucht* buchen*
visit: besuch* besichtigung*
reschedule: verschieb* verleg*
followup: nachfass* folgetermin* ruckruf* zuruckruf* zuruck anrufen
interest: interess*
budget: budget*
start: beginn* anfang* offnet* offnung* start*
end: ende* endet schliesst* schliest* schluss*
depart: abfahrt* abflug* abreise* abfahr*
arrive: ankunft* ziel* anreise*
return: ruckkehr* ruckfahrt* ruckflug* ruckgabe*
pickup: abhol*
rating: bewertung*
kind: art typ sorte*
size: grosse* grose*
color: farbe*
model: modell* marke*
car: auto* wagen* fahrzeug*
taxi: taxi*
flight: flug* flieg*
airline: fluggesellschaft* airline*
bus: bus*
train: zug* bahn
station: bahnhof* haltestelle*
airport: flughafen*
event: veranstaltung* konzert* spiel
apartment: wohnung* haus
bedroom: schlafzimmer*
bathroom: badezimmer* bad
pet: haustier* hund* katze*
transfer: uberweis*
worker: techniker* handwerker* monteur*
role: mitglied* mieter* inhaber* besitzer* antragsteller*
recipient: empfanger*
policy: versicherung* police*
claim: schaden*
warranty: garantie* gewahrleistung*
serial: serien*
reference: referenz* aktenzeichen*
language: sprache*
urgent: dringend* eilig
meeting: besprechung* treffen* demo*
contract: vertrag*
subscription: abo* tarif*
quantity: anzahl* menge* stuck*
duration: dauer* lange
password: passwort* kennwort*
number: nummer*
plate: kennzeichen
code: code iban kennung ausweis* reisepass
breakfast: fruhstuck*
include: inklusive inbegriffen enthalten
injury: verletz*
movie: film*
`;
