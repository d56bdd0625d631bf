/**
 * Zones that the runtime still answers under an old name (CLDR keeps the first name that it gave), and today's name in
 * the IANA database.
 */
const RENAMED: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/**
 * A zone that the runtime knows, by its current IANA name (`US/Central` is `America/Chicago`). Throws RangeError on
 * any other.
 */
export function currentZone(name: string): string {
  return renamed(new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone);
}

/**
 * The current name of a zone that goes by the runtime's own: of many zones, since asking for each takes the runtime
 * long.
 */
export function renamed(zone: string): string {
  return RENAMED[zone] ?? zone;
}
