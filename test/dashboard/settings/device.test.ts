import { expect, test } from "vitest";
import { deviceOf } from "../../../src/dashboard/pages/settings/sessions/device.ts";

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`;
const ANDROID = `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT}`;
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each<[string, string | null, string | null]>([
  [WINDOWS, "Chrome", "Windows"],
  [`${WINDOWS} Edg/140.0.0.0`, "Edge", "Windows"],
  [`${WINDOWS} OPR/122.0.0.0`, "Opera", "Windows"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox", "Windows"],
  [`${MAC} Version/18.6 Safari/605.1.15`, "Safari", "macOS"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "Linux"],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/140.0.0.0 Safari/537.36`,
    "Headless Chrome",
    "Linux",
  ],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Ubuntu Chromium/140.0.0.0 Chrome/140.0.0.0 Safari/537.36`,
    "Chromium",
    "Linux",
  ],
  [`${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`, "Chrome", "Android"],
  [`${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`, "Edge", "Android"],
  [`${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, "Samsung Internet", "Android"],
  ["Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0", "Firefox", "Android"],
  [`${IPHONE} Version/18.6 Mobile/15E148 Safari/604.1`, "Safari", "iOS"],
  [`${IPHONE} CriOS/140.0.7339.101 Mobile/15E148 Safari/604.1`, "Chrome", "iOS"],
  [`${IPHONE} FxiOS/143.0 Mobile/15E148 Safari/605.1.15`, "Firefox", "iOS"],
  [`${IPHONE} Version/18.0 EdgiOS/140.0.3485.66 Mobile/15E148 Safari/604.1`, "Edge", "iOS"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "ChromeOS"],
  // A browser that nobody here knows is called nothing rather than by another's name.
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Safari/537.36`, null, "Linux"],
  ["curl/8.15.0", null, null],
  ["", null, null],
])("names the browser and the system of %s", (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});
