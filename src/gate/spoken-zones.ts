/** Zones as people name them, folded. A clock's name stands for the zone, summer time and all, never for a fixed offset. */
const SPOKEN: Record<string, string> = {
  UTC: "utc|gmt|greenwich mean time|coordinated universal time|universal time|zulu time",
  "America/New_York":
    "eastern time|eastern standard|eastern daylight|us eastern|east coast time|hora del este|dogu yakasi|ostkuste|edt",
  "America/Chicago":
    "central time|central standard|central daylight|us central|nordamerikanische zentralzeit|cdt",
  "America/Denver": "mountain time|mountain standard|mountain daylight|us mountain|hora de la montana|mdt",
  "America/Phoenix": "arizona time|arizona saati|hora de arizona",
  "America/Los_Angeles":
    "pacific time|pacific standard|pacific daylight|us pacific|west coast time|westkuste|pdt",
  "America/Anchorage": "alaska time|alaska standard|alaska daylight|akst|akdt",
  "Pacific/Honolulu": "hawaii time|hawaii standard|hawaiian time|hawai saati",
  "America/Halifax": "atlantic time|atlantic standard|atlantic daylight",
  "America/St_Johns": "newfoundland time|newfoundland",
  "Europe/London":
    "uk|british time|british summer time|england|scotland|wales|northern ireland|great britain|britain|english time|ingiltere|iskocya|inglaterra|escocia|gran bretana|hora britanica|hora inglesa|britische zeit|englische zeit|schottland|grossbritannien",
  "Europe/Berlin":
    "central european|cest|mez|mesz|mitteleuropaische zeit|mitteleuropaische sommerzeit|hora central europea|hora de europa central|orta avrupa saati|german time|deutsche zeit|deutscher zeit|alman saati|almanya saati|hora alemana",
  "Europe/Athens": "eastern european|eest|osteuropaische zeit|dogu avrupa saati|greek time",
  "Europe/Lisbon": "western european|westeuropaische zeit",
  "Europe/Madrid":
    "spanish time|spain time|hora de espana|hora espanola|hora peninsular|espana peninsular|spanische zeit|ispanya saati",
  "Atlantic/Canary":
    "canary islands|islas canarias|canarias|hora canaria|kanarische inseln|kanaren|kanarya adalari",
  "Europe/Istanbul":
    "turkey|turkish time|turkiye saati|turk saati|turkische zeit|turkischer zeit|hora turca|trt",
  "Europe/Moscow": "moscow time|msk",
  "Europe/Paris": "french time|franzosische zeit|hora francesa|fransiz saati",
  "Europe/Rome": "italian time|italienische zeit|hora italiana",
  "Europe/Dublin": "irish time",
  "Europe/Amsterdam": "dutch time|holland|hollanda|holanda",
  "Europe/Prague": "czech republic",
  "Asia/Kolkata": "indian time|india standard|delhi|new delhi|mumbai|bangalore",
  "Asia/Tokyo": "japanese time|japan standard|jst",
  "Asia/Shanghai": "beijing|peking|pekin|china standard",
  "Asia/Seoul": "korean time|south korea time|kst",
  "Asia/Dubai": "uae|emirates|gulf standard",
  "Asia/Singapore": "sgt|singapur",
  "Pacific/Auckland": "nzst|nzdt",
};

/** Read in capitals, or where they are all that was said: `est` is a word in French, `pt` a country's code. */
const ABBREVIATIONS: Record<string, string> = {
  EST: "America/New_York",
  ET: "America/New_York",
  CST: "America/Chicago",
  MST: "America/Denver",
  PST: "America/Los_Angeles",
  PT: "America/Los_Angeles",
  HST: "Pacific/Honolulu",
  BST: "Europe/London",
  CET: "Europe/Berlin",
  EET: "Europe/Athens",
  WET: "Europe/Lisbon",
  NYC: "America/New_York",
};

/** Half a name: a zone where nothing but "please" or "here" follows, so not in "Central Africa" or "Mountain View". */
const BARE: Record<string, string> = {
  eastern: "America/New_York",
  "east coast": "America/New_York",
  central: "America/Chicago",
  mountain: "America/Denver",
  pacific: "America/Los_Angeles",
  "west coast": "America/Los_Angeles",
};

export const SPOKEN_ZONES = entriesOf(SPOKEN);
export const ABBREVIATED_ZONES: ReadonlyMap<string, string> = new Map(Object.entries(ABBREVIATIONS));
export const BARE_ZONES: ReadonlyMap<string, string> = new Map(Object.entries(BARE));

function entriesOf(table: Record<string, string>): [string, readonly string[]][] {
  return Object.entries(table).flatMap(([zone, names]) =>
    names.split("|").map((name): [string, readonly string[]] => [name, [zone]]),
  );
}
