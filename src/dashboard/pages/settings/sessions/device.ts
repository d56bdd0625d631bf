/** The first that a User-Agent has is meant: each names itself beside those whose pages it wants to be given. */
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|OPT|OPiOS)\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bHeadlessChrome\//, "Headless Chrome"],
  [/\bChromium\//, "Chromium"],
  [/\b(Chrome|CriOS)\//, "Chrome"],
  // Every browser of WebKit names Safari; the version beside it is Safari's own.
  [/\bVersion\/[\d.]+ .*\bSafari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/\biPhone\b|\biPad\b|\biPod\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
] as const;

export interface Device {
  browser: string | null;
  system: string | null;
}

/** Browser and system by a User-Agent header, as far as it tells them. */
export function deviceOf(userAgent: string | null): Device {
  const named = (names: typeof BROWSERS | typeof SYSTEMS) =>
    names.find(([sign]) => sign.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}
