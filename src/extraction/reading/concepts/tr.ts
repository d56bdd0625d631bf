/** As in `en.ts`. Turkish words take endings, so most are prefixes. */
export const TR = `
name: ad adi adim adin adiniz adinizi adimi ismim isim isminiz isminizi ismi isminin soyad* soyisim*
phone: telefon* cep gsm
email: eposta* mail* email*
address: adres*
street: sokak* sokag* cadde*
city: sehir* sehr* ilce*
area: bolge* semt* mahalle*
postcode: postakodu
country: ulke*
place: yer yeri yere yerde konum* nerede nereye nereden
venue: mekan* salon*
date: tarih* gun gunu gunde gunler* gune
when: zaman*
time: saat saati saatte saatler*
birth: dogum* dogdu*
age: yas yasi yasinda yasindayim yasiniz
price: fiyat* ucret* tutar* bedel*
total: toplam*
rent: kira*
balance: bakiye*
account: hesap* hesab*
card: kart*
payment: ode*
bill: fatura*
order: siparis* satin
delivery: teslim* kargo* gonder*
product: urun*
people: kisi* misafir* yolcu*
child: cocuk*
room: oda*
night: gece*
minute: dakika* dk
week: hafta*
month: ay ayi aylik ayda
year: yil yili yillik
ticket: bilet* koltuk*
hotel: otel* konakla*
restaurant: restoran* lokanta* masa*
food: yemek* mutfak*
doctor: doktor* hekim* dr
dentist: disci* dis
clinic: klinik* hastane* muayenehane*
patient: hasta hastanin hastalar*
symptom: sikayet* belirti* agri* agri
medication: ilac*
allergy: alerji*
smoke: sigara*
alcohol: alkol* icki*
job: meslek* isiniz
company: sirket* firma* isletme*
customer: musteri*
agent: temsilci* asistan* danisman*
reason: neden* sebep* sebeb* nicin amac*
problem: sorun* ariza* problem*
refund: iade*
cancel: iptal*
confirm: onay* teyit*
booking: randevu* rezervasyon*
visit: ziyaret*
reschedule: ertele*
followup: takip* arama* aranma* arar* ararsan* ariyor* donus* arayin ara arayalim arayabilir*
interest: ilgi* ilgilen*
budget: butce*
start: basla* acil*
end: bitis* bit* kapan*
depart: kalkis* ayril* hareket*
arrive: varis* var*
return: donusu
pickup: alim alinacak alis
rating: puan* degerlendir*
kind: tur turu tip tipi cesit*
size: boyut* beden*
color: renk* reng*
model: model* marka*
car: araba* arac* otomobil*
taxi: taksi*
flight: ucus* ucak*
bus: otobus*
train: tren*
station: istasyon* durak* otogar*
airport: havaalan* havaliman*
event: etkinlik* konser* mac* gosteri*
apartment: daire* ev evi konut*
bedroom: yatak*
bathroom: banyo*
pet: evcil kopek* kedi*
transfer: havale* transfer*
worker: tamirci* tesisatci* teknisyen* usta*
role: uye* kiraci* sahib* veli*
recipient: alici*
policy: sigorta* police*
claim: hasar*
warranty: garanti*
serial: seri
reference: referans*
language: dil*
consent: onam* riza*
urgent: acil acildi
meeting: toplanti* gorusme* demo*
contract: sozlesme*
subscription: abonelik* paket*
quantity: adet* miktar* tane*
duration: sure*
password: sifre* parola*
number: numara* no
plate: plaka* ruhsat*
code: kod kodu iban seri kimlik* pasaport*
breakfast: kahvalti*
include: dahil
injury: yaral*
movie: film*
`;
