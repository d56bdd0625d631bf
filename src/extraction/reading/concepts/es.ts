/** As in `en.ts`. */
export const ES = `
name: nombre* apellido* llama llamas llamo
phone: telefono* movil* celular*
email: correo* email*
address: direccion* domicilio*
street: calle* avenida*
city: ciudad* localidad*
area: barrio* zona*
postcode: cp
country: pais*
place: lugar* sitio ubicacion donde adonde
date: fecha* dia dias
when: cuando
time: hora horas
birth: nacimiento* nacio naci nacido nacida
age: edad*
price: precio* coste* costo* tarifa* importe* cuesta
total: total*
rent: alquiler* renta*
balance: saldo*
account: cuenta*
card: tarjeta*
payment: pago* pagar*
bill: factura* recibo*
order: pedido* compra* comprar
delivery: entrega* envio* enviar
product: producto* articulo*
people: personas persona comensales pasajero* huesped* viajero*
child: nino* nina* hijos
room: habitacion*
night: noche*
minute: minuto*
week: semana*
month: mes meses mensual*
year: ano anos anual*
ticket: boleto* billete* entrada* asiento*
hotel: hotel* alojamiento*
restaurant: restaurante* mesa*
food: comida* cocina*
doctor: doctor* medico* dr dra
dentist: dentista* dental
clinic: clinica* hospital* consulta*
patient: paciente*
symptom: sintoma* molestia* dolor*
medication: medicamento* medicina* medicacion*
allergy: alergi*
smoke: fuma* tabaco* cigarrillo*
alcohol: alcohol* bebe
job: trabajo ocupacion* profesion*
company: empresa* compania* negocio*
agent: agente* asistente*
reason: motivo* razon* porque
problem: problema* averia* incidencia*
refund: reembols* devolucion*
cancel: cancel* anul*
confirm: confirm*
booking: cita* reserva* turno* agend*
visit: visita*
reschedule: reprogram* aplaz*
followup: seguimiento* llamar llame llamarle llamarme llamada
interest: interes*
budget: presupuesto*
start: inicio* empieza* comienza* abre apertura*
end: fin final* termina* cierra cierre*
depart: salida* sale salir origen*
arrive: llegada* llega destino*
return: regreso* vuelta* volver
pickup: recogida* recoger*
rating: calificacion* valoracion* puntuacion*
kind: tipo* clase* genero*
size: talla* tamano*
color: color*
model: modelo* marca*
car: coche* carro* auto vehiculo*
taxi: taxi*
flight: vuelo* avion*
airline: aerolinea*
bus: autobus* bus*
train: tren*
station: estacion*
airport: aeropuerto*
event: evento* concierto* partido*
apartment: apartamento* piso* casa* departamento*
bedroom: dormitorio* recamara*
bathroom: bano banos
pet: mascota* perro* gato*
transfer: transfer*
worker: tecnico* fontanero* mecanico*
role: titular* socio* socia* inquilin* propietari* solicitante*
recipient: destinatario* beneficiario*
policy: poliza* seguro*
claim: siniestro* reclamacion*
warranty: garantia*
serial: serie
reference: referencia*
language: idioma*
urgent: urgen*
meeting: reunion* demo*
contract: contrato*
subscription: suscripcion* plan
quantity: cantidad* unidades
duration: duracion* dura
password: contrasena* clave
number: numero*
plate: matricula* placa*
code: codigo* iban pasaporte dni
breakfast: desayuno*
include: inclu*
injury: herid* lesion*
movie: pelicula*
`;
