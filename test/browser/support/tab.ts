import type {
  Browser,
  BrowserContextOptions,
  ConsoleMessage,
  Page,
  Request,
  Response,
} from "playwright-core";

/** How somebody looks at the dashboard. */
export interface Viewer {
  /** In CSS pixels. */
  width?: number;
  height?: number;
  dark?: boolean;
  /** BCP 47, as a browser asks for it. */
  language?: string;
  /** IANA name of the zone that the machine is set to. */
  zone?: string;
  /** False: a browser that runs no script. */
  script?: boolean;
  userAgent?: string;
  /** What they say yes to where a page asks; to all else they say no, and it is a problem. */
  agreesTo?: RegExp;
}

export type Cookies = NonNullable<Exclude<BrowserContextOptions["storageState"], string>>;

export interface Tab {
  page: Page;
  /** What went wrong on it so far, in words: errors, violations of the content security policy, failed requests, dialogs. */
  problems: readonly string[];
  close(): Promise<void>;
}

const WIDE = { width: 1280, height: 900 };

/** A tab of its own at `url`, with the cookies of whoever is signed in. */
export async function openTab(
  browser: Browser,
  url: string,
  cookies: Cookies | null,
  viewer: Viewer = {},
): Promise<Tab> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: viewer.width ?? WIDE.width, height: viewer.height ?? WIDE.height },
    colorScheme: viewer.dark ? "dark" : "light",
    locale: viewer.language ?? "en-GB",
    timezoneId: viewer.zone ?? "Europe/London",
    // Nothing that moves is to be waited for.
    reducedMotion: "reduce",
    javaScriptEnabled: viewer.script ?? true,
    ...(viewer.userAgent === undefined ? {} : { userAgent: viewer.userAgent }),
    ...(cookies === null ? {} : { storageState: cookies }),
  });
  const page = await context.newPage();
  const problems: string[] = [];
  watch(page, viewer.agreesTo, (problem) => problems.push(problem));
  return { page, problems, close: () => context.close() };
}

function watch(page: Page, agreesTo: RegExp | undefined, tell: (problem: string) => void): void {
  page.on("pageerror", (error) => tell(`An error on ${page.url()}: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (isError(message)) tell(`In the console of ${page.url()}: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    if (agreesTo?.test(dialog.message())) {
      void dialog.accept();
      return;
    }
    tell(`A dialog on ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("response", (response) => {
    if (isFailure(response)) tell(`${response.status()} for ${nameOf(response.request())}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // A page that is left ends what it was still waiting for.
    if (reason !== "net::ERR_ABORTED") tell(`${reason} for ${nameOf(request)}`);
  });
}

/** The browser's own line about an answer's status says less than the answer. */
const isError = (message: ConsoleMessage) =>
  message.type() === "error" && !message.text().startsWith("Failed to load resource");

/** The status of a page is for the test to expect; only that the worker broke is never right. */
const isFailure = (response: Response) =>
  response.status() >= (response.request().isNavigationRequest() ? 500 : 400);

const nameOf = (request: Request) => `${request.method()} ${request.url()} (${request.resourceType()})`;
