/**
 * The most asked-for concepts in French, Italian, Portuguese, Dutch and Polish, read with English: a call in another
 * language still has its questions understood.
 */
export const OTHER = `
name: nom prenom nome cognome sobrenome naam achternaam voornaam nazwisko imie
phone: telephone telefono telefone telefoon telefonu
address: adresse indirizzo endereco adres adresu
city: ville citta cidade stad miasto
date: jour giorno dia dag dzien datum
birth: naissance nascita nascimento geboorte geboortedatum urodzenia urodzin
time: heure ora orario horario tijd godzina
price: prix prezzo preco prijs cena
people: personnes persone pessoas personen osob osoby
booking: reservation prenotazione reserva boeking rezerwacja rendez rendezvous appuntamento afspraak wizyta
order: commande ordine pedido bestelling zamowienie
`;
