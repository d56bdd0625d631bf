/** One concept a line; the words that stand for it. `*` ends a prefix. The same concepts exist in every language. */
export const EN = `
name: name surname
phone: phone telephone mobile cell cellphone landline tel
email: email mail mailbox
address: address addresses
street: street road avenue
city: city cities town municipality village
calendar: calendar diary agenda
area: area neighbourhood neighborhood district region borough quarter
postcode: postcode zip zipcode
country: country countries nationality
place: place location located site spot situated whereabouts where
when: when
movie: movie film
venue: venue cinema stadium arena theater theatre hall amphitheater amphitheatre park center centre
attraction: attraction sight landmark museum monument sightseeing
date: date day
time: time hour clock
birth: birth born birthday dob birthdate
age: age old aged
price: price cost fare fee charge amount quote expense
total: total overall sum altogether
rent: rent rental renting
balance: balance
account: account accounts
card: card cards
payment: payment pay payed paid paying pays payable
bill: bill invoice
order: order purchase buy bought
delivery: deliver delivery shipment shipping parcel package
product: product item article goods software device appliance machine handset
people: people person persons guest passenger traveller traveler rider adult party individual attendee participant someone group
child: child children kid kids son daughter
room: room rooms
night: night nights
minute: minute minutes min mins
hour: hours hour
weekday: weekday
month: month months monthly
year: year years yearly annual annually
week: week weeks weekly
ticket: ticket tickets seat
supplier: supplier vendor provider manufacturer maker
shop: shop store garage dealership pharmacy supermarket bakery
hotel: hotel motel inn hostel accommodation lodging guesthouse stay staying
restaurant: restaurant table dining dine eat dinner cafe pizzeria eatery bistro pub
food: food cuisine dish meal serve serves
doctor: doctor dr physician practitioner specialist clinician gp md vet veterinarian
dentist: dentist dental dds
clinic: clinic hospital practice surgery
patient: patient patients
symptom: symptom complaint pain ache sore illness disease ailment ill sick unwell
medication: medication medicine drug drugs tablet pill pills prescription
allergy: allergy allergic allergies
smoke: smoke smoker smoking cigarette tobacco vape
alcohol: alcohol alcoholic drinks liquor booze beer wine drinking drink
job: job occupation profession work works working employed living
company: company business firm organisation organization employer agency
agent: agent recruiter collector dispatcher teller assistant representative advisor adviser operator employee clerk rep handler receptionist salesperson consultant
reason: reason why purpose cause
problem: problem issue trouble fault defect broken error outage
refund: refund refunded refundable reimburse
cancel: cancel cancellation cancelled canceled
confirm: confirm confirmed confirmation
booking: book booking reserve reservation reserved appointment schedule slot
visit: visit viewing tour inspection
reschedule: reschedule postpone rearrange
followup: followup callback
interest: interest interested keen
budget: budget afford
start: start begin beginning open opening opens starts first
end: end finish close closing closes ends last
depart: depart departure leave leaving leaves outbound origin departing departs left
arrive: arrive arrival destination arriving arrives arrived
return: return returning back inbound
pickup: pickup collect collected collection pick picked picking
dropoff: dropoff drop
checkin: checkin
checkout: checkout
rating: rating rated review score
star: star stars
kind: kind type sort category genre style
size: size
color: color colour
model: model make brand
car: car vehicle automobile
taxi: taxi cab ride uber lyft
flight: flight flights plane fly flying airline airfare
airline: airline airlines carrier
bus: bus buses coach
train: train trains rail
station: station terminal
airport: airport airports
event: event concert match game show gig festival
music: music musical
artist: artist singer band performer act actor actress starring
sport: sport sports sporting team
apartment: apartment flat house home property condo complex
bedroom: bedroom bedrooms bed beds
bathroom: bathroom bathrooms bath baths
pet: pet pets animal dog cat
wifi: wifi wifi internet
transfer: transfer transferred move moved wire
relative: wife husband spouse partner mother father mum mom dad brother sister
witness: witness
worker: worker plumber locksmith technician engineer mechanic electrician inspector courier cleaner nurse therapist surveyor assessor waiter waitress instructor teacher
driver: driver
director: director directed directs
staff: staff employees personnel workforce
role: role candidate debtor applicant tenant renter holder owner homeowner policyholder member subscriber shopper buyer seller enquirer inquirer complainant organiser organizer host prospect resident claimant borrower parent guardian student landlord manager colleague
recipient: recipient payee beneficiary receiver gets
policy: policy insurance insured insurer
claim: claim claims
damage: damage damaged accident crash
warranty: warranty guarantee
serial: serial
reference: reference ref tracking
language: language speak
consent: consent agree permission
urgent: urgent urgency emergency
meeting: meeting meet demo
contract: contract agreement
subscription: subscription plan membership
quantity: quantity
customer: customer caller client
number: number numbers
furnish: furnished furniture
duration: duration long length last
stopover: stop stops stopover layover connection change changes
travel: travel trip journey travelling traveling
class: class cabin
salon: salon stylist barber hairdresser
password: password passcode pin
security: security secret
save: savings saving
salary: salary wage income earn earns earned earning earnings
school: school college university
question: question
title: title subject heading
satisfied: satisfied satisfaction happy
decision: decision decide decided
competitor: competitor competition
temperature: temperature fever degree celsius fahrenheit
weight: weight weigh
height: height tall
plate: registration plate licence license numberplate vin
code: code iban passport id sku identifier tag
breakfast: breakfast
include: include included includes inclusive
injury: injury injured injuries hurt
`;
